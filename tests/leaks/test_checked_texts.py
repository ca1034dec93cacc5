"""A judged text tells a reader the same bytes whether or not there is what the reader may not see."""

import re
import uuid

import pytest

from tests.leaks.worlds import READERS, MakeHouse, build, filings, fixed_clock, sign_in
from tests.people import ANALYST, OUTSIDER, Person

TEXTS = (
    "In March 2025 agencies seized 134 tons of drugs and arrested 2,001 people, including 75 foreigners. Furthermore, 110"
    " Afghan nationals were arrested in Balochistan, Khyber Pakhtunkhwa and Sindh. Poppy was cleared from 40,659 acres.",
    "ANF seized 2.4 kg of ice, 900 grams of heroin, 35 kg of hashish, 120 kg of opium and 60 kg of ice. 24 acres were"
    " cleared of poppy. 14 migrants were rescued. 5 operations; 6 vehicles; 8 people were arrested.",
    "مارچ 2025 میں 120 کلو افیون اور 35 کلو چرس ضبط، 4 افراد گرفتار۔",
    "No figure stands here.",
)
DAYS: tuple[dict[str, str], ...] = ({}, {"from": "2025-03-01", "to": "2025-03-31"})
_CHANGES = re.compile(rb'(name="csrfmiddlewaretoken" value=")[A-Za-z0-9]+')


def judged(person: Person) -> list[tuple[int, bytes]]:
    with fixed_clock():
        client = sign_in(person)
        forms = [{"words": text, **days} for days in DAYS for text in TEXTS]
        answers = [client.post("/check/judged/", form) for form in forms]
    return [(answer.status_code, _CHANGES.sub(rb"\1", answer.content)) for answer in answers]


@pytest.mark.slow
@pytest.mark.parametrize("reader", READERS, ids=lambda p: p.name)
def test_what_a_reader_may_not_see_judges_no_text(make_house: MakeHouse, reader: Person) -> None:
    world, obtained = filings(0), []
    for hidden in (True, False):
        house = make_house()
        build(house, world, reader, hidden=hidden)
        obtained.append(judged(reader))
    assert obtained[0] == obtained[1]
    assert {status for status, _ in obtained[0]} == {200}


@pytest.mark.slow
def test_the_harness_sees_a_difference_when_there_is_one(make_house: MakeHouse) -> None:
    world, obtained = filings(0), []
    for hidden in (True, False):
        house = make_house()
        build(house, world, OUTSIDER, hidden=hidden)
        obtained.append(judged(ANALYST))
    assert obtained[0] != obtained[1]


@pytest.mark.slow
def test_no_verdict_names_a_hidden_record(make_house: MakeHouse) -> None:
    """Not by its number, its words, its place or its key: a verdict is numbers of the reader's own view."""
    house = make_house()
    build(house, filings(1), OUTSIDER, hidden=True)
    with house.as_superuser() as superuser:
        keys = [str(key) for (key,) in superuser.execute("SELECT key FROM incident").fetchall()]
    for _, body in judged(OUTSIDER):
        assert not [key for key in keys if key.encode() in body]
        assert str(uuid.UUID(int=7)).encode() not in body
