"""Places: what the gazetteer finds in a statement, and the part each place plays in it.

A name may be where it happened, where a passenger or parcel was bound, where it came from, or where the accused lives.
Only the first says where the incident is.
"""

from bisect import bisect_left
from dataclasses import replace
from datetime import date

from rabta.intake.formats.statement.goals import is_addressed, is_smuggled_to
from rabta.intake.formats.statement.lone_places import alone_behind_comma, small_headings
from rabta.intake.formats.statement.name_signs import MAKES, SHIPS, is_dateline, is_seat, town_of_airport
from rabta.intake.formats.statement.named_districts import WORDS_OF_PLACE, in_named_district
from rabta.intake.formats.statement.nations import are_nationals
from rabta.intake.formats.statement.place import BOUND_FOR, CAME_FROM, HEADED, HOME, ROAD_NAME, SCENE, SEAT, VIA, Place
from rabta.intake.formats.statement.tokens import WORD, listed
from rabta.intake.formats.statement.view import View
from rabta.vocabulary.rules.place_matching import index
from rabta.vocabulary.rules.places import find_places, main_place

_ROADS = frozenset(listed("road highway bypass expressway motorway gt chowk colony interchange روڈ شاہراہ چوک"))
NEAR = frozenset(listed("near at in on from around outside inside off the of area areas general"))
_PEOPLE_OF = frozenset(
    listed(
        "resident residents national nationals man men woman native family firm company trader traders exporter businessman"
        " merchant lady ladies girl boy youth"
    )
)
_AIRPORTS = frozenset({"airport", "port", "border", "coast", "waters"})
_PASSENGER = frozenset({"passenger", "passengers", "flight", "woman", "couple", "traveller", "pax"})
_PARCEL = frozenset({"parcel", "parcels", "consignment", "shipment"})
_CONVEYANCES = frozenset(listed("van truck vehicle bus coach car trailer tanker wagon pickup rickshaw train minibus"))
_COMING = frozenset({"arriving", "arrived", "arrivals", "coming", "way", "sent", "dispatched", "mailed"})
_TRAVELLING = frozenset(listed("bound destined going headed heading way travelling flying proceeding"))
_URDU_TRAVELLERS = frozenset(listed("مسافر مسافروں خاتون"))
_URDU_RESIDENT = frozenset(listed("رہائشی رہائشیوں باشندے باشندوں باشندہ شہری شہریوں سمیت شامل"))
_URDU_COME = frozenset(listed("آئے آنے آیا آئی"))
_BEARINGS = frozenset(listed("جنوب شمال مشرق مغرب دور"))
# "consignee in Maldives"
_RECEIVERS = frozenset({"consignee", "addressee", "recipient", "receiver", "consignees", "recipients"})
_BOUND = frozenset({"bound", "جانے", "جا"})


def find_all_places(view: View, *, on: date | None = None, names_end: frozenset[int] = frozenset()) -> list[Place]:
    """Find the places of a view in order, each with the part it plays.

    `on`: the statement's date, for places that moved. `names_end`: the tokens behind agencies' names; a district or
    province that begins there is the agency's own region ("ANF Balochistan") and says not where it happened.
    """
    starts = {token.start: place for place, token in enumerate(view.tokens)}
    ends = {token.end: place + 1 for place, token in enumerate(view.tokens)}
    places = []
    for hit in find_places(view.text, on=on, province=view.province):
        first = starts.get(hit.start)
        after = ends.get(hit.end)
        if first is not None and after is not None:
            if view.key(first - 1) in MAKES or (view.key(first - 1) in SHIPS and view.tokens[first].text.isupper()):
                continue  # "a Suzuki Bolan" was driven, not in Bolan; nor does the ship BASOL lie in Basol
            hit, after = town_of_airport(view, hit, first, after, on)
            own = is_seat(view, first, names_end) and hit.kind in ("district", "province", "locality")
            part = SEAT if own or not view.free(first, after) or is_dateline(view, first, after) else SCENE
            places.append(Place(first, after, hit, part, hit.name))
    places = sorted([*places, *alone_behind_comma(view, places, on)], key=lambda place: place.first)
    places = sorted([*places, *_before_in(view, places, on)], key=lambda place: place.first)
    places = sorted([*places, *small_headings(view, places, on)], key=lambda place: place.first)
    parted = [place if place.part == SEAT else replace(place, part=_part(view, place, places)) for place in places]
    for place in parted:  # "ہزار گنجی" is no thousand
        numbered = [step for step in range(place.first, place.after) if step in view.numbers]
        if numbered and view.numbers[numbered[-1]].after <= place.after:
            view.take(numbered[0], place.after)
    return [_not_of_a_home(place, parted, view, on) for place in parted]


