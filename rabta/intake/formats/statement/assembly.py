"""Assembly: one incident's tree of found values from its draft."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from rabta.intake.formats.statement import lexicon
from rabta.intake.formats.statement.air_travel import airport_implied, speaks_of_travel
from rabta.intake.formats.statement.arrests import Arrests, arrests_of, none_held_in
from rabta.intake.formats.statement.case_numbers import case_number_in
from rabta.intake.formats.statement.dates import Dated, occurred
from rabta.intake.formats.statement.incidents import Draft, Marks
from rabta.intake.formats.statement.mention import Mention
from rabta.intake.formats.statement.money import Money
from rabta.intake.formats.statement.people import mentions_in, said_again
from rabta.intake.formats.statement.place import BOUND_FOR, CAME_FROM, SCENE, Place
from rabta.intake.formats.statement.place_text import place_text, with_places_beside
from rabta.intake.formats.statement.places import scene_of
from rabta.intake.formats.statement.roles import Agencies
from rabta.intake.formats.statement.routes import Flight, destination_in, origin_in
from rabta.intake.formats.statement.seizures import Carried, bare_line, line_tree, nothing_named
from rabta.intake.formats.statement.settings import Scene, concealment_in, setting_of
from rabta.intake.formats.statement.stated import operations_in
from rabta.intake.formats.statement.table_counts import held_in_table
from rabta.intake.formats.statement.tree import Found, Plain, merged
from rabta.intake.formats.statement.unweighed import unweighed
from rabta.intake.formats.statement.vehicles import impounded_in
from rabta.intake.formats.statement.view import View


@dataclass(frozen=True, slots=True)
class Context:
    """What assembly needs besides the draft: the marks, and what the statement says around its incidents.

    `shared_heads`: heads over several incidents: who is counted there is divided among these. `is_alone`: it tells of one.
    """

    marks: Marks
    money: list[Money]
    flights: list[Flight]
    dates: list[Dated]
    agencies: Agencies
    record: dict[str, object]
    first_head: tuple[int, int] | None
    speaker: str | None
    on: date | None
    lead: tuple[int, int] = (0, 0)
    shared_heads: frozenset[tuple[int, int]] = frozenset()
    is_alone: bool = False

    def lead_of(self, draft: Draft) -> tuple[int, int]:
        """The tokens before the first incident, which speak for every incident that is no recap of older ones."""
        return (0, 0) if draft.recap else self.lead


def incident_tree(view: View, draft: Draft, number: int, context: Context, carried: Carried) -> dict[str, object]:
    """Give the tree of one incident; `carried` is read and renewed."""
    ranges = [*([draft.head] if draft.head else []), *draft.ranges]
    people = _arrests(view, draft, context)
    people_there = bool(people.total and people.total.value)
    first_head = None if draft.recap and context.speaker is not None else context.first_head
    agencies = context.agencies.of(view, ranges, first_head=first_head, lead=context.lead_of(draft))
    codes = tuple(str(code.value) for code in agencies.codes())
    place = _place(view, draft, frozenset(codes), people_there, context, carried)
    near = place is not None and view.key(place.first - 1) == "near"
    abroad, crossing = _from_abroad(draft, context), _at_crossing(draft, place, context)
    scene = Scene(_with_head(draft), place, people_there, codes, near, abroad, crossing, _mass_of(draft))
    inherits = place is not None and place is carried.place
    setting = setting_of(view, scene, inherited=carried.setting if inherits else None)
    if setting is not None and setting.value in _ON_TRAVELLERS and people.total is None:
        people = replace(people, total=_one_traveller(view, draft, context))
    substances = [line_tree(line, carried) for line in draft.lines] or [bare_line(s) for s in draft.bare]
    if draft.lines:
        substances += [bare_line(s) for s in draft.bare if unweighed(view, s)]
    carried.place, carried.sentence, carried.setting = place or carried.place, draft.sentence, setting or carried.setting
    own = _money(draft, context)
    return {
        "incident_no": Plain(number),
        "agencies": agencies.codes(),
        "roles": agencies.roles(),
        "date": Plain(context.record.get("date")),
        "occurred": occurred(
            view, context.dates, _with_head(draft), context.lead_of(draft), told_on=context.on if draft.recap else None
        ),
        **_place_fields(view, place, context, draft),
        "setting": setting,
        "substances": substances or ([] if draft.arrests_alone else [nothing_named()]),
        "concealment": _first(concealment_in(view, a, b) for a, b in draft.ranges),
        "arrests": {
            "total": people.total,
            "foreigners": people.foreigners,
            "women": people.women,
            "nationality_notes": people.nationality,
            "nationalities": people.nationalities,
        },
        "destination": _first(destination_in(view, a, b, context.marks.inside(a, b).places) for a, b in _with_head(draft)),
        "origin": _first(origin_in(view, a, b, context.marks.inside(a, b).places) for a, b in _with_head(draft)),
        "flight": _first(f.number if a <= f.first < b else None for a, b in _with_head(draft) for f in context.flights),
        "vehicles_impounded": _first(impounded_in(view, a, b) for a, b in draft.ranges),
        "value": {"amount": own.amount, "currency": own.currency, "approx": own.hedge} if own is not None else None,
        "case_number": _first(case_number_in(view, a, b) for a, b in _case_ranges(view, draft, context)),
        "operations": _first(_lumped(view, a, b) for a, b in _with_head(draft)),
        "recap": Plain(draft.recap),
        "confidence": Plain(_confidence(draft, place, substances)),
    }


def _case_ranges(view: View, draft: Draft, context: Context) -> list[tuple[int, int]]:
    """Where its case may be named: in its own words, and of a statement's only incident also in its head, or anywhere."""
    return [*draft.ranges, (0, len(view.tokens))] if context.is_alone else draft.ranges


