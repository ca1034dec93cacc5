from rabta.briefing.models.price_list import Price, PriceList

__all__ = ["Price", "PriceList"]
