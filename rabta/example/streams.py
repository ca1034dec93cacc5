"""The year's events by the service that met them, and who told of each: one function for each stream of services.yaml."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from rabta.example.draw import Draw
from rabta.example.events import Event, Line
from rabta.example.happening import draw_event, shares
from rabta.example.plan import FIRST, MONTHS, Plan, Telling, any_day, month_end, next_day
from rabta.example.words import words

URDU = 0.3
"""Share of single statements written in Urdu."""


def new_event(plan: Plan, draw: Draw, *, day: date, settings: str, agencies: tuple[str, ...], small: bool = False) -> Event:
    """An event of one of the settings, where the first agency works."""
    provinces = tuple(words("agencies")[agencies[0]]["provinces"])
    setting = draw.weighted(shares("settings", settings))
    number = plan.next_number()
    return plan.add(
        draw_event(draw, number=number, day=day, setting=setting, agencies=agencies, provinces=provinces, small=small)
    )


def language(draw: Draw) -> str:
    """The language of a single statement."""
    return "ur" if draw.chance(URDU) else "en"


def anf_lists(plan: Plan) -> None:
    """Days on which the force publishes a list of its operations, and the operations only it tells of."""
    settings = words("services")["lists"]
    draw = plan.draw.child("anf-lists")
    days = [
        FIRST + timedelta(days=settings["every_days"] * week + day)
        for week in range(settings["weeks"])
        for day in draw.some(range(7), settings["days_a_week"])
    ]
    plan.lists = {day: [] for day in sorted(days)}
    for day in sorted(days):
        for _ in range(draw.whole(*settings["size"])):
            event = new_event(plan, draw, day=day, settings=settings["settings"], agencies=("ANF",))
            plan.lists[day].append(Telling(event.number))


def anf_singles(plan: Plan) -> None:
    """One operation, one statement; now and then told again in the other language or in the list of that day."""
    settings = words("services")["anf_singles"]
    draw = plan.draw.child("anf-singles")
    for _ in range(settings["count"]):
        event = new_event(plan, draw, day=any_day(draw), settings=settings["settings"], agencies=("ANF",))
        spoken = "mixed" if draw.chance(0.15) else language(draw)
        plan.file("single", "ANF", event.day, Telling(event.number), language=spoken)
        kind = draw.part()
        if kind < 0.3:
            plan.file("single", "ANF", event.day, Telling(event.number), language="en" if spoken == "ur" else "ur")
        elif kind < 0.45 and (listed := plan.list_day(event.day)):
            plan.lists[listed].append(Telling(event.number))


def handed_over(plan: Plan, entry: dict[str, Any]) -> None:
    """Seizures by another service: a share of them goes to the force, which tells of it exactly."""
    agency, kind = entry["agency"], entry["kind"]
    draw = plan.draw.child(f"handed/{agency}/{kind}")
    for _ in range(entry["count"]):
        day = draw.pick(sorted(plan.lists)) if draw.chance(0.7) else any_day(draw)
        event = new_event(plan, draw, day=day, settings=entry["settings"], agencies=(agency,))
        spoken = language(draw) if kind == "single" else "en"
        if draw.chance(entry["share"]):
            _tell_hand_over(plan, draw, event, agency, kind, spoken)
        else:
            plan.file(kind, agency, event.day, Telling(event.number), language=spoken)


def _tell_hand_over(plan: Plan, draw: Draw, event: Event, agency: str, kind: str, spoken: str) -> None:
    roles = ((agency, ("detected",)), ("ANF", ("took_custody", "registered_case")))
    event = plan.change(event, agencies=(agency, "ANF"), roles=roles)
    exact = draw.chance(0.45)
    fewer = int(not exact and event.arrests > 2 and not event.nationals and not event.women and draw.chance(0.25))
    detected = Telling(event.number, exact=exact, part="detected", to="ANF", fewer=fewer)
    custody = Telling(event.number, part="custody", to=agency)
    plan.file(kind, agency, event.day, detected, language=spoken)
    listed = plan.list_day(event.day)
    if listed and draw.chance(0.75):
        plan.lists[listed].append(custody)
    else:
        plan.file("single", "ANF", next_day(event.day), custody, language=language(draw))
    if draw.chance(0.25):
        later = next_day(event.day, draw.whole(4, 20))
        plan.file("recap", agency, later, Telling(event.number, exact=exact, part="recap", to="ANF"), language=spoken)
    if draw.chance(0.15):
        plan.file("lab", "ANF", next_day(event.day, draw.whole(6, 25)), Telling(event.number, part="lab"))


def joint(plan: Plan, entry: dict[str, Any]) -> None:
    """Two services side by side, nobody's custody stated: both tell it to the gram."""
    first, second = entry["agencies"]
    draw = plan.draw.child(f"joint/{first}/{second}")
    for _ in range(entry["count"]):
        event = new_event(plan, draw, day=any_day(draw), settings=entry["settings"], agencies=(first, second))
        for agency, other, day in ((first, second, event.day), (second, first, next_day(event.day))):
            plan.file("single", agency, day, Telling(event.number, part="joint", to=other), language=language(draw))


def singles(plan: Plan, entry: dict[str, Any]) -> None:
    """Seizures one service tells of alone, one statement each."""
    agency = entry["agency"]
    draw = plan.draw.child(f"singles/{agency}")
    for _ in range(entry["count"]):
        event = new_event(plan, draw, day=any_day(draw), settings=entry["settings"], agencies=(agency,))
        plan.file("single", agency, event.day, Telling(event.number), language=language(draw))


def batches(plan: Plan, entry: dict[str, Any]) -> None:
    """Statements of a month sent together, as JSON Lines."""
    agency = entry["agency"]
    draw = plan.draw.child(f"batches/{agency}")
    for month in MONTHS[:: entry["every"]]:
        last = month_end(month)
        tellings = []
        for _ in range(draw.whole(*entry["size"])):
            day = any_day(draw, month, last)
            event = new_event(plan, draw, day=day, settings=entry["settings"], agencies=(agency,), small=True)
            tellings.append(Telling(event.number))
        tellings.sort(key=lambda telling: (plan.events[telling.event].day, telling.event))
        plan.file("batch", agency, last, *tellings, urdu=entry["urdu"], late=draw.whole(1, 4))


def maunds(plan: Plan, entry: dict[str, Any]) -> None:
    """A seizure told in maunds only: it has no mass, for nobody says which maund."""
    draw = plan.draw.child(f"maunds/{entry['agency']}/{entry['maunds']}")
    event = new_event(plan, draw, day=any_day(draw), settings="hidden", agencies=(entry["agency"],))
    event = plan.change(replace(event), lines=(Line("hashish", n=entry["maunds"], unit="maund"),))
    plan.file("single", entry["agency"], event.day, Telling(event.number))
