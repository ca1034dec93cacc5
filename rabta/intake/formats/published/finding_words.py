"""The sentences of findings: fixed templates, so that another language can recognise and say them."""

from decimal import Decimal

from rabta.vocabulary.rules.substances import substance

AMONG = {
    "substances": "The drugs listed", "regions": "The regions listed", "operations": "The operations told",
    "agencies": "The agencies named", "substance_by_region": "The regions' own lists of this drug",
    "shares": "The shares listed",
}  # fmt: skip
MISSING = "{among} leave {amount} of the total unexplained."
EXCEEDS = "{among} add up to {amount} more than the total."
SLIP = "{stated} of {name} is counted as {meant}: with that the sum is exact."
EXCHANGED = "{stated} of {name} may be {meant}, two digits exchanged: with that the sum is exact."
EXCHANGED_COUNT = "{stated} may be {meant}, two digits exchanged: with that the sum is exact."
EXCHANGED_TOTAL = "The parts add up to {meant}: in the total {stated} two digits are exchanged."
COMMA_TOTAL = "The parts add up to {meant}: in the total {stated} the comma is a decimal mark."
UNIT_TOTAL = "The parts add up to {meant}: the total {stated} is written in another unit."
LEFT_OUT = "Without {amount} of {name} the sum is exact: the total leaves it out, or the list counts it twice."
BOTH = "The drugs and the regions listed both add up to {amount}: the total is wrong."
ONE_DIGIT = "{among} are {amount} away from the total, one digit in one place: a misprint would explain it."
UNTOLD = "The text leaves {number} untold; {amount} of the total are missing with that."
COMMA = "{stated} would be more than the whole text's total: {meant} is meant, the comma is a decimal mark."
IMPLAUSIBLE = "{stated} is more than can have been found there: {meant} may be meant."
TWO_CURRENCIES = "The value is written in two currencies."
VERSION = "The text gives another version of this figure here."
CUMULATIVE = "{stated} is {times} times what its parts add up to: a total up to date seems to stand for this period's."
LITRES = "The sum comes out only when {amount} are counted as kilograms."
TABLETS_IN = "{amount} are missing from the list; {number} tablets without a weight would explain them at {each} each."
TABLETS_WEIGHED = "{number} tablets are counted by weight, as {amount}."
UNWEIGHED = "{number} tablets stand in the text without a weight and are not in the sum."
CATEGORY = "The total counts {amount} of {name}, which is no drug."
HEADLINE = "The text gives {first} and later {second}; {amount} are elsewhere in the text or not given."
HEADLINE_COUNT = "The text gives {first} and later {second}."
HEADLINE_BODY = "The headline says {first}, the text below it {second}."
HEADLINE_DIGITS = "The headline says {first}, the text below it {second}: two digits are exchanged."
HEADLINE_MARK = "The headline says {first}, the text below it {second}: the decimal point is in another place."
TOO_LARGE = "{part} cannot be among {whole}: the part is larger than its whole."
_UNITS = {
    "tonne": ("tonne", "tonnes"), "litre": ("litre", "litres"), "kg": ("kg", "kg"), "g": ("g", "g"),
    "women": ("woman", "women"),
}  # fmt: skip


def amount(value: Decimal, unit: str) -> str:
    """Give a number with its unit: "226 kg", "1 operation", "4,943 litres"."""
    if unit == "persons":
        return f"{grouped(value)} {'person' if value == 1 else 'persons'}"
    one, many = _UNITS.get(unit, (unit, unit if unit.isupper() else f"{unit}s"))
    return f"{grouped(value)} {one if value == 1 else many}"


def grouped(value: Decimal) -> str:
    """Give a number as people write it: grouped by thousands, at most three decimals, no trailing zeros."""
    rounded = round(value, 3)
    text = f"{rounded:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def name(code: str | None) -> str:
    """Give the English name of a substance code, in small letters inside a sentence."""
    return substance(code).name_en.lower() if code else "the drug"