def _at_crossing(draft: Draft, place: Place | None, context: Context) -> bool:
    """Whether a crossing is named beside the place and in its district: "at Parachinar, at the Kharlachi check post"."""
    if place is None:
        return False
    named = [each for a, b in draft.ranges for each in context.marks.inside(a, b).places if each.part == SCENE]
    return any(each.hit.kind == "crossing" and each.hit.district == place.hit.district for each in named)


def _mass_of(draft: Draft) -> Decimal:
    """What the drugs of an incident weigh together, in kilograms."""
    return sum((line.quantity.kg for line in draft.lines if line.quantity and line.quantity.kg), start=Decimal(0))


def _from_abroad(draft: Draft, context: Context) -> str | None:
    """Give the country that the drugs are said to have come from, None where the words name none abroad."""
    places = [place for a, b in _with_head(draft) for place in context.marks.inside(a, b).places]
    came = (place.hit.country for place in places if place.part == CAME_FROM and not place.is_domestic)
    return next((country for country in came if country is not None), None)


_ON_TRAVELLERS = frozenset({"airport_passenger", "airport_baggage"})


def _with_head(draft: Draft) -> list[tuple[int, int]]:
    return [*draft.ranges, *([draft.head] if draft.head else [])]


def _first(values: object) -> Found | None:
    return next((value for value in values if value is not None), None)  # type: ignore[attr-defined]


def _lumped(view: View, first: int, after: int) -> Found | None:
    """Give how many operations the sentence lumps together ("Two operations near M-1"), None for one."""
    found = operations_in(view, first, after)
    return found if found is not None and found.value >= 2 else None


def _place(
    view: View, draft: Draft, named: frozenset[str], people: bool, context: Context, carried: Carried
) -> Place | None:
    nearby = [place for first, after in _with_head(draft) for place in context.marks.inside(first, after).places]
    implied = airport_implied(
        view, _with_head(draft), nearby, context.flights, agencies=named, travellers=people, on=context.on
    )
    said = (scene_of(view, context.marks.inside(first, after).places) for first, after in _with_head(draft))
    scenes = [place for place in said if place is not None and (place.is_airport or implied is None)]
    same = any(lexicon.phrases("SAME_PLACE").all_in(view.tokens[first:after]) for first, after in _with_head(draft))
    of_nobody = [place for place in scenes if view.key(place.first - 1) != "of"]
    if same and carried.place is not None and not of_nobody and (carried.place.is_airport or not scenes):
        return carried.place  # "A lady of Pishin, the same airport": Pishin is where she is from
    if scenes := of_nobody or scenes:
        # A district said in the heading stands above a province said behind it ("... Reported by Excise Police Sindh").
        own = next((place for place in scenes if place.hit.kind != "province"), scenes[0])
        return own if own.hit.district or own.hit.kind != "road" else _on_road(view, own, scenes, context)
    if implied is not None:
        return implied
    shared = scene_of(view, context.marks.inside(*draft.tail).places) if draft.tail is not None else None
    if shared is not None:
        return shared
    airport = carried.place is not None and carried.place.is_airport
    goal = any(place.part == BOUND_FOR for place in nearby)
    travels = draft.sentence == carried.sentence and speaks_of_travel(view, draft.ranges)
    if carried.place is not None and airport and (goal or travels):
        return carried.place
    if context.first_head is not None and not draft.recap:
        first, after = context.first_head
        return scene_of(view, context.marks.inside(first, after).places)
    return None


