from rabta.briefing.operations.list_steps import step_list
from rabta.briefing.operations.prices import Imported, import_price_list
from rabta.briefing.operations.rates import RatesBrought, SaidOfRates, import_rates

__all__ = ["Imported", "RatesBrought", "SaidOfRates", "import_price_list", "import_rates", "step_list"]
