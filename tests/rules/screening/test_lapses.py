"""Lapses of a day made by hand: what was stated, and nothing else, raises each kind once; a day in order raises none."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from rabta.screening.rules.airport_day import AirportDay, DeviceStands, Statement, coverage
from rabta.screening.rules.flight import bags_seen
from rabta.screening.rules.lapses.course import LapseStep, Signed, standing, why_not_next
from rabta.screening.rules.lapses.found import lapses
from rabta.screening.rules.lapses.lapse import LapseKind, parts_of

DAY = date(2026, 12, 1)
LEAVES = datetime.fromisoformat("2026-12-01T09:10")
TAGS = [f"0214{at:06d}" for at in range(100, 130)]


def said(what: str, at: str | datetime = "", **more: object) -> Statement:
    columns = {name: more.pop(name) for name in ("lane", "flight", "tag", "device") if name in more}
    moment = at if isinstance(at, datetime) else datetime.fromisoformat(f"2026-12-01T{at}") if at else None
    return Statement(what, "KHI", DAY, moment, **columns, detail=more, report="r")  # type: ignore[arg-type]


def bag(tag: str, **more: object) -> Statement:
    told = {"message": "BSM", "whole": True, "passenger": [f"EX/{tag}"], "grams": 20000, **more}
    return said("bag", flight=str(told.pop("flight", "EX701")), tag=tag, **told)


def scan(tag: str, at: datetime, outcome: str = "no_alarm", **more: object) -> Statement:
    return said("scan", at, lane="L1", tag=tag, **{"outcome": outcome, "seconds": 8.0, "grams": 20000, **more})


def in_order() -> AirportDay:
    """Thirty bags, each screened once, in one shift of one lane whose device reports every five minutes."""
    began = LEAVES - timedelta(hours=3)
    stated = [
        said("departure", LEAVES, flight="EX701", to="DXB"),
        said("shift", began, lane="L1", until=(LEAVES - timedelta(minutes=10)).isoformat(), officers=3),
        *(said("beat", began + timedelta(minutes=5 * at), lane="L1") for at in range(36)),
        *(bag(tag) for tag in TAGS),
        *(scan(tag, began + timedelta(minutes=5 * at + 2)) for at, tag in enumerate(TAGS)),
        said("tip", "07:00", lane="L1", answer="hit"),
        said("calibration", "05:30", lane="L1", nominal=1.3, measured=1.3005),
        said("queue", "07:30", lane="L1", waiting=4, capacity=300),
    ]
    works = DeviceStands("KHI", "L1", "EX-1", working=True, certified_until=DAY, serviced_until=DAY)
    return AirportDay("KHI", DAY, LEAVES + timedelta(hours=1), stated, [works], last_tip={"L1": DAY},
                      last_calibration={"L1": DAY})  # fmt: skip


def found(day: AirportDay) -> dict[str, object]:
    return {str(one.kind): one for one in lapses(day, coverage(day))}


def changed(day: AirportDay, which: Callable[[Statement], bool], to: Callable[[Statement], Statement | None]) -> AirportDay:
    stated = [to(one) if which(one) else one for one in day.statements]
    return replace(day, statements=[one for one in stated if one is not None])


def detail(one: Statement, **more: object) -> Statement:
    return replace(one, detail={**one.detail, **more})


def of(what: str, tag: str | None = None) -> Callable[[Statement], bool]:
    return lambda one: one.what == what and (tag is None or one.tag == tag)


def gone(_: Statement) -> None:
    return None


def devices(day: AirportDay, **more: object) -> AirportDay:
    return replace(day, devices=[replace(day.devices[0], **more)])  # type: ignore[arg-type]


T, U = TAGS[3], TAGS[4]
LONG_AGO = DAY - timedelta(days=40)
FAULTS: dict[LapseKind, Callable[[AirportDay], AirportDay]] = {
    LapseKind.NOT_SCREENED: lambda d: changed(d, of("scan", T), gone),
    LapseKind.UNKNOWN_FLIGHT: lambda d: replace(d, statements=[*d.statements, said("departure", "08:00", flight="EX709")]),
    LapseKind.FEWER_SCANS: lambda d: changed(
        changed(d, of("scan"), gone), of("shift"), lambda one: detail(one, bags=20)),
    LapseKind.NO_PASSENGER: lambda d: changed(d, of("bag", T), lambda one: detail(one, passenger=[])),
    LapseKind.WEIGHT: lambda d: changed(d, of("scan", T), lambda one: detail(one, grams=31000)),
    LapseKind.TAG_TWICE: lambda d: replace(d, statements=[*d.statements, bag(T, passenger=["EX/OTHER"])]),
    LapseKind.NOT_BOARDED: lambda d: changed(d, of("bag", T), lambda one: detail(one, status="standby")),
    LapseKind.UNANNOUNCED: lambda d: changed(d, of("bag", T), lambda one: detail(one, message="BPM", passenger=[])),
    LapseKind.LATE_SCAN: lambda d: changed(d, of("scan", T), lambda one: replace(one, at=LEAVES + timedelta(minutes=20))),
    LapseKind.MESSAGE_CUT: lambda d: changed(d, of("bag", T), lambda one: detail(one, whole=False)),
    LapseKind.NOT_REVIEWED: lambda d: changed(d, of("scan", T), lambda one: detail(one, outcome="not_reviewed")),
    LapseKind.ABORTED: lambda d: changed(d, of("scan", T), lambda one: detail(one, outcome="aborted")),
    LapseKind.CLIPPED: lambda d: changed(d, of("scan", T), lambda one: detail(one, outcome="clipped")),
    LapseKind.ONE_VIEW: lambda d: changed(d, of("scan", T), lambda one: detail(one, outcome="one_view")),
    LapseKind.NOT_OPENED: lambda d: changed(d, of("scan", T), lambda one: detail(one, outcome="alarm")),
    LapseKind.NO_TAG: lambda d: replace(d, statements=[*d.statements, scan("", LEAVES - timedelta(hours=1))]),
    LapseKind.LANE_SILENT: lambda d: changed(
        d, lambda one: one.what == "scan" and "07:00" < f"{one.at:%H:%M}" < "07:45", gone),
    LapseKind.TOO_FAST: lambda d: replace(d, statements=[
        *d.statements, *(scan(f"0999{at:06d}", LEAVES - timedelta(hours=2, seconds=at), seconds=1.1) for at in range(40))]),
    LapseKind.QUEUE: lambda d: changed(d, of("queue"), lambda one: detail(one, waiting=400)),
    LapseKind.LOG_MISSING: lambda d: replace(d, devices=[*d.devices, replace(d.devices[0], lane="L9")]),
    LapseKind.ONE_OFFICER: lambda d: changed(d, of("shift"), lambda one: detail(one, officers=1)),
    LapseKind.DEVICE_SILENT: lambda d: changed(
        d, lambda one: one.what == "beat" and "07:00" < f"{one.at:%H:%M}" < "07:40", gone),
    LapseKind.DRIFT: lambda d: changed(d, of("calibration"), lambda one: detail(one, measured=1.32)),
    LapseKind.CALIBRATION_OVERDUE: lambda d: replace(d, last_calibration={"L1": LONG_AGO}),
    LapseKind.TIP_OVERDUE: lambda d: replace(d, last_tip={"L1": LONG_AGO}),
    LapseKind.NOT_INSTALLED: lambda d: replace(d, devices=[
        *d.devices, DeviceStands("KHI", "L8", "EX-8", working=False, installed=False, promised_on=LONG_AGO)]),
    LapseKind.CERTIFICATE_ENDED: lambda d: devices(d, certified_until=LONG_AGO),
    LapseKind.MAINTENANCE_OVERDUE: lambda d: devices(d, serviced_until=LONG_AGO),
}  # fmt: skip
WITH = {  # what a bag that was scanned and not looked at lacks as well
    LapseKind.NOT_REVIEWED: {"not_screened"}, LapseKind.ABORTED: {"not_screened"}, LapseKind.CLIPPED: {"not_screened"},
    LapseKind.FEWER_SCANS: {"unknown_flight"}, LapseKind.LANE_SILENT: {"not_screened"},
}  # fmt: skip


def test_a_day_in_order_raises_nothing_and_every_bag_is_screened() -> None:
    day = in_order()
    (flight,) = coverage(day)
    assert (flight.loaded, flight.screened, flight.not_screened, flight.unknown) == (30, 30, 0, 0)
    assert found(day) == {}


@pytest.mark.parametrize("kind", list(LapseKind))
def test_each_fault_raises_its_own_lapse_and_no_other(kind: LapseKind) -> None:
    raised = found(FAULTS[kind](in_order()))
    assert raised.keys() - WITH.get(kind, set()) == {str(kind)}
    lapse = raised[str(kind)]
    assert lapse.at <= lapse.due and parts_of(lapse.key) == ("KHI", DAY, str(kind), lapse.subject)  # type: ignore[attr-defined]


def test_two_bags_of_thirty_are_named_and_nothing_unknown_counts_as_screened() -> None:
    day = changed(in_order(), lambda one: one.what == "scan" and one.tag in (T, U), gone)
    (flight,) = coverage(day)
    assert (flight.loaded, flight.screened, flight.missing, flight.unknown) == (30, 28, (T, U), 0)
    unheard = changed(in_order(), of("scan"), gone)
    (flight,) = coverage(unheard)
    assert (flight.loaded, flight.screened, flight.not_screened, flight.unknown) == (30, 0, 0, 30)


def test_a_flight_after_midnight_was_screened_the_evening_before() -> None:
    leaves = datetime.fromisoformat("2026-12-01T00:40")
    stated = [said("departure", leaves, flight="EX701", to="DXB"), bag(T), bag(U)]
    evening = [replace(scan(T, leaves - timedelta(hours=2)), day=DAY - timedelta(days=1))]
    day = AirportDay("KHI", DAY, leaves + timedelta(hours=9), stated, before=evening)
    (flight,) = coverage(day)
    assert (flight.screened, flight.missing, flight.unknown) == (1, (U,), 0), "the lane was heard"
    assert found(day).keys() == {"not_screened"}
    (first, second) = bags_seen(flight, evening, frozenset())
    assert (first.bag.tag, first.state, first.scans) == (U, "not_screened", ()) and second.state == "screened"


def test_a_bag_of_which_a_gateway_took_one_view_is_a_lapse_where_the_lane_gives_two() -> None:
    began = LEAVES - timedelta(hours=2)
    shots = [
        said("object", began + timedelta(minutes=at, seconds=second), lane="L1", tag=tag, view=view, energy="low")
        for at, tag in enumerate(TAGS) for second, view in enumerate(("top", "side")) if not (tag == T and view == "side")
    ]  # fmt: skip
    day = replace(in_order(), statements=[*in_order().statements, *shots])
    (lapse,) = found(day).values()
    assert (str(lapse.kind), lapse.n, lapse.tags) == ("one_view", 1, (T,))  # type: ignore[attr-defined]
    one_view = [one for one in shots if one.detail["view"] == "top"]
    assert found(replace(day, statements=[*in_order().statements, *one_view])) == {}, "a lane of one view lacks none"


def test_an_alarm_on_a_projected_image_is_opened_by_nobody() -> None:
    day = FAULTS[LapseKind.NOT_OPENED](in_order())
    assert "not_opened" not in found(replace(day, statements=[*day.statements, said("tip", "07:10", lane="L1", tag=T)]))


def test_a_swapped_tag_names_the_passenger_to_be_protected() -> None:
    swapped = found(FAULTS[LapseKind.TAG_TWICE](in_order()))["tag_twice"]
    assert swapped.protects and "EX/OTHER" in swapped.passengers  # type: ignore[attr-defined]
    other = found(FAULTS[LapseKind.NOT_SCREENED](in_order()))["not_screened"]
    assert not other.protects and other.passengers == ()  # type: ignore[attr-defined]


def test_the_order_of_what_is_stated_changes_nothing() -> None:
    day = FAULTS[LapseKind.WEIGHT](FAULTS[LapseKind.NOT_SCREENED](in_order()))
    turned = replace(day, statements=list(reversed(day.statements)))
    assert lapses(day, coverage(day)) == lapses(turned, coverage(turned))


def test_a_lapse_is_taken_told_closed_and_open_again_when_it_grows() -> None:
    lapse = found(FAULTS[LapseKind.NOT_SCREENED](in_order()))["not_screened"]
    assert why_not_next(standing(lapse, []), LapseStep.CLOSED, reason="mended", words="EX")  # type: ignore[arg-type]
    owned = [Signed(LapseStep.OWNED, 5, LEAVES), Signed(LapseStep.TOLD, 5, LEAVES, words="EX")]
    closed = [*owned, Signed(LapseStep.CLOSED, 5, LEAVES, n=1, reason="screened_on_arrival")]
    assert standing(lapse, owned).state == "owned" and standing(lapse, closed).closed  # type: ignore[arg-type]
    assert standing(replace(lapse, n=2), closed).state == "reopened"  # type: ignore[type-var]
