from rabta.briefing.models.price_list import Price, PriceList, PriceListStep
from rabta.briefing.models.rate_list import DayRate, RateList, RateListStep

__all__ = ["DayRate", "Price", "PriceList", "PriceListStep", "RateList", "RateListStep"]