def _not_of_a_home(place: Place, places: list[Place], view: View, on: date | None) -> Place:
    """Give a spot its own district back where the one beside it is only somebody's home: "وہوا میں کرم کا رہائشی"."""
    home = next((each for each in places if each.part == HOME and 0 < each.first - place.after <= 2), None)
    home = home or next((each for each in places if each.part == HOME and each.first == place.after), None)
    own_kinds = ("locality", "road")
    if home is None or place.part != SCENE or place.hit.kind not in own_kinds or home.hit.district != place.hit.district:
        return place
    own = next(iter(find_places(view.words(place.first, place.after), on=on, province=view.province)), None)
    if own is None or own.district in (None, place.hit.district):
        return place
    return replace(place, hit=replace(place.hit, district=own.district, province=own.province))


def _before_in(view: View, places: list[Place], on: date | None) -> list[Place]:
    """Find an Urdu name that is an everyday word where "in" follows, and no other place stands in its sentence.

    "صدہ میں چار افراد گرفتار"; "ٹوپی میں" is a hat where another place is told, or where drugs are hidden in it.
    """
    found = []
    for step, token in enumerate(view.tokens):
        behind = [view.key(each) for each in range(step + 1, step + 3)]
        if token.key not in index().common or token.key.isascii() or step in view.taken:
            continue
        if behind[0] != "میں" and behind != ["کے", "قریب"]:
            continue
        first, after = _sentence(view, step)
        beside = [place for place in places if first <= place.first < after and place.part != SEAT]
        if any(_urdu_part(view, place, places) in (None, VIA) for place in beside):
            continue
        hidden = next((each for each in range(step, after) if view.key(each).startswith("چھپ")), None)
        if hidden is not None and "میں" not in [view.key(each) for each in range(step + 2, hidden)]:
            continue
        for hit in find_places(token.text, on=on, province=view.province)[:1]:
            found.append(Place(step, step + 1, replace(hit, start=token.start, end=token.end), SCENE, hit.name))
    return found


def _sentence(view: View, step: int) -> tuple[int, int]:
    first, after = step, step
    while first and view.key(first - 1) not in _STOPS:
        first -= 1
    while after < len(view.tokens) and view.key(after) not in _STOPS:
        after += 1
    return first, after


_STOPS = frozenset("۔؛;.")


def _part(view: View, place: Place, places: list[Place]) -> str:
    if (
        place.is_airport
        and view.words(place.first, place.after).casefold() != place.name.casefold()
        and _says_airport(view, place)
    ):
        return HEADED if view.key(place.first - 1) == "to" else SCENE
    before, behind = view.key(place.first - 1), _behind(view, place)
    part = _urdu_part(view, place, places) or _english_part(view, place, before, behind, places)
    abroad = view.country != "PK" and place.is_domestic
    return CAME_FROM if abroad and part in (SCENE, ROAD_NAME) else part


def _says_airport(view: View, place: Place) -> bool:
    said = view.words(place.first, place.after).casefold()
    return any(word in said for word in ("airport", "ایئرپورٹ", "ایئر پورٹ", "ائیرپورٹ", "ایرپورٹ", "ہوائی"))


def _behind(view: View, place: Place) -> str:
    """Give the word behind the place, stepping over a hyphen ("Doha-bound")."""
    step = place.after
    while view.key(step) in ("-", "–"):
        step += 1
    return view.key(step)


def _english_part(view: View, place: Place, before: str, behind: str, places: list[Place]) -> str:
    home = _is_at_home(view, place)
    if is_addressed(view, place, places):
        return BOUND_FOR
    if behind in _BOUND and view.key(place.after + 1) not in ("for", "to"):
        return BOUND_FOR
    if behind in _PASSENGER:
        return HOME if home and not place.is_airport else BOUND_FOR
    if behind in _PARCEL and not _says_airport(view, place):
        return BOUND_FOR
    if behind in _PEOPLE_OF:
        return HOME
    if before in ("in", "at", "of") and view.key(place.first - 2) in _RECEIVERS:
        return BOUND_FOR
    if before in ("via", "through"):
        return VIA
    if before == "of" and (_person_before(view, place.first - 2) or _traveller_before(view, place.first - 1, places)):
        return HOME
    if before in ("for", "destined") or (
        before == "to" and view.key(place.first - 2) in _TRAVELLING
    ):
        return BOUND_FOR
    if before == "to" and _route_from(view, place, places):
        return BOUND_FOR
    if before == "to" and (not home or is_smuggled_to(view, place.first - 1)):
        return BOUND_FOR
    if behind in ("to", "via") and _place_at(places, place.after + 1):
        return CAME_FROM
    if before == "from" and (
        not home or view.key(place.first - 2) in _PARCEL | _CONVEYANCES | _COMING
    ):
        return CAME_FROM
    if before == "(" and view.key(place.after) == ")" and _person_before(view, place.first - 2):
        return HOME
    if before == "from" and view.key(place.first - 2) in _WHO and _placed_before(view, place, places):
        return HOME
    if behind in _ROADS or _half_of_a_road(view, place, places):
        return ROAD_NAME
    if before in ("and", "or") or (before == "," and _foreign_to(view, place)):
        earlier = [other for other in places if other.after == place.first - 1]
        if (
            earlier
            and _english_part(view, earlier[0], view.key(earlier[0].first - 1), _behind(view, earlier[0]), places)
            == BOUND_FOR
        ):
            return BOUND_FOR
    if _foreign_to(view, place) and before not in ("in", "at", "near", "of", "off", "from") and behind not in _AIRPORTS:
        return BOUND_FOR
    return SCENE


