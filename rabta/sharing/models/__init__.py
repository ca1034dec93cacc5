from rabta.sharing.models.marking import Marking, TokenKey

__all__ = ["Marking", "TokenKey"]
