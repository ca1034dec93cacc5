"""The whole year planned: every stream called once, in a fixed order, then the totals fitted."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from rabta.example.draw import Draw
from rabta.example.events import Event, Line, draw_event
from rabta.example.fitting import Totals, fit_arrests, fit_masses
from rabta.example.journeys import afghan_arrests, encounters
from rabta.example.land import Claim, draw_claims
from rabta.example.places import place_at, water
from rabta.example.plan import FIRST, LAST, Plan, Telling, any_day, next_day
from rabta.example.streams import anf_lists, anf_singles, batches, handed_to_anf, joint, singles
from rabta.example.tables import MONTHS, tables
from rabta.example.words import words

AIRPORT = (("airport_baggage", 6.0), ("airport_passenger", 3.0), ("airport_cargo", 1.0))
ROADS, WILD = (("road", 6.0), ("person", 1.0)), (("cache", 5.0), ("road", 3.0), ("premises", 1.0))
COAST, STREET = (("cache", 4.0), ("road", 3.0), ("sea", 2.0)), (("person", 6.0), ("road", 3.0), ("premises", 2.0))
NIL_SENDERS = ("LEVIES", "PMSA", "RANGERS_PB", "RANGERS_SD", "EXCISE_SD", "MOTORWAY_POLICE", "FC_BA_S", "FC_KP_S")


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
    handed_to_anf(plan, "ASF", 17, AIRPORT, ("KP", "SD", "PB", "BA"), share=0.75)
    handed_to_anf(plan, "FC_KP_N", 5, WILD, ("KP",), share=0.6, kind="radio")
    handed_to_anf(plan, "FC_BA_N", 6, WILD, ("BA",), share=0.6, kind="radio")
    handed_to_anf(plan, "FC_BA_S", 3, WILD, ("BA",), share=0.5)
    handed_to_anf(plan, "FC_KP_S", 3, ROADS, ("KP",), share=0.4)
    handed_to_anf(plan, "RANGERS_PB", 4, (("person", 2.0), ("cache", 1.0)), ("PB",), share=0.8)
    handed_to_anf(plan, "MOTORWAY_POLICE", 4, (("road", 1.0),), ("PB", "KP"), share=0.5)
    handed_to_anf(plan, "PCG", 9, COAST, ("BA",), share=0.35)
    handed_to_anf(plan, "PMSA", 3, (("sea", 1.0),), ("SD",), share=0.7)
    joint(plan, "NAVY", "PMSA", 3, (("sea", 1.0),), ("SD",))
    joint(plan, "CUSTOMS", "FC_KP_N", 3, (("border", 1.0),), ("KP",))
    joint(plan, "LEVIES", "FC_BA_N", 2, (("cache", 1.0),), ("BA",))
    joint(plan, "RANGERS_SD", "EXCISE_SD", 2, ROADS, ("SD",))
    singles(
        plan,
        "CUSTOMS",
        13,
        (("border", 5.0), ("airport_baggage", 3.0), ("port_container", 4.0), ("road", 3.0)),
        ("KP", "BA", "SD", "PB"),
    )
    singles(plan, "EXCISE_KP", 6, ROADS, ("KP",))
    singles(plan, "EXCISE_SD", 3, ROADS, ("SD",))
    singles(plan, "RANGERS_SD", 3, STREET, ("SD",))
    singles(plan, "LEVIES", 4, WILD, ("BA",))
    singles(plan, "POLICE_KP", 3, STREET, ("KP",))
    singles(plan, "NAVY", 2, (("sea", 1.0),), ("SD",))
    batches(plan, "POLICE_ICT", MONTHS, (3, 6), STREET, ("IC",), urdu=0.1)
    batches(plan, "POLICE_SD", MONTHS[1::2], (3, 6), STREET, ("SD",), urdu=0.6)
    look_alikes(plan)
    tables(plan)
    afghan_arrests(plan, total=totals.afghans_apart)
    encounters(plan)
    claims = draw_claims(plan, acres=totals.acres)
    fit_masses(plan, totals.mass_g, largest=largest)
    fit_arrests(plan, plan.draw.child("arrests"), arrests=totals.arrests, foreigners=totals.foreigners)
    for day, listed in sorted(plan.lists.items()):
        plan.file("list", "ANF", day, *plan.draw.child(f"order/{day}").shuffled(listed))
    periods(plan)
    return Year(plan, claims, largest)


def _largest(plan: Plan, totals: Totals) -> int:
    """The largest seizure of the year, at sea: the navy boards, the force takes custody; told in both languages."""
    draw = plan.draw.child("largest")
    day = date(2025, draw.whole(1, 10), draw.whole(3, 22))
    lines = (
        Line("hashish", g=totals.mass_g * draw.whole(36, 47) // 10_000_000 * 10_000),
        Line("methamphetamine", g=totals.mass_g * draw.whole(5, 10) // 1_000_000 * 1000 + 85_000),
    )
    event = plan.add(Event(
        number=plan.next_number(), day=day, setting="sea", place=water(draw), lines=lines, agencies=("NAVY", "ANF"),
        roles=(("NAVY", ("detected",)), ("ANF", ("took_custody", "registered_case"))), arrests=9, nationals=(("IR", 9),), turn=0,
        case=f"EX-ANF-{draw.whole(100, 900)}/25", extra={"fixed": True},
    ))  # fmt: skip
    plan.file("single", "NAVY", day, Telling(event.number, exact=False, part="detected", to="ANF"))
    plan.file("single", "ANF", next_day(day), Telling(event.number, part="custody", to="NAVY"))
    plan.file("single", "ANF", next_day(day), Telling(event.number, part="custody", to="NAVY"), language="ur")
    plan.file("single", "NAVY", next_day(day), Telling(event.number, exact=False, part="detected", to="ANF"), language="ur")
    plan.file("recap", "NAVY", next_day(day, 6), Telling(event.number, exact=False, part="recap", to="ANF"))
    return event.number


def look_alikes(plan: Plan, count: int = 12) -> None:
    """Two real seizures that look alike: one district, one drug, near days, near weights; another spot, another find."""
    draw = plan.draw.child("look-alikes")
    listed = [(day, t.event) for day, tellings in sorted(plan.lists.items()) for t in tellings if t.part == "own"]
    likely = [
        (day, plan.events[n])
        for day, n in listed
        if plan.events[n].setting in ("person", "road") and plan.events[n].lines[0].g and len(plan.events[n].lines) == 1
    ]
    tellers = {"KP": "EXCISE_KP", "SD": "RANGERS_SD", "PB": "POLICE_PB", "BA": "LEVIES", "IC": "POLICE_ICT"}
    for day, model in draw.some(likely, count):
        entry = next(e for e in words("places")["districts"] if e["name"] == model.place.district)
        spots = [
            s
            for s in entry["spots"]
            if s[1] != model.place.names[0] and s[0] in ("road", "town", "area", "chowk", "plaza", "colony")
        ]
        if not spots or model.place.province not in tellers:
            continue
        agency = draw.pick(("ANF", tellers[model.place.province]))
        near = model.lines[0].g or 0
        grams = near if draw.chance(0.4) else max(100, near + draw.pick((-200, -100, 100, 200, 1200)))
        other = draw_event(
            draw,
            number=plan.next_number(),
            day=next_day(day, draw.whole(0, 1)),
            setting="road" if model.setting == "person" else "person",
            agencies=(agency,),
            provinces=(str(model.place.province),),
        )
        other = plan.add(
            replace(
                other,
                place=place_at(entry, draw.pick(spots)),
                lines=(Line(model.lines[0].substance, g=grams),),
                extra={"alike": model.number},
            )
        )
        plan.file("single", agency, other.day, Telling(other.number))


def periods(plan: Plan) -> None:
    """Weekly totals, cumulative figures, nil returns and notices."""
    draw = plan.draw.child("periods")
    for week in range(22):
        first = FIRST + timedelta(days=16 * week)
        plan.file("weekly" if draw.chance(0.75) else "weekly_table", "ANF", first + timedelta(days=6), first=first, late=1)
    for day in (date(2025, 3, 31), date(2025, 6, 30), date(2025, 9, 29)):
        plan.file("cumulative", "POLICE_PB", day)
    for _ in range(14):
        first = draw.pick(MONTHS)
        agency = draw.pick(NIL_SENDERS)
        last = min((first + timedelta(days=31)).replace(day=1) - timedelta(days=1), LAST)
        if not any(e.agencies[0] == agency and first <= e.day <= last for e in plan.events.values()):
            plan.file("nil", agency, last, first=first, late=draw.whole(1, 3), language="ur" if draw.chance(0.2) else "en")
    for agency in ("ANF", "ASF", "POLICE_PB", "CUSTOMS"):
        plan.file("notice", agency, any_day(draw))
