from rabta.resolution.queries.asked import asked, pair
from rabta.resolution.queries.identities import identities_of, identity
from rabta.resolution.queries.search import search

__all__ = ["asked", "identities_of", "identity", "pair", "search"]
