"""Whoever took a lapse is reminded before its time and after it, once each; nothing hidden keeps a reminder back."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from rabta.casework.operations.notices import open_notice
from rabta.records.asking import answers
from rabta.screening.operations.lapses import lapse_taken, sign_lapse
from rabta.screening.reminding import remind_of_lapses
from rabta.screening.rules.lapses.course import LapseStep
from rabta.sharing.operations import reading_as
from tests.house import House
from tests.people import CUSTOMS_OFFICER, OUTSIDER, SCREENER, Person

DAY = date(2026, 3, 4)
TAG = "0214000801"
PAPERS = {
    "ex701.txt": f"BSM\n.V/1LKHI\n.F/EX701/04MAR/DXB\n.N/{TAG}001\n.P/1EX/PASSENGER MR\nENDBSM\n",
    "times.csv": "airport,date,flight,departs,to\nKHI,2026-03-04,EX701,09:10,DXB\n",
    "lane.csv": "airport,date,time,lane,tag,seconds,outcome\nKHI,2026-03-04,07:10,L1,0214000999,7,no alarm\n",
}
KEY = f"KHI.{DAY}.not_screened.EX701"
DUE = timezone.make_aware(datetime.fromisoformat("2026-03-05T12:00"))


def told(person: Person) -> list[tuple[str, str]]:
    with reading_as(person.id):
        rows = answers("SELECT id, kind FROM notice WHERE subject_kind = 'lapse' ORDER BY at, kind")
    return [(str(row["id"]), row["kind"]) for row in rows]


def sign(house: House, person: Person, kind: LapseStep, at: datetime, **said: object) -> None:
    sign_lapse(reader_id=person.id, key=KEY, kind=kind, at=at, new_id=house.clock.new_id, **said)  # type: ignore[arg-type]


def round_at(house: House, at: datetime) -> int:
    return remind_of_lapses(at=at, new_id=house.clock.new_id)


def test_the_owner_is_reminded_once_before_and_once_after(house: House) -> None:
    for name, text in PAPERS.items():
        house.file(SCREENER, text, file_name=name, marking="restricted; to CUSTOMS", written_on=DAY)
    sign(house, CUSTOMS_OFFICER, LapseStep.OWNED, DUE - timedelta(hours=8), due=DUE)
    assert round_at(house, DUE - timedelta(hours=5)) == 0
    assert [round_at(house, DUE - timedelta(minutes=wait)) for wait in (60, 10)] == [1, 0]
    assert [round_at(house, DUE + timedelta(hours=wait)) for wait in (1, 2, 48)] == [1, 0, 0]
    assert round_at(house, DUE + timedelta(days=8)) == 1, "again after a week"
    kinds = [kind for _, kind in told(CUSTOMS_OFFICER)]
    assert kinds == ["lapse_due", "lapse_overdue", "lapse_overdue"] and told(OUTSIDER) == []
    first = told(CUSTOMS_OFFICER)[0][0]
    kind, step = open_notice(reader_id=CUSTOMS_OFFICER.id, notice_id=first, at=DUE, new_id=house.clock.new_id)  # type: ignore[arg-type]
    assert kind == "lapse" and lapse_taken(reader_id=CUSTOMS_OFFICER.id, step_id=step) == KEY
    sign(house, CUSTOMS_OFFICER, LapseStep.CLOSED, DUE + timedelta(days=9), reason="mended", words="EX")
    assert round_at(house, DUE + timedelta(days=20)) == 0, "closed"


def test_what_the_owner_does_not_see_keeps_no_reminder_back(house: House) -> None:
    for name, text in PAPERS.items():
        house.file(CUSTOMS_OFFICER, text, file_name=name, marking="restricted; every agency", written_on=DAY)
    sign(house, CUSTOMS_OFFICER, LapseStep.OWNED, DUE - timedelta(hours=8), due=DUE)
    apart = PAPERS["lane.csv"].replace("07:10", "07:20")
    house.file(SCREENER, apart, file_name="apart.csv", marking="restricted; originator only", written_on=DAY)
    closing = {"reason": "mended", "words": "EX"}
    sign(house, SCREENER, LapseStep.CLOSED, DUE - timedelta(hours=7), **closing)
    assert round_at(house, DUE + timedelta(hours=1)) == 1 and len(told(CUSTOMS_OFFICER)) == 1
