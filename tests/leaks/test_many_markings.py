"""A component of more than four markings is laid out on read: nobody can tell it from one that is stored."""

import itertools
import uuid

import pytest

from rabta.counting.operations import judge_same_event
from rabta.filing.operations import file_report
from tests.house import House
from tests.leaks.asking import ask
from tests.leaks.worlds import NOW, Filing, MakeHouse, crawl, differing, fixed_clock, sign_in
from tests.people import ANALYST, ANF_OFFICER, CUSTOMS_OFFICER, SCREENER, Person

WHAT = "{} at Islamabad airport on 8 March 2025: {} ice in a trolley bag for Doha, QR-615; one held. Note {}."
SAID = (
    (ANF_OFFICER, "2.40 kg", "confidential", "originator only"),
    (ANF_OFFICER, "2.4 kg", "confidential", "to NNCC"),
    (CUSTOMS_OFFICER, "2.4 kg", "confidential", "to NNCC"),
    (ANF_OFFICER, "2.4 kg", "restricted", "to CUSTOMS, NNCC"),
    (SCREENER, "2.4 kg", "restricted", "every agency"),
    (CUSTOMS_OFFICER, "2.4 kg", "restricted", "every agency"),
    (ANF_OFFICER, "2.4 kg", "restricted", "every agency"),
)
WORLD = [
    Filing(who, WHAT.format(who.agency, mass, n), level, audience, NOW.replace(day=9, minute=n))
    for n, (who, mass, level, audience) in enumerate(SAID)
]


def build(house: House, reader: Person, *, hidden: bool) -> None:
    for number, one in enumerate(WORLD):
        if hidden or one.shows_to(reader):
            ids = itertools.count(number * 1000 + 1)
            file_report(
                reader_id=one.who.id, content=one.text.encode(), file_name="typed.txt", marking_text=one.marking,
                at=one.at, new_id=lambda ids=ids: uuid.UUID(int=next(ids) << 64),  # type: ignore[misc]
            )  # fmt: skip
    with house.as_superuser() as superuser:
        keys = dict(superuser.execute("SELECT words, key FROM incident").fetchall())
    seen = [key for text, key in sorted(keys.items()) if "Note 5" in text or "Note 6" in text]
    ids = itertools.count(700_000)
    judge_same_event(reader_id=ANALYST.id, a=seen[0], b=seen[1], outcome="not", at=NOW,
                     new_id=lambda: uuid.UUID(int=next(ids) << 64))  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("reader", [SCREENER, CUSTOMS_OFFICER], ids=lambda p: p.name)
def test_many_hidden_markings_change_no_byte(make_house: MakeHouse, reader: Person) -> None:
    obtained = []
    for hidden in (True, False):
        house = make_house()
        build(house, reader, hidden=hidden)
        with house.as_superuser() as superuser:
            wide = superuser.execute("SELECT count(*) FROM wide_member").fetchone()
        assert (wide == (len(WORLD),)) == hidden and (hidden or reader is not SCREENER or wide == (0,))
        with fixed_clock():
            obtained.append(crawl(sign_in(reader)))
    assert len(ask(reader, "SELECT FROM incident")) >= 3
    assert differing(*obtained) == []
