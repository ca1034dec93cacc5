"""The sentences of a verdict: fixed templates, so that another language can recognise and say them."""

from collections.abc import Callable
from decimal import Decimal

from rabta.briefing.rules.land import area_in_words
from rabta.briefing.rules.money import money_in_words
from rabta.briefing.rules.part_rows import number as number
from rabta.briefing.rules.wording import count_in_words, mass_in_words, plain_number

EXACT = "The record has the same number: {definition}."
WITHIN = "The record's number is within what the words allow: {definition}."
DIFFERS = "Held beside {definition}."
OTHER = "The record has this number under another definition: {definition}."
BY_ITS_OWN = "By its own definition the record has {text}: {definition}."
MORE = "{amount} more in the record ({share} %)"
LESS = "{amount} less in the record ({share} %)"
UNDER_A_TENTH, OVER_MANY = "under 0.1", "over 999"

NOTHING_OF_THE_KIND = "Nothing of this kind is on record in this period."
NOT_KEPT = {
    "mass_destroyed": "The record keeps seizures, not what was burnt or destroyed.",
    "cases": "The record keeps events and arrests, not cases registered.",
    "convictions": "The record keeps no judgements of courts.",
    "addicts_treated": "The record keeps no treatment.",
    "laboratories": "The record keeps no count of laboratories.",
    "assets_frozen": "The record keeps no assets.",
    "vessels": "The record counts vessels among vehicles, never apart.",
    "area_cultivated": "The record keeps land cleared, not land under cultivation.",
    "area_surveyed": "The record keeps land cleared, not land surveyed.",
    "persons_deported": "These people were sent back, not arrested: the record keeps no deportations.",
    "persons_killed": "These people were killed, not arrested: the record keeps no deaths.",
    "persons_injured": "These people were injured, not arrested: the record keeps no injuries.",
    "persons_rescued": "These people were rescued, not arrested: the record keeps rescues only of people met on the move.",
    "persons_released": "These people were let go, not arrested: the record keeps no releases.",
    "persons_otherwise": "The text does not say that these people were arrested.",
}
OWN_REGION = "A region is the agency's own and no province, so nothing in the record is counted by it."
NO_DAYS = "You see no dated event yet, so there is nothing to hold this beside."
UNDATED = "The text names a day, a week or a month without its date: give the days to judge it by."
EARLIER = "The text gives this to compare with, for an earlier period that it does not date: give the days to judge it by."
NOT_EVENTS = "The record counts events, each once, not raids or operations: one may bring several events, or none."
NO_PRICES = "No price list is available to you, so the record values nothing."
OTHER_CURRENCY = "The record's value is in {currency}; nothing is converted."
ONE_SEIZURE = "This is one seizure of the text, not a total: the record's totals are not held beside it."
ONE_CASE = "These are people of one case of the text, not a total: the record's totals are not held beside them."
NO_UNIT = "The unit has no fixed mass or area, so it is never converted."
NAMED_AGENCY = "The text names {agency}; the record's number is of all agencies."
PUBLISHED = "{definition}, as published on {text}"
OTHER_DAYS = "The record has this number for other days, {period}: {definition}."
INSIDE_OR_OUTSIDE = (
    "No report says whether those arrested apart from any seizure are among those arrested at seizures:"
    " {inside} arrested in all if they are, {outside} if they are not."
)

MASS, MASS_REPORTED = "the mass seized, each event once", "the mass seized as reported, every report added up"
MASS_AGENCY = "the mass seized in every event that {agency} is named in"
MASS_SHARE = "the share of {agency} in the mass seized, joint events in equal parts"
MASS_LITRES = "the mass seized with litres counted as kilograms"
OF_SUBSTANCE = "{name}, each event once"
OF_SUBSTANCE_REPORTED = "{name} as reported, every report added up"
IN_PROVINCES = "{definition}, in {provinces}"
ARRESTS = "persons arrested at seizures, each event once"
ARRESTS_REPORTED = "persons arrested at seizures as reported, every report added up"
ARRESTS_APART = "persons arrested apart from any seizure, each event once"
ARRESTS_ALL = "persons arrested at seizures and apart from them together"
ARRESTS_AGENCY = "persons arrested at seizures in every event that {agency} is named in"
PART_OF_ARRESTS = {
    "foreigners": "foreigners arrested at seizures, where documented",
    "women": "women arrested at seizures",
    "nationals": "nationals of {country} arrested at seizures, documented",
}
PART_APART = {
    "foreigners": "foreigners arrested apart from any seizure, where documented",
    "women": "women arrested apart from any seizure",
    "nationals": "nationals of {country} arrested apart from any seizure, documented",
}
PART_TOGETHER = {
    "foreigners": "foreigners arrested at seizures and apart from them together",
    "women": "women arrested at seizures and apart from them together",
    "nationals": "nationals of {country} arrested at seizures and apart from them together",
}
REPORTED = "{definition}, as reported"
EVENTS, EVENTS_REPORTED = "events, each once", "events as often as a report tells of them"
VEHICLES, VEHICLES_REPORTED = "vehicles impounded, each event once", "vehicles impounded as reported"
AREA, AREA_REPORTED = "land claimed as cleared, each claim once", "land claimed as cleared, as often as reported"
MET, MET_REPORTED = "persons met on the move, each once", "persons met on the move, as often as reported"
VALUE = 'what counts once at the prices of the list "{list}"'
VALUE_REPORTED = 'what is reported, every report added up, at the prices of the list "{list}"'
FITTED = (
    "The prices of this list are invented and fitted: they were chosen so that the year comes to the sum it was told."
)
VALUE_OTHER_LIST = 'what counts once at the prices of another list, "{list}"'
QUANTITY, QUANTITY_REPORTED = "{name} in {unit}, each event once", "{name} in {unit} as reported"

_SAID: dict[str, Callable[[Decimal], str]] = {
    "mass_by_substance": mass_in_words,
    "area_cleared": lambda value: area_in_words(value, None),
    "arrests": lambda value: count_in_words(value, "person", "persons"),
    "arrests_apart": lambda value: count_in_words(value, "person", "persons"),
    "persons_encountered": lambda value: count_in_words(value, "person", "persons"),
    "events": lambda value: count_in_words(value, "event", "events"),
    "vehicles": lambda value: count_in_words(value, "vehicle", "vehicles"),
}


def amount(figure: str, value: Decimal, *, currency: str = "") -> str:
    """Give an amount of a figure in words: `3.2 tonnes`, `12 persons`; money in its currency; of others the number."""
    if currency:
        return money_in_words(value, currency)
    said = _SAID.get(figure)
    return said(value) if said is not None else plain_number(value)


def money(value: Decimal, currency: str) -> str:
    """Give an amount of money in words."""
    return money_in_words(value, currency)


def plain(value: Decimal) -> str:
    """Give a number in words without needless digits."""
    return plain_number(value)