def _on_road(view: View, road: Place, scenes: list[Place], context: Context) -> Place:
    """Give a road that passes many districts the one that the heading names: "Excise, Kohat: 36 kg on Indus Highway"."""
    head = scene_of(view, context.marks.inside(*context.first_head).places) if context.first_head is not None else None
    named = next((place for place in [*scenes, *([head] if head else [])] if place.hit.district), None)
    if named is None:
        return road
    return replace(road, hit=replace(road.hit, district=named.hit.district, province=named.hit.province))


def _place_fields(view: View, place: Place | None, context: Context, draft: Draft) -> dict[str, object]:
    if place is None:
        return dict.fromkeys(("place_text", "district", "province", "country", "airport_iata"))
    span = (view.span(place.first, place.after),)
    hit = place.hit
    airport = place.is_airport and hit.iata
    beside = [each for first, after in draft.ranges for each in context.marks.inside(first, after).places]
    text = place_text(view, place, low=0, high=len(view.tokens))
    return {
        "place_text": with_places_beside(view, place, text, beside),
        "district": Found(hit.district, span) if hit.district else None,
        "province": Found(hit.province, span) if hit.province else None,
        "country": Found(hit.country, span) if hit.country else None,
        "airport_iata": Found(hit.iata, span) if airport else None,
    }


def _arrests(view: View, draft: Draft, context: Context) -> Arrests:
    counted = held_in_table(view, draft.first)
    if counted is not None:
        return Arrests(counted, None, None, None)
    mentions = [m for first, after in draft.ranges for m in mentions_in(view, first, after)]
    none = _none_held(view, draft.ranges)
    headed = mentions_in(view, *draft.head) if draft.head is not None else []
    if not mentions or (headed and all(said_again(view, mention) for mention in mentions)):
        mentions = headed
    elif _counts_all(headed, mentions) and draft.head not in context.shared_heads:
        # "four held: a Jordanian, a Pakistani and two Saudis"
        mentions = [*headed, *(replace(mention, subset=True) for mention in mentions)]
    return arrests_of(view, [] if none and not any(m.held for m in mentions) else mentions, none)


def _counts_all(headed: list[Mention], mentions: list[Mention]) -> bool:
    """Whether the head says of at least as many that they are held as are told of below it."""
    return any(m.held for m in headed) and sum(m.count for m in headed) >= sum(m.count for m in mentions)


def _one_traveller(view: View, draft: Draft, context: Context) -> Found | None:
    """Give the one traveller whom a flight or "Riyadh-bound" tells of at an airport where the words name nobody else."""
    for first, after in draft.ranges:
        flight = next((each for each in context.flights if first <= each.first < after), None)
        places = context.marks.inside(first, after).places
        bound = next((each for each in places if each.part == BOUND_FOR and view.key(each.after + 1) == "bound"), None)
        if bound is not None:
            return Found(1, (view.span(bound.first, bound.after + 2),))
        if flight is not None and any(each.part == BOUND_FOR for each in places):
            return Found(1, flight.number.spans)
    return None


def _none_held(view: View, ranges: list[tuple[int, int]]) -> tuple[int, int] | None:
    return next((span for first, after in ranges if (span := none_held_in(view, first, after)) is not None), None)


def _money(draft: Draft, context: Context) -> Money | None:
    return next((m for first, after in draft.ranges for m in context.money if first <= m.first < after), None)


def _confidence(draft: Draft, place: Place | None, substances: list[dict[str, object]]) -> float:
    """Give how sure the reading is: every doubt (no place, no amount, a name carried over, a mixture) takes a share."""
    score = 1.0
    score -= 0.2 * (place is None)
    score -= 0.2 * (not draft.lines)
    score -= 0.15 * any(line.substance is None for line in draft.lines)
    score -= 0.15 * any(line.mixed for line in draft.lines)
    score -= 0.1 * (len(draft.ranges) > 2)
    return round(max(score, 0.1), 2)


def incident_spans(view: View, draft: Draft) -> tuple[tuple[int, int], ...]:
    """Give the code points of the words of one incident, its head among them."""
    return merged(view.span(first, after) for first, after in _with_head(draft))
