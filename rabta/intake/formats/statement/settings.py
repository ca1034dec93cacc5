"""Settings: where a seizure was made (airport, parcel, road ...), from the words beside it, and where it was hidden.

A setting is a likelihood read from cue words; the cue is its span. Where no word says, the kind of place decides.
"""

from dataclasses import dataclass
from decimal import Decimal

from rabta.intake.formats.statement import lexicon
from rabta.intake.formats.statement.bystanders import bystanders
from rabta.intake.formats.statement.phrasebook import Phrasebook
from rabta.intake.formats.statement.place import Place
from rabta.intake.formats.statement.tokens import listed
from rabta.intake.formats.statement.tree import Found
from rabta.intake.formats.statement.view import View
from rabta.vocabulary.rules.gazetteer import crossings

_CUES: dict[str, str] = {
    "parcel": "parcel parcels courier پارسل پارسلز کوریئر",
    "cargo": "cargo کارگو",
    "baggage": (
        "luggage baggage bag bags suitcase suitcases trolley handbag backpack shopping hats box stool mixer clothes"
        " handbags purse briefcases rucksack jacket jackets coat coats shawl shawls garments briefcase"
        " سامان بیگ ٹرالی سوٹ کپڑوں کپڑے ٹراؤزر trousers compartment"
    ),
    "body": "stomach swallowed ingested body cavities abdomen shoes wig پیٹ جسم معدے",
    "parking": "parking",
    "port": "port yard terminal container containers kict qict sapt pict seaport بندرگاہ کنٹینر felixstowe",
    "sea": (
        "sea dhow dhows boat boats ship ships launch vessel trawler island fishing offshore maritime crew coast"
        " کشتی سمندر لانچ"
    ),
    "border": "border zero crossing friendship سرحد سرحدی بارڈر import",
    "house": "house houses home hostel flat apartment factory warehouse residence compound premises shop گھر مکان"
        " den dens hideout hideouts"
        " shed poultry farm barn godown storehouse haveli hujra bungalow basement گودام فارم شیڈ حویلی فلیٹ دکان حجرے حجرہ",
    "vehicle": (
        "vehicle vehicles car cars truck trucks trailer bus buses coach van motorcycle motorbike motorcyclist motorcyclists"
        " tanker tankers lorry hilux ambulance"
        " rickshaw tractor hiace mehran alto corolla pickup container wagon jeep trolley zamyad bike taxi mazda"
        " motorcar motorcars minibus minitruck coaster coasters datsun vigo cultus vitz prado bolan cruiser dumper loader"
        " honda toyota suzuki civic nissan hyundai kia bedford isuzu daihatsu changan mercedes prius"
        " chingchi qingqi scooter scooty biker bikers rider riders cart cab shehzore hino bowser"
        " ٹریکٹر ٹرک ٹرکوں گاڑی گاڑیوں کار کاروں بس بسوں رکشہ رکشے موٹرسائیکل ٹریلر کوچ وین موٹر ڈبل"
    ),
    "roadside": "motorway checkpost interchange انٹرچینج",
    "buried": "cache dug buried pit pits cave caves ravine nullah culvert غار گڑھے",
    "hidden": (
        "bushes mountains mountain hills hill stones uninhabited deserted barren abandoned unattended forest"
        " jungle parts beach desert dumped unclaimed لاوارث جھاڑیوں پہاڑی ویران غیرآباد"
    ),
}  # fmt: skip
CUES: dict[str, str] = {word: cue for cue, cue_words in _CUES.items() for word in listed(cue_words)}
# Phrases that mean something else than their words; "" means nothing here.
_PHRASE_CUES: dict[str, tuple[str, ...]] = {
    "parcel": ("post office", "cargo office", "air cargo office", "mail office"),
    "sea": ("open sea", "high seas", "deep sea"),
    "border": ("zero line", "border area", "border gate", "friendship gate", "import terminal"),
    "roadside": ("check post", "toll plaza", "bus stop", "m 1", "m 2"),
    "cargo": ("air freight",),
    "buried": ("dried up well", "dry well", "behind a ridge", "dry nullah", "خشک کنویں", "کھائی میں", "پہاڑی کے پیچھے"),
    "baggage": ("false bottom", "false bottoms", "trolley bag", "hand carry", "shopping bag", "ٹرالی بیگ"),
    "vehicle": ("tractor trolley", "fuel tank", "cabin doors", "double cabin", "m cycle", "land cruiser",
        "ہائی لکس", "ٹریکٹر ٹرالی", "موٹر سائیکل", "موٹر کار"),
    "port": ("container terminal", "port control unit", "port qasim"),
    "house": ("in a house", "in a hotel", "from a hotel", "hotel room", "guest house", "rest house", "dera of", "his dera",
        "medical store", "general store", "cold store", "cold storage", "heroin laboratory", "drug laboratory",
        "clandestine laboratory", "makeshift laboratory", "heroin lab", "drug lab", "ice lab", "meth lab", "drug factory",
        "میڈیکل سٹور", "میڈیکل اسٹور", "ہیروئن لیبارٹری",
    ),
    "": (
        "airport road", "border military police", "apple crates", "coast guard", "coast guards", "border force",
        "border guard", "railway station", "bus stand", "bus station", "bus terminal", "truck stand", "truck terminal",
        "van stand", "بس اسٹینڈ", "بس سٹینڈ", "بس اڈے", "بس اڈا", "بس ٹرمینل", "ٹرک اڈے", "لاری اڈے", "لاری اڈا",
        "near the courier office", "near a courier office", "near a hotel", "port harcourt", "general area",
        "railway crossing", "level crossing", "zebra crossing", "body scanner", "body search", "body searches",
        "ship mall", "zero point", "زیرو پوائنٹ",
    ),
}  # fmt: skip
_PHRASES = Phrasebook((phrase, cue) for cue, phrases in _PHRASE_CUES.items() for phrase in phrases)
_HIGHWAYS = frozenset(listed("highway highways expressway شاہراہ ہائی ہائیوے ایکسپریس"))
_BORDER_PROVINCES = frozenset({"Balochistan", "Khyber Pakhtunkhwa"})
MOST_CARRIED_KG = Decimal(80)
"""Nobody is met in the street with more on him; real statements of 90 kg and more "near a mosque" are of another setting."""
_STREETS = frozenset(
    {"chowk", "road", "colony", "town", "bazar", "bazaar", "station", "university", "college", "school", "روڈ", "چوک"}
)


