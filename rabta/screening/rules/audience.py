"""Who is shown an entry: at least whoever sees its list, so that nothing of a list hides from who sees the list."""

from rabta.sharing.rules.marking import Marking
from rabta.vocabulary.rules.numbered import agency_numbered

OWN_AGENCY = "restricted; originator only; H0"
"""Of a find with a child, or with somebody who may be one: what an officer chose is not asked."""


def is_no_narrower(entry: Marking, of_list: Marking) -> bool:
    """Whether everybody who may see the list may see the entry: for every purpose, level, agency and group."""
    left = {one for one in of_list.agencies if not (entry.every_agency and not agency_numbered(one).is_partner)}
    return (
        entry.level <= of_list.level
        and (entry.every_agency or not of_list.every_agency)
        and left <= set(entry.agencies)
        and set(of_list.groups) <= set(entry.groups)
        and set(of_list.purposes) <= set(entry.purposes)
    )


def shows_wherever(other: Marking, of: Marking) -> bool:
    """Whether everybody who may see what is marked `of`, its originator among them, may see what is marked `other`."""
    heard = other.originator == of.originator or of.originator in other.agencies
    every = other.every_agency and not agency_numbered(of.originator).is_partner
    return (heard or every) and is_no_narrower(other, of)
