"""Hard cases, each rare and each real: what makes one seizure look like two, and two look like one.

Two couriers with all but the same load on one flight; a container told by two services on two days; a gross weight beside a
net one; the same gang at the same post the next day; a seizure at sea told by a partner as well; a precursor beside a
narcotic; a statement that its agency corrects days later; a raid around midnight, and a boarding by another clock, dated a
day apart; one raid registered as three cases.
"""

from dataclasses import replace
from typing import Any

from rabta.example.draw import Draw
from rabta.example.events import Event, Line
from rabta.example.happening import draw_event
from rabta.example.plan import Plan, PlannedFiling, Telling, any_day, next_day
from rabta.example.words import words

NOBODY: dict[str, Any] = {"arrests": 0, "women": 0, "nationals": (), "home": None, "lump": False, "fixed": True}
EARLIEST_OF_A_MONTH = 22
"""A case that goes on for days begins by this day, for months keep their events."""


def hard_cases(plan: Plan) -> list[PlannedFiling]:
    """All of them, as often as services.yaml says; their filings are given back, to be planned behind all others.

    So the other filings keep their words whatever is added here.
    """
    settings, others = words("services")["hard"], len(plan.filings)
    plan.hard_from = plan.next_number()
    for name, case in (
        ("couriers", couriers), ("containers", containers), ("gross", gross), ("next_day", next_day_again),
        ("partners", partners), ("precursors", precursors), ("corrections", corrections),
        ("midnight", midnight), ("clocks", clocks), ("three_cases", three_cases),
    ):  # fmt: skip
        draw = plan.draw.child(f"hard/{name}")
        for _ in range(settings[name]):
            case(plan, draw)
    told = plan.filings[others:]
    del plan.filings[others:]
    return told


def _event(plan: Plan, draw: Draw, setting: str, agencies: tuple[str, ...], **changes: Any) -> Event:
    """An event of that setting, where the first agency works, early enough in its month to go on for days.

    Nobody is arrested where the case does not turn on it.
    """
    day = any_day(draw)
    day = day.replace(day=min(day.day, EARLIEST_OF_A_MONTH))
    provinces = tuple(words("agencies")[agencies[0]]["provinces"])
    drawn = draw_event(draw, number=plan.next_number(), day=day, setting=setting, agencies=agencies, provinces=provinces)
    return plan.add(replace(drawn, **{**NOBODY, **changes}))


