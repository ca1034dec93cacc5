from rabta.briefing.operations.editions import CENTRE, NewEdition, prepare_edition, prepare_restatement, sign_edition
from rabta.briefing.operations.prices import Imported, import_price_list
from rabta.briefing.operations.saved_views import save_view, sign_view

__all__ = [
    "CENTRE", "Imported", "NewEdition", "import_price_list", "prepare_edition", "prepare_restatement", "save_view",
    "sign_edition", "sign_view",
]  # fmt: skip