@dataclass(frozen=True, slots=True)
class Scene:
    """What decides a setting: the words of the incident, its place, and whether people were there.

    `kg`: what the drugs weigh together. `from_abroad`: the country (ISO 3166-1) from which the drugs are said to have come.
    """

    ranges: list[tuple[int, int]]
    place: Place | None
    people: bool
    agencies: tuple[str, ...] = ()
    near: bool = False
    from_abroad: str | None = None
    at_crossing: bool = False
    kg: Decimal = Decimal(0)


def setting_of(view: View, scene: Scene, *, inherited: Found | None = None) -> Found | None:
    """Give the setting code with the cue it was read from; None where neither word nor place says anything."""
    cues = _cues(view, scene)
    place = scene.place
    beside = Found(None, (view.span(place.first, place.after),)) if place is not None else inherited
    if place is not None and place.is_airport and not scene.near:
        packed = _packed(view, scene)
        return _airport(cues if packed is None else {"object": packed, **cues}, beside)
    ashore = place is not None and place.hit.kind == "port" or "seaport" in cues
    if place is not None and scene.from_abroad and not ashore and "parcel" not in cues and _beside_border(
        place, scene.from_abroad
    ):
        return _code("border", beside)
    kind = place.hit.kind if place is not None else ""
    buried = ("buried" in cues or "house" in cues) and "vehicle" not in cues
    kind = "crossing" if scene.at_crossing else kind
    if kind == "crossing" and "sea" not in cues and "parcel" not in cues and not buried:
        return _code("border", beside)
    for cue, code in _ORDER:
        if cue in cues and not (cue == "border" and buried):  # "dug from a pit near the border"
            return _code(code, cues[cue])
    usual = next((_USUAL[code] for code in scene.agencies if code in _USUAL), None)
    if usual is not None and (place is None or place.hit.country != "PK" or usual == "road"):
        return _code(usual, beside or inherited or Found(None, (view.span(*scene.ranges[0]),)))
    if place is not None and inherited is not None:
        return inherited
    return _code(_by_place(view, scene), beside)


