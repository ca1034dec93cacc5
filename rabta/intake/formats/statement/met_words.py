"""Words for people met on the move and for who arranges their journey, English and Urdu.

Source: UN Protocol against the Smuggling of Migrants, article 3; UN Trafficking in Persons Protocol, article 3.
"""

import functools

from rabta.intake.formats.statement.phrasebook import Phrasebook
from rabta.intake.formats.statement.tokens import listed

SMUGGLED, TRAFFICKED = "smuggled person", "victim of trafficking"
ON_DOCUMENTS, FACILITATOR = "refused boarding or entry on documents", "facilitator"

FACILITATORS = frozenset(
    listed(
        "facilitator facilitators agent agents trafficker traffickers smuggler smugglers ringleader kingpin recruiter"
        " recruiters broker brokers organiser organisers handler handlers ایجنٹ ایجنٹوں سہولت اسمگلر سمگلر اسمگلروں"
        " سمگلروں اسمگلرز سمگلرز"
    )
)
# Who is called one of these is on the move, also where the words say "held".
TRAVELLERS = frozenset(
    listed(
        "smuggled trafficked migrant migrants victim victims passenger passengers arrivals traveller travellers"
        " deportees refugees children minors مسافر مسافروں متاثرین تارکین بچے بچوں"
    )
)
YOUNG = frozenset(
    listed(
        "minor minors child children infant infants baby babies boys girls teenager teenagers juvenile juveniles"
        " نابالغ نابالغوں بچے بچوں بچہ بچی بچیاں بچیوں کمسن"
    )
)
COUNTED = YOUNG | FACILITATORS | frozenset(listed("migrants victims deportees refugees labourers تارکین متاثرین مسافر لوگ"))
# Only these words make a journey one that was smuggled.
OF_SMUGGLING = frozenset(
    listed(
        "smuggled migrant migrants irregular boat dinghy launch sea cross trafficked taken قاعدہ جائے تارکین کشتی ڈنکی"
        " غیرقانونی اسمگل سمگل"
    )
)
OF_DOCUMENTS = frozenset(
    listed(
        "visa visas passport passports papers documents tickets offloaded boarding permit پاسپورٹ ویزا ویزے ویزوں دستاویزات"
        " آف سوار"
    )
)
# "held for ransom": by others.
CAPTIVE = frozenset(listed("ransom captive hostage تاوان یرغمال"))
OF_TRAFFICKING = frozenset(listed("ransom trafficked traffickers forced bonded begging تاوان متاثرین بازیاب"))

_STRONG = (
    "smuggled person", "smuggled persons", "being smuggled", "human smuggling", "migrant smuggling", "human smuggler",
    "human smugglers", "people smugglers", "smuggling of migrants", "human trafficking", "human traffickers",
    "trafficking in persons",
    "migrant", "migrants", "irregular journey", "irregular route", "irregular migration", "irregular entry", "irregularly",
    "refused boarding", "stopped from boarding", "denied boarding", "offloaded", "off loaded", "held for ransom",
    "being taken towards", "being taken to", "taken across the border", "trying to cross",
    "forged visa", "forged visas", "fake visa", "fake visas", "forged passports", "fake passports", "trafficking victims",
    "victims of trafficking", "illegal immigrants", "illegal migrants", "dunki", "donkey route",
    "انسانی سمگلنگ", "انسانی اسمگلنگ", "انسانی سمگلر", "انسانی اسمگلر", "انسانی سمگلروں", "انسانی اسمگلروں", "تارکین وطن",
    "آف لوڈ", "جعلی ویزے", "جعلی ویزا", "جعلی ویزوں", "جعلی پاسپورٹ", "غیر قانونی طور پر سرحد", "غیر قانونی سفر", "ڈنکی",
    *(f"trafficked for {end}" for end in ("labour", "labor", "work", "marriage", "begging", "exploitation", "ransom")),
    "trafficked for forced", "trafficked for sexual", "were trafficked", "been trafficked",
    *(f"{who} کو {saved}" for who in ("افراد", "لوگوں", "مسافروں") for saved in ("بچا لیا", "بچا لیے", "بچایا گیا")),
    "بغیر کاغذات", "بے قاعدہ راستے", "سوار ہونے سے روک",
)  # fmt: skip


@functools.cache
def on_the_move() -> Phrasebook[str]:
    """Phrases that by themselves say that a text tells of people smuggled, trafficked or turned back."""
    return Phrasebook((phrase, phrase) for phrase in _STRONG)
