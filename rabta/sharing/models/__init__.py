from rabta.sharing.models.change import Change
from rabta.sharing.models.marking import Marking, TokenKey

__all__ = ["Change", "Marking", "TokenKey"]