# Where an agency works when no word says otherwise.
_USUAL = {
    **dict.fromkeys(listed("NAVY PMSA ICG SLN CMF NAVY_IN KUWAIT_CG US_NAVY ROYAL_NAVY FRENCH_NAVY USCG SAUDI_BG"), "sea"),
    **dict.fromkeys(listed("BSF CBP"), "border"),
    **dict.fromkeys(listed("EXCISE_KP EXCISE_SD EXCISE_PB EXCISE_BA MOTORWAY_POLICE"), "road"),
}
_ORDER = (
    ("parcel", "parcel"), ("sea", "sea"), ("border", "border"), ("port", "port_container"), ("vehicle", "road"),
    ("house", "premises"), ("buried", "cache"), ("hidden", "cache"), ("roadside", "road"),
    ("parking", "person"), ("cargo", "parcel"), ("body", "airport_passenger"),
)  # fmt: skip


def _beside_border(place: Place, country: str) -> bool:
    """Whether the place lies in a district with a crossing from that country: Chaman, for a truck from Afghanistan."""
    return any(each.district == place.hit.district and each.neighbour == country for each in crossings())


def _cues(view: View, scene: Scene) -> dict[str, Found]:
    cues: dict[str, Found] = {}
    for first, after in scene.ranges:
        _cues_between(view, first, after, cues)
    return cues


_CONSIGNED = frozenset(listed("consignment consignments shipment shipments"))
"""What goods go in: "a shipment of gloves", not "a consignment of heroin"."""
_LEFT = frozenset(listed("unattended abandoned unclaimed ownerless لاوارث"))
"""Words before a parcel that nobody sent: it lay there."""
_SEALED = frozenset(listed("sealed sample samples"))
"""Words before parcels that the seizing officer made: samples go to the laboratory in sealed parcels."""


_IN_BAGGAGE = frozenset(
    listed("furniture cosmetics electrical_parts gifts food appliances art_items toys office_supplies clothes")
)
"""Hiding places (`concealments.yaml`) that a traveller packs."""


def _packed(view: View, scene: Scene) -> Found | None:
    """Give the words for a thing that hid the drug and that travellers pack: "1.1 kg ice in a blanket"."""
    for first, after in scene.ranges:
        for begin, end, code in lexicon.concealment_book().all_in(view.tokens[first:after]):
            if code in _IN_BAGGAGE and view.free(first + begin, first + end):
                return Found(None, (view.span(first + begin, first + end),))
    return None


def _cues_between(view: View, first: int, last: int, cues: dict[str, Found]) -> None:
    place, others = first, bystanders(view, first, last)
    while place < last:
        if _goes_on_to_plans(view, place):
            return
        if _hides_in(view, place):
            cues.setdefault("object", Found(None, (view.span(place, place + 2),)))
        if _sent(view, place):
            cues.setdefault("consigned", Found(None, (view.span(place, place + 2),)))
        hit = _PHRASES.at(view.tokens, place)
        after, cue = hit if hit is not None else (place + 1, CUES.get(view.key(place), ""))
        if _booked_abroad(view, place, first, last):
            cues.setdefault("parcel", Found(None, (view.span(place, place + 2),)))
        if view.key(place) in _CONSIGNED and view.key(place + 1) == "of" and place + 2 not in view.taken:
            cues.setdefault("consigned", Found(None, (view.span(place, after),)))
        if cue == "house" and not _in_it(view, place, first):
            cue = ""
        if cue == "vehicle" and others.intersection(range(place, after)):
            cue = ""
        if cue == "parcel" and view.key(place - 1) in _LEFT:
            cue = "hidden"
        if cue == "parcel" and any(view.key(before) in _SEALED for before in range(max(first, place - 4), place)):
            cue = ""
        if cue and not (cue == "roadside" and view.key(place) == "m" and hit is None):
            cues.setdefault(cue, Found(None, (view.span(place, after),)))
        place = after


def _in_it(view: View, place: int, first: int) -> bool:
    """Whether it was not only beside it: "near a university hostel"."""
    return not {"near", "outside", "opposite"} & {view.key(step) for step in range(max(first, place - 3), place)}


