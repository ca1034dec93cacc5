"""Words that say what part an agency took, English and Urdu: detected, intercepted, assisted, took custody ...

The seven words of a role are those of the record (DESIGN section 3, incident role).
"""

import functools

from rabta.intake.formats.statement.phrasebook import Phrasebook
from rabta.intake.formats.statement.tokens import listed

DETECTED, INTERCEPTED, ASSISTED = "detected", "intercepted", "assisted"
TOOK_CUSTODY, REGISTERED_CASE, TESTED, DESTROYED = "took_custody", "registered_case", "tested", "destroyed"

# "handed over to ANF", "into the custody of Customs", "a case registered with ANF": said before the name.
_BEFORE: dict[str, tuple[str, ...]] = {
    TOOK_CUSTODY: (
        "handed over to", "handing over to", "hand over to", "handed to", "passed to", "passed on to", "given to",
        "given over to", "transferred to", "shifted to", "delivered to", "turned over to", "surrendered to", "over to",
        "in the custody of", "into the custody of", "in custody of", "custody of", "custody with", "custody:", "received by",
        "taken over by", "taken into custody by", "entrusted to", "made over to", "تحویل",
    ),
    REGISTERED_CASE: (
        "registered by", "registered at", "registered with", "registered in", "lodged by", "lodged with", "lodged at",
        "case registered under", "booked by",
    ),
    DETECTED: ("detected by", "spotted by", "noticed by", "discovered by", "identified by", "pointed out by",
               "نشاندہی"),
    TESTED: ("tested by", "examined by", "analysed by", "analyzed by", "sent for testing to", "report of", "certified by"),
    DESTROYED: ("destroyed by", "burnt by", "burned by", "incinerated by", "set ablaze by", "ploughed up by"),
    INTERCEPTED: ("by",),
    ASSISTED: (
        "with", "alongside", "together with", "joined by", "assisted by", "helped by", "supported by", "aided by",
        "backed by", "accompanied by", "help of", "assistance of", "support of", "cooperation of", "collaboration with",
        "coordination with", "information from", "tip off from", "provided by", "shared by",
    ),
}  # fmt: skip
# "ANF took custody", "Excise registered the case": said behind the name.
_BEHIND: dict[str, tuple[str, ...]] = {
    TOOK_CUSTODY: (
        "took custody", "takes custody", "took over", "taken custody", "taken over", "received", "took charge",
        "took into custody", "took possession", "کے حوالے", "کے سپرد", "کی تحویل", "نے تحویل میں", "نے اپنی تحویل",
        "نے منشیات تحویل", "نے کھیپ تحویل", "نے درج کر کے منشیات تحویل",
    ),
    REGISTERED_CASE: (
        "registered a case", "registered the case", "registered case", "registered an fir", "registered fir",
        "registered a separate case", "lodged a case", "lodged an fir", "registered cases", "میں مقدمہ درج",
        "نے مقدمہ درج", "نے درج",
    ),
    DETECTED: ("detected", "spotted", "noticed", "pointed out", "identified", "نے نشاندہی"),
    TESTED: ("tested", "laboratory tested", "laboratory examined", "analysed"),
    DESTROYED: ("destroyed", "burnt", "burned", "incinerated", "set ablaze", "ploughed up", "نے تلف"),
    ASSISTED: (
        "assisted", "helped", "supported", "aided", "gave the outer cordon", "gave the cordon", "provided security",
        "provided support", "کے ساتھ", "کی مدد", "کے تعاون", "کی معاونت", "کے اشتراک", "کے ہمراہ",
    ),
}  # fmt: skip
# Who gives seized drugs away had intercepted them; the one that is not named beside it took custody.
GIVING = frozenset({"handed", "hands", "gave", "passed", "transferred", "surrendered", "turned"})
GIVEN_BY = ("handed over by", "handed by", "given by", "delivered by", "transferred by", "passed on by", "received from",
            "taken over from", "turned over by")  # fmt: skip
GIVEN_URDU = frozenset(listed("حوالے سپرد"))
# Words between a name and what it did: "Customs officials also took custody".
# "customs examination of a truck" is an act, and names nobody.
OF_THE_OFFICE = frozenset({"examination", "duty", "duties", "inspection", "clearance", "declaration", "form", "station"})
LIGHT = frozenset(
    listed(
        "the a an its of officials official officers staff team teams personnel authorities squad men has have had then"
        " also later who which were was been immediately at in police station force laboratory lab نے کی ٹیم حکام"
    )
)


def _book(table: dict[str, tuple[str, ...]]) -> Phrasebook[str]:
    return Phrasebook((phrase, role) for role, phrases in table.items() for phrase in phrases)


@functools.cache
def said_before() -> Phrasebook[str]:
    """Phrases before an agency's name, each with the role it gives."""
    return _book(_BEFORE)


@functools.cache
def said_behind() -> Phrasebook[str]:
    """Phrases behind an agency's name, each with the role it gives."""
    return _book(_BEHIND)


@functools.cache
def given_by() -> Phrasebook[str]:
    """Phrases before the name of who gave the seized drugs away."""
    return Phrasebook((phrase, phrase) for phrase in GIVEN_BY)
