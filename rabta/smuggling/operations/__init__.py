from rabta.smuggling.operations.encounters import (
    FiledEncounter,
    NewEncounter,
    NewPerson,
    Said,
    file_encounter,
    open_first_referral,
    sign_step,
)

__all__ = ["FiledEncounter", "NewEncounter", "NewPerson", "Said", "file_encounter", "open_first_referral", "sign_step"]