def _booked_abroad(view: View, place: int, first: int, last: int) -> bool:
    """Whether goods were booked to somewhere: "a sewing machine, booked to Sri Lanka"; a passenger is booked as well."""
    said = view.key(place) == "booked" and view.key(place + 1) in ("to", "for") and place + 2 < last
    named = said and view.tokens[place + 2].text[:1].isupper()
    return named and not any(view.key(step) in _BOOKED_PERSONS for step in range(first, place))


_BOOKED_PERSONS = frozenset(
    listed("passenger passengers pax traveller travellers traveler national citizen flight he she who man woman accused")
)


def _sent(view: View, place: int) -> bool:
    """Whether goods are said to be on their way: "سری لنکا بھیجی جانے والی جیکٹوں سے"."""
    return view.key(place) in _SENDING and view.key(place + 1) in _BEING


_SENDING, _BEING = frozenset(listed("بھیجی بھیجے بھیجا")), frozenset(listed("جانے جا جانی"))


def _goes_on_to_plans(view: View, place: int) -> bool:
    """Whether the words turn to what was meant to be done: "hidden in bushes, to be smuggled by boat"."""
    return (view.key(place), view.key(place + 1)) == ("to", "be") and view.key(place + 2) in _MEANT


_MEANT = frozenset(
    listed("smuggled shipped transported taken sent ferried moved trafficked loaded carried delivered shifted")
)


def _hides_in(view: View, place: int) -> bool:
    """Whether something is said to hide the drug: "concealed in a juicer", "stitched inside a blanket"."""
    ahead = view.key(place + 1 + (view.key(place + 1) in ("skilfully", "artfully", "carefully", "tactfully")))
    return view.key(place) in _HIDDEN and ahead in _INSIDE


_HIDDEN = frozenset(listed("concealed hidden stitched sewn dissolved stuffed packed placed absorbed pasted wrapped soaked"))
_INSIDE = frozenset(listed("in inside into within under beneath between behind"))


def _airport(cues: dict[str, Found], beside: Found | None) -> Found | None:
    sent = cues.get("parcel") or cues.get("cargo") or cues.get("consigned")
    if sent is not None:
        return _code("airport_cargo", sent)
    if "parking" in cues:
        return _code("road", cues["parking"])
    if "body" in cues:
        return _code("airport_passenger", cues["body"])
    if "baggage" in cues:
        return _code("airport_baggage", cues["baggage"])
    if "vehicle" in cues:
        return _code("road", cues["vehicle"])
    if "object" in cues:
        return _code("airport_baggage", cues["object"])
    return _code("airport_passenger", beside)


def _by_place(view: View, scene: Scene) -> str | None:
    """Without a word for it: people alone are a street arrest; nobody, in a border province's open country, a cache."""
    place = scene.place
    if place is not None and place.hit.country not in (None, "PK") and place.hit.kind != "sea":
        return "other"  # of streets and hills abroad nothing is known here
    if place is not None and not scene.near and any(view.key(step) in _HIGHWAYS for step in range(place.first, place.after)):
        return "road"
    if scene.people:
        return "person" if scene.kg <= MOST_CARRIED_KG else "other"
    if place is None:
        return None
    if place.hit.kind == "port":
        return "sea"  # a harbour or landing place of boats; a terminal's own name says that it is one
    street = any(view.key(step) in _STREETS for first, after in scene.ranges for step in range(first, after))
    return "cache" if place.hit.province in _BORDER_PROVINCES and not street else "person"


def _code(code: str | None, cue: Found | None) -> Found | None:
    return None if code is None or cue is None else Found(code, cue.spans)


def concealment_in(view: View, first: int, after: int) -> Found | None:
    """Give the words that say how it was hidden, as written ("trolley bag"), None where the text does not say."""
    others = bystanders(view, first, after)
    hits = [
        (begin, end) for begin, end, _ in lexicon.concealment_book().all_in(view.tokens[first:after])
        if view.free(first + begin, first + end) and others.isdisjoint(range(first + begin, first + end))
        and not (view.key(first + end - 1) == "قبضے" and view.key(first + end) == "میں")  # "took into possession"
    ]  # fmt: skip
    if not hits:
        return None
    chosen = max(hits, key=lambda hit: (hit[1] - hit[0], -hit[0]))
    begin, end = first + chosen[0], first + chosen[1]
    return Found(view.words(begin, end), (view.span(begin, end),))
