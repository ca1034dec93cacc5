from rabta.resolution.queries.asked import asked, asked_in_all, pair
from rabta.resolution.queries.identities import identities_of, identity
from rabta.resolution.queries.many import Called, whose
from rabta.resolution.queries.search import MOST_FOUND, search
from rabta.resolution.queries.things import numbers_shared, thing

__all__ = [
    "MOST_FOUND", "Called", "asked", "asked_in_all", "identities_of", "identity", "numbers_shared", "pair", "search",
    "thing", "whose",
]  # fmt: skip
