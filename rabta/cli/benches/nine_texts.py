"""Nine public texts whose arithmetic is known, with what must come out of each. The words are our own.

Source: the published briefings of 2014 to 2023, restated from their figures alone; where a source gives no list, or regions
without figures, the parts are ours and add up to what it states.
"""

from typing import Any, NamedTuple

from rabta.intake.formats.published.reader import read_published


class Known(NamedTuple):
    """A text, the kinds of finding it must give and no other, and the comparisons that must come out exact or within."""

    name: str
    text: str
    findings: frozenset[str]
    agrees: frozenset[tuple[str, str]] = frozenset()


EXACT = Known(
    "35 operations, 793.209 kg: exact",
    "The force carried out 35 operations last week and seized 793.209 kg of drugs: opium 210.5 kg, heroin 44.209 kg,"
    " hashish 520 kg and methamphetamine 18.5 kg. Balochistan 400.209 kg in 9 operations; Punjab 150 kg in 8 operations; KPK"
    " 120 kg in 7 operations; Sindh 83 kg in 6 operations; North 40 kg in 5 operations.",
    frozenset(),
    frozenset({("operations", "regions"), ("mass_seized", "regions"), ("mass_seized", "substances")}),
)
UNIT_SLIP = Known(
    "2,854.398 kg: exact only with 0.057 gram as kilograms",
    "In 26 operations 2,854.398 kg of drugs were seized and 18 suspects were arrested: opium 1,610.000 kg, heroin 120.341"
    " kg, hashish 1,104.000 kg, ice 20.000 kg and 0.057 Gram ecstasy.",
    frozenset({"unit_slip"}),
)
TABLETS = Known(
    "over 355 kg: exact, tablets counted by weight",
    "During 31 operations over 355 kg of drugs were recovered and 23 accused arrested. The recovered drugs include hashish"
    " 250.300 kg, opium 21.117 kg, ice 18.000 kg and 304,480 Xanax tablets weighing 66.1 kg.",
    frozenset({"tablets_as_kilograms"}),
    frozenset({("mass_seized", "substances")}),
)
LIQUOR = Known(
    "1,917.85 kg: liquor counted as a drug",
    "In 14 operations 1,917.85 kg of drugs were seized: hashish 1,500 kg, opium 300.85 kg, heroin 57 kg and 60 kg of"
    " liquor.",
    frozenset({"category_error"}),
)
PARTIAL = Known(
    "2.9 t: tablets without a weight",
    "In March 2020 the force seized 2.9 tons of drugs: heroin 1,170 kg, hashish 1,500 kg, opium 245.6 kg. Also 113,000"
    " tablets were recovered.",
    frozenset({"part_unweighed"}),
    frozenset({("mass_seized", "substances")}),
)
ROUNDED = Known(
    "1.027 t: exact to the digit cut off",
    "20 operations: 1.027 tons of drugs seized: hashish 900 kg, opium 100.8 kg, heroin 27 kg.",
    frozenset(),
    frozenset({("mass_seized", "substances")}),
)
HEADLINE = Known(
    "1,186.981 kg: 226 kg of the headline are not in the list",
    "Force seizes 1,186.981 kg drugs in 43 operations\nRAWALPINDI: The force recovered 960.981 kg of drugs: opium 266.2 kg,"
    " heroin 121.137 kg, hashish 470.408 kg, ice 7.576 kg, ecstasy 660 grams and morphine 95 kg.",
    frozenset({"headline_differs"}),
)
UNEXPLAINED = Known(
    "157.551 t: 29.3 t unexplained; the agencies add up",
    "From June 2022 to June 2023 all agencies seized 266 metric tons of drugs, of which the ANF seized 59 percent. The ANF"
    " seized 157.551 metric tons: meth 4,379.103 kg, amphetamine 207.561 kg, psychotropic tablets 492.094 kg, hashish"
    " 61,781.257 kg, opium 43,197.508 kg, heroin 9,316.695 kg, morphine 5,459.8 kg, cocaine 11.249 kg, other drugs"
    " 3,374.103 kg. Other agencies seized 108.566 tonnes.",
    frozenset({"part_missing"}),
    frozenset({("mass_seized", "agencies")}),
)
LITRES = Known(
    "320.50 t burnt: litres added as kilograms, cities 0.34 t short",
    "The ANF burnt 320.50 tons of drugs worth $2.25 billion in 2014-15: opium 200,000 kg, hashish 100,540 kg, heroin"
    " 15,000 kg, and 4,943 litres of acetic anhydride. Quetta 293.369 tons; Karachi 14.85 tons; Lahore 2.28 tons; Rawalpindi"
    " 9.66 tons.",
    frozenset({"litres_as_kilograms", "part_missing"}),
)
NINE = (EXACT, UNIT_SLIP, TABLETS, LIQUOR, PARTIAL, ROUNDED, HEADLINE, UNEXPLAINED, LITRES)


def verdict(known: Known) -> dict[str, Any]:
    """Give {text, found, sums, as_known} of one text as it is read now."""
    reading = read_published({"text": known.text})
    found = {str(each["kind"]) for each in reading["findings"]}
    agree = {
        (str(reading["figures"][each["whole"]]["what"]), str(each["among"]))
        for each in reading["sums"]
        if each["verdict"] != "differs"
    }
    return {
        "text": known.name, "found": sorted(found), "sums_that_agree": sorted(" by ".join(pair) for pair in agree),
        "as_known": found == known.findings and known.agrees <= agree,
    }  # fmt: skip
