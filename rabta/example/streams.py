"""The year's events by the service that met them, and who told of each: one function for each stream."""

from datetime import date, timedelta

from rabta.example.draw import Draw
from rabta.example.events import Event, draw_event
from rabta.example.plan import FIRST, Plan, Telling, any_day, next_day

ALL = ("KP", "BA", "SD", "PB", "IC")
ANF_SETTINGS = (
    ("road", 10),
    ("person", 6),
    ("airport_passenger", 3),
    ("airport_baggage", 4),
    ("airport_cargo", 0.7),
    ("parcel", 5),
    ("premises", 2),
    ("cache", 4),
    ("port_container", 0.8),
    ("border", 0.8),
)
URDU = 0.3


def anf_lists(plan: Plan, weeks: int = 22) -> None:
    """Days on which the force publishes a list of its operations, and the operations only it tells of."""
    draw = plan.draw.child("anf-lists")
    days = sorted(FIRST + timedelta(days=16 * week + n) for week in range(weeks) for n in draw.some(range(7), 2))
    plan.lists = {day: [] for day in days}
    for day in days:
        for _ in range(draw.whole(3, 9)):
            event = plan.add(
                draw_event(
                    draw,
                    number=plan.next_number(),
                    day=day,
                    setting=draw.weighted(ANF_SETTINGS),
                    agencies=("ANF",),
                    provinces=(*ALL, "GB") if draw.chance(0.1) else ALL,
                )
            )
            plan.lists[day].append(Telling(event.number))


def anf_singles(plan: Plan, count: int = 16) -> None:
    """One operation, one statement; now and then told again in the list of the next day, in the other language or in a recap."""
    draw = plan.draw.child("anf-singles")
    for _ in range(count):
        event = plan.add(
            draw_event(
                draw,
                number=plan.next_number(),
                day=any_day(draw),
                setting=draw.weighted(ANF_SETTINGS),
                agencies=("ANF",),
                provinces=ALL,
            )
        )
        language = "ur" if draw.chance(URDU) else "en"
        plan.file("single", "ANF", event.day, Telling(event.number), language=language)
        kind = draw.part()
        if kind < 0.3:
            plan.file("single", "ANF", event.day, Telling(event.number), language="en" if language == "ur" else "ur")
        elif kind < 0.45 and (listed := plan.list_day(event.day)):
            plan.lists[listed].append(Telling(event.number))


def handed_to_anf(
    plan: Plan,
    agency: str,
    count: int,
    settings: tuple[tuple[str, float], ...],
    provinces: tuple[str, ...],
    *,
    share: float,
    kind: str = "single",
) -> None:
    """Seizures by another service: a share of them goes to the force, which tells of it exactly in its list or by itself."""
    draw = plan.draw.child(f"handed/{agency}/{kind}")
    for _ in range(count):
        day = draw.pick(sorted(plan.lists)) if draw.chance(0.7) else any_day(draw)
        setting = draw.weighted(settings)
        event = draw_event(
            draw, number=plan.next_number(), day=day, setting=setting, agencies=(agency,), provinces=provinces
        )
        language = "ur" if kind == "single" and draw.chance(URDU) else "en"
        if not draw.chance(share):
            plan.add(event)
            plan.file(kind, agency, event.day, Telling(event.number), language=language)
            continue
        _tell_hand_over(plan, draw, event, agency, kind, language)


def _tell_hand_over(plan: Plan, draw: Draw, event: Event, agency: str, kind: str, language: str) -> None:
    event = plan.add(event)
    event = plan.change(
        event, agencies=(agency, "ANF"), roles=((agency, ("detected",)), ("ANF", ("took_custody", "registered_case")))
    )
    exact = draw.chance(0.45)
    fewer = 1 if not exact and event.arrests > 2 and not event.nationals and not event.women and draw.chance(0.25) else 0
    plan.file(
        kind,
        agency,
        event.day,
        Telling(event.number, exact=exact, part="detected", to="ANF", fewer=fewer),
        language=language,
    )
    custody = Telling(event.number, part="custody", to=agency)
    listed = plan.list_day(event.day)
    if listed and draw.chance(0.75):
        plan.lists[listed].append(custody)
    else:
        plan.file("single", "ANF", next_day(event.day), custody, language="ur" if draw.chance(URDU) else "en")
    if draw.chance(0.25):
        later = next_day(event.day, draw.whole(4, 20))
        plan.file("recap", agency, later, Telling(event.number, exact=exact, part="recap", to="ANF"), language="en")
    if draw.chance(0.15):
        plan.file("lab", "ANF", next_day(event.day, draw.whole(6, 25)), Telling(event.number, part="lab"))


def joint(
    plan: Plan, first: str, second: str, count: int, settings: tuple[tuple[str, float], ...], provinces: tuple[str, ...]
) -> None:
    """Two services side by side, nobody's custody stated: both tell it to the gram."""
    draw = plan.draw.child(f"joint/{first}/{second}")
    for _ in range(count):
        event = draw_event(
            draw,
            number=plan.next_number(),
            day=any_day(draw),
            setting=draw.weighted(settings),
            agencies=(first, second),
            provinces=provinces,
        )
        plan.add(event)
        plan.file(
            "single",
            first,
            event.day,
            Telling(event.number, part="joint", to=second),
            language="ur" if draw.chance(URDU) else "en",
        )
        plan.file(
            "single",
            second,
            next_day(event.day),
            Telling(event.number, part="joint", to=first),
            language="ur" if draw.chance(URDU) else "en",
        )


def singles(
    plan: Plan,
    agency: str,
    count: int,
    settings: tuple[tuple[str, float], ...],
    provinces: tuple[str, ...],
    *,
    kind: str = "single",
    urdu: float = URDU,
) -> list[Event]:
    """Seizures one service tells of alone, one statement each."""
    draw = plan.draw.child(f"singles/{agency}/{kind}")
    found = []
    for _ in range(count):
        event = plan.add(
            draw_event(
                draw,
                number=plan.next_number(),
                day=any_day(draw),
                setting=draw.weighted(settings),
                agencies=(agency,),
                provinces=provinces,
            )
        )
        plan.file(kind, agency, event.day, Telling(event.number), language="ur" if draw.chance(urdu) else "en")
        found.append(event)
    return found


def batches(
    plan: Plan,
    agency: str,
    months: list[date],
    each: tuple[int, int],
    settings: tuple[tuple[str, float], ...],
    provinces: tuple[str, ...],
    *,
    urdu: float,
) -> None:
    """Statements sent together once a month, as JSON Lines."""
    draw = plan.draw.child(f"batches/{agency}")
    for month in months:
        last = month_end(month)
        tellings = []
        for _ in range(draw.whole(*each)):
            day = any_day(draw, month, last)
            event = plan.add(
                draw_event(
                    draw,
                    number=plan.next_number(),
                    day=day,
                    setting=draw.weighted(settings),
                    agencies=(agency,),
                    provinces=provinces,
                    small=True,
                )
            )
            tellings.append(Telling(event.number))
        plan.file(
            "batch",
            agency,
            last,
            *sorted(tellings, key=lambda t: (plan.events[t.event].day, t.event)),
            urdu=urdu,
            late=draw.whole(1, 4),
        )


def month_end(month: date) -> date:
    """The last day of the month that begins on this day."""
    return (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
