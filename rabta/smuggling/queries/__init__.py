from rabta.smuggling.queries.met import LISTS, encounter, encounters, indicators_here, key_of, met_in, referrals
from rabta.smuggling.queries.networks import network, network_of, networks
from rabta.smuggling.queries.routes import contacts, routes, routes_briefly
from rabta.smuggling.queries.stated import stated
from rabta.smuggling.queries.warnings import proposed, warning, warnings

__all__ = [
    "LISTS", "contacts", "encounter", "encounters", "indicators_here", "key_of", "met_in", "network", "network_of",
    "networks", "proposed", "referrals", "routes", "routes_briefly", "stated", "warning", "warnings",
]  # fmt: skip