def _is_at_home(view: View, place: Place) -> bool:
    """Whether the place lies in the country of who speaks: to a partner abroad Lahore is where a parcel came from."""
    return place.is_domestic if view.country == "PK" else place.hit.country == view.country


def _half_of_a_road(view: View, place: Place, places: list[Place]) -> bool:
    """Whether the place is one of a road's two towns: "the Lahore-Islamabad Motorway"."""
    if place.hit.kind == "road" and view.key(place.first) in _ROADS:
        return any(each.after == place.first and view.key(each.first - 1) in ("-", "–") for each in places)
    if view.key(place.after) not in ("-", "–"):
        return False
    other = next((each for each in places if each.first == place.after + 1), None)
    return other is not None and (view.key(other.after) in _ROADS or other.hit.kind == "road")


def _foreign_to(view: View, place: Place) -> bool:
    """Whether a city or country lies abroad for who speaks: beside a seizure at home it is where that was bound."""
    return place.hit.kind in ("foreign_city", "country") and place.hit.country not in (None, view.country)


# "ٹورنٹو جانے والے", "جدہ بھیجے جانے والے", "دبئی لے جائی جا رہی"; "برطانیہ کے لیے", "دوحہ کی پرواز".
_URDU_GOING = frozenset(listed("جانے جا جارہا بھیجے بھیجی بھیجا جانا جانی"))
_URDU_BOUND = (listed("لے جائی"), listed("لے جا"), listed("لے جانے"), listed("کے لیے"), listed("کی پرواز"))
_URDU_SMUGGLED = frozenset(listed("اسمگل سمگل روانہ"))
_URDU_GOAL = frozenset(listed("منزل"))


def _urdu_part(view: View, place: Place, places: list[Place]) -> str | None:
    keys = [view.key(step) for step in range(place.after, place.after + 3)]
    if keys[0] in _URDU_GOING or keys[:2] in _URDU_BOUND or view.key(place.first - 1) in _URDU_GOAL:
        return BOUND_FOR
    if keys[0] in _URDU_SMUGGLED or (keys[0] == "منتقل" and view.key(place.first - 1) == "سے"):
        return BOUND_FOR
    if keys[:2] == ["کے", "راستے"] or view.key(place.first - 1) == "براستہ":
        return VIA
    if keys[0] in ("کے", "کی", "کا") and place.after + 1 in view.numbers:
        # "افغانستان کے دو شہری": the number stands between.
        number = view.numbers[place.after + 1]
        keys = [keys[0], view.key(number.after)]
    if keys[0] in ("کے", "کی", "کا") and keys[1] in _URDU_TRAVELLERS | _URDU_RESIDENT:
        return HOME if place.is_domestic or keys[1] in _URDU_RESIDENT or are_nationals(view, place.first) else BOUND_FOR
    if keys[0] == "سے" and not place.is_airport and _goes_on_to(view, place.after + 1, places):
        return CAME_FROM  # "پشاور سے کراچی جانے والی کار"
    if keys[0] == "سے" and (keys[1] in _URDU_COME or not place.is_domestic and _comes(view, place.after + 1)):
        return CAME_FROM
    if view.key(place.first - 1) in ("راستے",) or (view.key(place.first - 2) == "براستہ"):
        return BOUND_FOR
    return None


def _goes_on_to(view: View, first: int, places: list[Place]) -> bool:
    """Whether a place that somebody goes to begins at `first`."""
    goal = next((place for place in places if place.first == first), None)
    going = _URDU_GOING | _URDU_SMUGGLED | {"منتقل"}
    return goal is not None and (view.key(goal.after) in going or _is_taken_to(view, goal.after))


def _is_taken_to(view: View, after: int) -> bool:
    return [view.key(after), view.key(after + 1)] in _URDU_BOUND


