"""A text written from the record agrees with the record, claim by claim, in both languages and every view."""

import pytest

from rabta.briefing import queries
from rabta.publications.queries.checking import judge_text
from rabta.publications.rules.press_text import press_text, words_here
from rabta.sharing.operations import reading_as
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, CUSTOMS_OFFICER, OUTSIDER, Person
from tests.rooms.filled_house import filled, full
from tests.rooms.invented_month import FIRST_DAY, LAST_DAY
from tests.rooms.test_price_lists import priced

__all__ = ["filled", "full", "priced"]
PERIOD = {"date_from": FIRST_DAY, "date_to": LAST_DAY}


@pytest.mark.parametrize("language", ["en", "ur"])
def test_what_is_written_from_the_record_agrees_with_it(full: House, priced: House, language: str) -> None:
    texts = {}
    for person in (ANALYST, ANF_OFFICER, CUSTOMS_OFFICER, OUTSIDER):
        with reading_as(person.id):
            text = press_text(queries.briefing(**PERIOD), language=language, words=words_here())
            found = judge_text(text) if text else {"figures": [], "findings": [], "commitments": []}
        judged = found["figures"]
        assert not found["findings"] and not found["commitments"], text
        verdicts = [(one["span"], one["verdict"]["verdict"], one["verdict"]["why"]) for one in judged]
        assert all(verdict == "agrees" for _, verdict, _ in verdicts), (person.name, text, verdicts)
        assert not text or len(judged) >= 3
        texts[person] = text
    assert any(one in texts[ANALYST] for one in ("are worth", "کی مالیت"))
    assert texts[ANALYST] != texts[CUSTOMS_OFFICER]


def test_a_list_that_would_not_add_up_is_not_told(house: House) -> None:
    house.file(ANF_OFFICER, "ANF at Quetta: 4 kg heroin recovered.", written_on=FIRST_DAY)
    assert "4 kg heroin" in few(ANF_OFFICER)
    house.file(ANF_OFFICER, "ANF at Hub: 9 kg drugs recovered.", written_on=FIRST_DAY)
    assert few(ANF_OFFICER).endswith("the agencies seized 13 kg of drugs.")


def few(who: Person) -> str:
    with reading_as(who.id):
        return press_text(queries.briefing(**PERIOD), language="en", words=words_here())


def test_few_persons_are_not_told_apart(house: House) -> None:
    told = "ANF at Quetta: 4 kg heroin recovered, {} men arrested, including {} Nigerians."
    house.file(ANF_OFFICER, told.format(9, 3), written_on=FIRST_DAY)
    assert "arrested 9 people." in few(ANF_OFFICER) and few(OUTSIDER) == ""
    open_told = "Customs at Sukkur: 8 kg opium recovered, two men arrested."
    house.file(CUSTOMS_OFFICER, open_told, written_on=FIRST_DAY, marking="open; every agency")
    assert few(OUTSIDER).startswith("From 1 February 2025 to 28 February 2025 the agencies seized 8 kg of drugs.")
    house.file(ANF_OFFICER, told.format(9, 5).replace("4 kg", "7 kg").replace("Quetta", "Karachi"), written_on=FIRST_DAY)
    assert "arrested 20 people, including 8 foreigners." in few(ANF_OFFICER)
