from rabta.smuggling.operations.encounters import (
    FiledEncounter,
    NewEncounter,
    NewPerson,
    Said,
    file_encounter,
    open_first_referral,
    sign_step,
)
from rabta.smuggling.operations.networks import NewMark, NewStatement, NewStatements, mark_part, state_facts
from rabta.smuggling.operations.warnings import raise_warning, sign_warning

__all__ = [
    "FiledEncounter", "NewEncounter", "NewMark", "NewPerson", "NewStatement", "NewStatements", "Said", "file_encounter",
    "mark_part", "open_first_referral", "raise_warning", "sign_step", "sign_warning", "state_facts",
]  # fmt: skip
