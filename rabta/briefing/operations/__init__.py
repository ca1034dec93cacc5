from rabta.briefing.operations.editions import CENTRE, NewEdition, prepare_edition, prepare_restatement, sign_edition
from rabta.briefing.operations.prices import Imported, import_price_list

__all__ = [
    "CENTRE", "Imported", "NewEdition", "import_price_list", "prepare_edition", "prepare_restatement", "sign_edition",
]  # fmt: skip
