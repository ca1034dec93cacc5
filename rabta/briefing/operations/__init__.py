from rabta.briefing.operations.prices import Imported, import_price_list

__all__ = ["Imported", "import_price_list"]
