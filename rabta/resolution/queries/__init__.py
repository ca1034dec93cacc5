from rabta.resolution.queries.asked import asked, asked_in_all, pair
from rabta.resolution.queries.identities import identities_of, identity
from rabta.resolution.queries.many import Called, whose
from rabta.resolution.queries.search import MOST_FOUND, search

__all__ = ["MOST_FOUND", "Called", "asked", "asked_in_all", "identities_of", "identity", "pair", "search", "whose"]