def _comes(view: View, first: int) -> bool:
    """Whether "coming" follows within a few words: "سعودی عرب سے ایمرجنسی پاسپورٹ پر آنے والے"."""
    return any(view.key(step) in _URDU_COME for step in range(first, first + 5))


def _person_before(view: View, place: int) -> bool:
    """Whether the token before "of" speaks of a person: initials, "resident", a number of people."""
    key = view.key(place)
    if key == "." and view.tokens[place - 1].kind == WORD and len(view.tokens[place - 1].text) == 1:
        return True
    number = view.number_ending_at(place + 1)
    number = None if number is not None and number.first in view.taken else number  # of a quantity
    return key in _PEOPLE_OF | _PASSENGER | {"driver", "suspects", "accused", "suspect", "agents"} or number is not None


def _traveller_before(view: View, place: int, places: list[Place]) -> bool:
    """Whether "of" follows where somebody travels: "a passenger for Dammam of Jacobabad"."""
    goal = next((each for each in places if each.after == place), None)
    return goal is not None and view.key(goal.first - 1) in ("for", "to") and view.key(goal.first - 2) in _PASSENGER


_WHO = frozenset(listed("man men woman women person persons youth driver drivers accused suspect suspects brothers couple"))


def _placed_before(view: View, place: Place, places: list[Place]) -> bool:
    """Whether the sentence said before where it was: "near Bhera stopped a car ...; a man and a woman from Nowshera"."""
    for step in range(place.first - 1, max(place.first - _MOST_OF_A_SENTENCE, -1), -1):
        if view.key(step) in _STOPS:
            return False
        if view.key(step) in _BESIDE:
            at = bisect_left(places, step + 1, key=lambda each: each.first)
            if at < len(places) and places[at].first == step + 1 and places[at].hit.district:
                return True
    return False


_MOST_OF_A_SENTENCE = 60
_BESIDE = NEAR - {"from", "of"}


def _route_from(view: View, place: Place, places: list[Place]) -> bool:
    return any(other.after == place.first - 1 for other in places)


def _place_at(places: list[Place], first: int) -> bool:
    return any(other.first == first for other in places)


def scene_of(view: View, places: list[Place]) -> Place | None:
    """Give the place where an incident happened: an airport first, else the surest of the first run of scene names."""
    scenes = [place for place in places if place.part == SCENE]
    airports = [place for place in scenes if place.is_airport]
    if airports:
        return airports[0]
    runs: list[list[Place]] = []
    for place in scenes:
        if runs and one_run(view, runs[-1][-1], place):
            runs[-1].append(place)
        else:
            runs.append([place])
    run = next((run for run in runs if any(place.hit.district for place in run)), runs[0] if runs else [])
    afloat = next((place for place in scenes if place.hit.kind == "sea"), None)
    if afloat is not None and run and view.key(run[0].first - 1) in ("of", "off") and afloat.first < run[0].first:
        # "the open sea south of Pasni" is no land of that district.
        return afloat
    ashore = next((place for place in run if place.hit.district), None)
    if afloat is not None and ashore is not None and _off_shore(view, ashore, afloat):
        return afloat
    if not run:
        weaker = [place for part in (ROAD_NAME, SEAT) for place in places if place.part == part and place.hit.district]
        return weaker[0] if weaker else None
    chosen = main_place([place.hit for place in run])
    spot = next((place for place in run if place.hit is chosen), run[-1])
    return in_named_district(view, spot, run)


def _off_shore(view: View, ashore: Place, afloat: Place) -> bool:
    """Whether the sea is told by a place on land: "پسنی کے جنوب میں کھلے سمندر", "off Pasni, in the open sea"."""
    if ashore.first > afloat.after:
        return _is_bearing(view, ashore.after)  # "کھلے سمندر میں پسنی کے جنوب میں"
    between = {view.key(place) for place in range(ashore.after, afloat.first)}
    return len(between) <= 5 and (bool(between & _BEARINGS) or view.key(ashore.first - 1) == "off")


def _is_bearing(view: View, after: int) -> bool:
    return view.key(after) in ("کے", "سے") and view.key(after + 1) in _BEARINGS


def one_run(view: View, left: Place, right: Place, *, also: frozenset[str] = frozenset()) -> bool:
    """Whether nothing but words of places stands between the two: "Killi Norak, Gulistan and Killi Noshisar, Quetta"."""
    keys = [view.key(step) for step in range(left.after, right.first)]
    return len(keys) <= 5 and all(
        key in NEAR | WORDS_OF_PLACE | also | {",", "(", "/", "-", "and", "،", "کے", "میں", "کی"}
        or view.tokens[left.after + index].text[:1].isupper()
        for index, key in enumerate(keys)
    )
