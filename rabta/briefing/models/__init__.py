from rabta.briefing.models.edition import Edition, EditionFigure, EditionOut, EditionStep
from rabta.briefing.models.price_list import Price, PriceList

__all__ = ["Edition", "EditionFigure", "EditionOut", "EditionStep", "Price", "PriceList"]
