"""The whole year planned: every stream called once, in a fixed order, then the totals fitted."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from rabta.example.draw import Draw
from rabta.example.events import Event, Line
from rabta.example.findings import laboratories
from rabta.example.fitting import Totals, fit_arrests, fit_masses
from rabta.example.happening import draw_event
from rabta.example.hard import hard_cases
from rabta.example.journeys import afghan_arrests, encounters
from rabta.example.land import Claim, draw_claims
from rabta.example.places import place_at, water
from rabta.example.plan import FIRST, MONTHS, Plan, PlannedFiling, Telling, any_day, month_end, next_day
from rabta.example.streams import anf_lists, anf_singles, batches, handed_over, joint, maunds, singles
from rabta.example.tables import tables
from rabta.example.words import words


@dataclass(frozen=True)
class Year:
    """What happened and who will tell of it."""

    plan: Plan
    claims: list[Claim]
    largest: int


def plan_year(seed: int, totals: Totals) -> Year:
    """Events and filings of the year; masses, arrests and acres add up to the totals."""
    plan = Plan(Draw(seed, "year"))
    anf_lists(plan)
    largest = _largest(plan, totals)
    anf_singles(plan)
    services = words("services")
    for name, stream in (
        ("handed_over", handed_over),
        ("joint", joint),
        ("singles", singles),
        ("batches", batches),
        ("maunds", maunds),
    ):
        for entry in services[name]:
            stream(plan, entry)
    look_alikes(plan)
    tables(plan)
    afghan_arrests(plan, total=totals.afghans_apart)
    encounters(plan)
    claims = draw_claims(plan, acres=totals.acres)
    told_of_hard_cases = hard_cases(plan)
    fit_masses(plan, totals.mass_g, largest=largest)
    fit_arrests(plan, plan.draw.child("arrests"), arrests=totals.arrests, foreigners=totals.foreigners)
    _file_lists(plan)
    periods(plan)
    recall_in_later(plan)
    plan.filings += told_of_hard_cases
    laboratories(plan)
    return Year(plan, claims, largest)


def _file_lists(plan: Plan) -> None:
    for day, listed in sorted(plan.lists.items()):
        draw = plan.draw.child(f"order/{day}")
        tellings = draw.shuffled(listed)
        kind = draw.part()
        plan.file("list", "ANF", day, *tellings, language="ur" if kind < 0.08 else "en")
        if kind > 0.9:  # the same list again, in the other language
            plan.file("list", "ANF", day, *tellings, language="ur")


def _largest(plan: Plan, totals: Totals) -> int:
    """The largest seizure of the year, at sea: the navy boards, the force takes custody; told in both languages."""
    draw = plan.draw.child("largest")
    day = date(2025, draw.whole(1, 10), draw.whole(3, 22))
    lines = (
        Line("hashish", g=totals.mass_g * draw.whole(36, 47) // 10_000_000 * 10_000),
        Line("methamphetamine", g=totals.mass_g * draw.whole(5, 10) // 1_000_000 * 1000 + 85_000),
    )
    event = plan.add(
        Event(
            number=plan.next_number(), day=day, setting="sea", place=water(draw), lines=lines, agencies=("NAVY", "ANF"),
            roles=(("NAVY", ("detected",)), ("ANF", ("took_custody", "registered_case"))),
            arrests=9, nationals=(("IR", 9),), case=f"EX-ANF-{draw.whole(100, 900)}/25", fixed=True,
        )
    )  # fmt: skip
    detected = Telling(event.number, exact=False, part="detected", to="ANF")
    custody = Telling(event.number, part="custody", to="NAVY")
    plan.file("single", "NAVY", day, detected)
    plan.file("single", "ANF", next_day(day), custody)
    plan.file("single", "ANF", next_day(day), custody, language="ur")
    plan.file("single", "NAVY", next_day(day), detected, language="ur")
    plan.file("recap", "NAVY", next_day(day, 6), replace(detected, part="recap"))
    return event.number


def look_alikes(plan: Plan) -> None:
    """Two real seizures that look alike: one district, one drug, near days, near weights; another spot, another find."""
    settings = words("services")["alike"]
    draw = plan.draw.child("look-alikes")
    own = [plan.events[t.event] for _, tellings in sorted(plan.lists.items()) for t in tellings if t.part == "own"]
    likely = [e for e in own if e.setting in ("person", "road") and len(e.lines) == 1 and e.lines[0].g]
    for model in draw.some(likely, settings["count"]):
        entry = next(e for e in words("places")["districts"] if e["name"] == model.place.district)
        kinds = ("road", "town", "area", "chowk", "plaza", "colony")
        spots = [s for s in entry["spots"] if s[1] != model.place.names[0] and s[0] in kinds]
        teller = settings["tellers"].get(model.place.province)
        if spots and teller:
            _alike(plan, draw, model, draw.pick(("ANF", teller)), place_at(entry, draw.pick(spots)))


def _alike(plan: Plan, draw: Draw, model: Event, agency: str, place: object) -> None:
    grams = model.lines[0].g or 0
    if draw.chance(0.6):
        grams = max(100, grams + draw.pick((-200, -100, 100, 200, 1200)))
    setting = "road" if model.setting == "person" else "person"
    other = draw_event(
        draw, number=plan.next_number(), day=next_day(model.day, draw.whole(0, 1)), setting=setting,
        agencies=(agency,), provinces=(str(model.place.province),),
    )  # fmt: skip
    lines = (Line(model.lines[0].substance, g=grams),)
    plan.add(replace(other, place=place, lines=lines, alike=model.number))  # type: ignore[arg-type]
    plan.file("single", agency, other.day, Telling(other.number))


def periods(plan: Plan) -> None:
    """Weekly totals, cumulative figures, nil returns and notices."""
    services = words("services")
    draw = plan.draw.child("periods")
    for week in range(services["lists"]["weeks"]):
        first = FIRST + timedelta(days=services["lists"]["every_days"] * week)
        kind = "weekly" if draw.chance(0.75) else "weekly_table"
        plan.file(kind, "ANF", first + timedelta(days=6), first=first, late=1)
    for day in services["cumulative"]["days"]:
        plan.file("cumulative", services["cumulative"]["agency"], day)
    for _ in range(14):
        _nil_return(plan, draw, draw.pick(services["nil_senders"]), draw.pick(MONTHS))
    for agency in services["notices"]:
        plan.file("notice", agency, any_day(draw))


def _nil_return(plan: Plan, draw: Draw, agency: str, first: date) -> None:
    """A month without a seizure, told as such; only where there was none."""
    last = month_end(first)
    met = any(agency in event.agencies and first <= event.day <= last for event in plan.events.values())
    told = any(f.kind == "nil" and f.agency == agency and f.day == last for f in plan.filings)
    if not met and not told:
        plan.file("nil", agency, last, first=first, late=draw.whole(1, 3), language="ur" if draw.chance(0.2) else "en")


def recall_in_later(plan: Plan) -> None:
    """Most old cases are not told again by themselves but at the end of a later statement of the same service."""
    draw = plan.draw.child("recalls")
    for recap in [filing for filing in plan.filings if filing.kind == "recap" and draw.chance(0.7)]:
        telling = recap.tellings[0]
        later = [at for at, filing in enumerate(plan.filings) if _may_recall(plan, filing, recap, telling)]
        if later:
            at = draw.pick(later)
            plan.filings[at] = replace(plan.filings[at], details={"recall": telling})
            plan.filings.remove(recap)


def _may_recall(plan: Plan, filing: PlannedFiling, recap: PlannedFiling, telling: Telling) -> bool:
    """Whether the filing is a later statement of the same service, in the same language, with nothing recalled yet."""
    alike = (filing.kind, filing.agency, filing.language) == ("single", recap.agency, recap.language)
    is_later = filing.day > plan.events[telling.event].day
    return alike and is_later and "recall" not in filing.details and filing.tellings[0].event != telling.event
