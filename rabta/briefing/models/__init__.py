from rabta.briefing.models.edition import Edition, EditionFigure, EditionOut, EditionStep
from rabta.briefing.models.price_list import Price, PriceList
from rabta.briefing.models.saved_view import SavedView, SavedViewStep

__all__ = ["Edition", "EditionFigure", "EditionOut", "EditionStep", "Price", "PriceList", "SavedView",
           "SavedViewStep"]  # fmt: skip