def _handed_over(agency: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return ((agency, ("detected",)), ("ANF", ("took_custody", "registered_case")))


def couriers(plan: Plan, draw: Draw) -> None:
    """Two couriers on one flight, the same drug, all but the same weight: two seizures, each told by two services."""
    flight, homes = draw.pick(words("places")["airlines"]), draw.some(words("places")["residences"], 2)
    dest = draw.pick(words("places")["destinations"]["air"])
    grams = draw.whole(900, 1_900)
    journey = {"destination": (dest[0], dest[1]), "origin": None, "flight": flight, "arrests": 1}
    first = _event(
        plan, draw, "airport_baggage", ("ASF", "ANF"), roles=_handed_over("ASF"), home=tuple(homes[0]),
        lines=(Line("methamphetamine", g=grams),), **journey,
    )  # fmt: skip
    second = plan.add(replace(
        first, number=plan.next_number(), home=tuple(homes[1]), turn=first.turn + 1, alike=first.number,
        lines=(Line("methamphetamine", g=grams + draw.whole(15, 60)),), case=f"{first.case}-B",
    ))  # fmt: skip
    for event in (first, second):
        plan.file("single", "ASF", event.day, Telling(event.number, part="detected", to="ANF"))
    custody = tuple(Telling(event.number, part="custody", to="ASF") for event in (first, second))
    plan.file("list", "ANF", next_day(first.day), *custody)


def containers(plan: Plan, draw: Draw) -> None:
    """One container, opened by customs on one day and told by the force the day after, as if each had found it alone."""
    lines = (Line("heroin", g=draw.whole(20, 32) * 1_200),)
    event = _event(plan, draw, "port_container", ("CUSTOMS", "ANF"), lines=lines)
    plan.file("single", "CUSTOMS", event.day, Telling(event.number))
    plan.file("single", "ANF", next_day(event.day), Telling(event.number), language="ur" if draw.chance(0.3) else "en")


def gross(plan: Plan, draw: Draw) -> None:
    """Weighed with its wrapping where it was found, and net where it was taken over: 12 kg gross, 10.4 kg net."""
    grams = draw.whole(40, 260) * 100
    lines = (Line(draw.pick(("hashish", "heroin")), g=grams),)
    event = _event(
        plan, draw, "road", ("MOTORWAY_POLICE", "ANF"), roles=_handed_over("MOTORWAY_POLICE"), lines=lines,
    )  # fmt: skip
    weighed = grams * draw.whole(108, 116) // 10_000 * 100
    plan.file("single", "MOTORWAY_POLICE", event.day, Telling(event.number, part="detected", to="ANF", gross_g=weighed))
    plan.file("single", "ANF", next_day(event.day), Telling(event.number, part="custody", to="MOTORWAY_POLICE"))


def next_day_again(plan: Plan, draw: Draw) -> None:
    """The same gang at the same post the next day: the same drug again, another load, told by the same service."""
    agency = draw.pick(("EXCISE_KP", "EXCISE_SD"))
    grams = draw.whole(3, 12) * 1_200
    first = _event(plan, draw, "road", (agency,), lines=(Line("hashish", g=grams),))
    again = draw_event(
        draw, number=plan.next_number(), day=next_day(first.day), setting="road", agencies=(agency,),
        provinces=(str(first.place.province),),
    )  # fmt: skip
    lines = (Line("hashish", g=grams + draw.pick((-1, 1, 2)) * 1_200),)
    second = plan.add(replace(again, **NOBODY, place=first.place, lines=lines, alike=first.number))
    for event in (first, second):
        plan.file("single", agency, event.day, Telling(event.number))


def partners(plan: Plan, draw: Draw) -> None:
    """At sea: the navy's own statement, and the partners', the day after, as if each had been there alone."""
    lines = (Line("hashish", g=draw.whole(200, 390) * 1_000),)
    event = _event(plan, draw, "sea", ("NAVY", "CMF"), lines=lines)
    plan.file("single", "NAVY", event.day, Telling(event.number))
    plan.file("single", "CMF", next_day(event.day), Telling(event.number))


def precursors(plan: Plan, draw: Draw) -> None:
    """A precursor and a narcotic at one spot on one day, in one list: two seizures that no weight tells apart."""
    first = _event(plan, draw, "premises", ("ANF",), lines=(Line("heroin", g=draw.whole(5, 60) * 500),))
    second = plan.add(replace(
        first, number=plan.next_number(), lines=(Line("acetic_anhydride", n=draw.whole(4, 40) * 5, unit="litre"),),
        turn=first.turn + 3, alike=first.number, case=f"{first.case}-B",
    ))  # fmt: skip
    plan.file("list", "ANF", first.day, Telling(first.number), Telling(second.number))


def corrections(plan: Plan, draw: Draw) -> None:
    """A rounded first report, the exact one of who took it over, and days later the first agency's correction."""
    agency = draw.pick(("FC_BA_N", "FC_KP_S", "RANGERS_PB"))
    lines = (Line("hashish", g=draw.whole(15, 30) * 1_200 + draw.whole(1, 11) * 100),)
    event = _event(plan, draw, "road", (agency, "ANF"), roles=_handed_over(agency), lines=lines)
    plan.file("single", agency, event.day, Telling(event.number, exact=False, part="detected", to="ANF"))
    plan.file("single", "ANF", next_day(event.day), Telling(event.number, part="custody", to=agency))
    corrected = Telling(event.number, part="recap", to="ANF")
    plan.file("correction", agency, next_day(event.day, draw.whole(3, 7)), corrected)


def midnight(plan: Plan, draw: Draw) -> None:
    """A raid that went on past midnight: one service dates it by the evening, the other by the morning."""
    lines = (Line(draw.pick(("hashish", "opium")), g=draw.whole(7, 30) * 1_200),)
    event = _event(plan, draw, "premises", ("RANGERS_SD", "EXCISE_SD"), lines=lines)
    plan.file("single", "RANGERS_SD", event.day, Telling(event.number, part="joint", to="EXCISE_SD"))
    plan.file("single", "EXCISE_SD", next_day(event.day), Telling(event.number, part="joint", to="RANGERS_SD"))


def clocks(plan: Plan, draw: Draw) -> None:
    """At sea, late by the partners' clock: by the country's own it was the next day already."""
    lines = (Line("heroin", g=draw.whole(150, 300) * 1_000),)
    event = _event(plan, draw, "sea", ("NAVY", "CMF"), lines=lines)
    plan.file("single", "CMF", event.day, Telling(event.number))
    plan.file("single", "NAVY", next_day(event.day), Telling(event.number))


def three_cases(plan: Plan, draw: Draw) -> None:
    """One raid, three drugs: the police register three cases, one for each; who takes all over tells it whole."""
    lines = (
        Line("hashish", g=draw.whole(12, 40) * 1_200), Line("heroin", g=draw.whole(21, 60) * 100),
        Line("methamphetamine", g=draw.whole(11, 30) * 100),
    )  # fmt: skip
    agency = "POLICE_SD"
    event = _event(plan, draw, "premises", (agency, "ANF"), roles=_handed_over(agency), lines=lines)
    for only in range(len(lines)):
        plan.file("single", agency, event.day, Telling(event.number, part="detected", to="ANF", only=only))
    plan.file("single", "ANF", next_day(event.day), Telling(event.number, part="custody", to=agency))
