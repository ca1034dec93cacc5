from rabta.publications.operations.editions import (
    CENTRE,
    NewEdition,
    Written,
    prepare_edition,
    prepare_restatement,
    sign_edition,
)

__all__ = ["CENTRE", "NewEdition", "Written", "prepare_edition", "prepare_restatement", "sign_edition"]
