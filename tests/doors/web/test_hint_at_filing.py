"""Possibly the same seizure: the receipt says so of reports the officer may see. Of a hidden one it says nothing, and the
centre's queue asks."""

import re
import uuid
from collections.abc import Callable
from datetime import UTC, date, datetime
from itertools import count

import pytest

from rabta.web import clock
from tests.doors.web.signed_in import add_sign_ins, client_of
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, CUSTOMS_OFFICER

ANF = "EX-1. On 3 February 2025 ANF recovered 12.4 kg of heroin from a car near Torkham. Two men were arrested."
TOLD = {
    "the same": "EX-2. Customs: near Torkham on 3 February 2025 12.4 kg heroin was recovered from a car; two men were held.",
    "likely": "EX-2. On 4 February 2025 Customs recovered 12 kg of heroin at Torkham.",
    "in doubt": "EX-2. On 5 February 2025 Customs recovered 12.4 kg of heroin in Khyber.",
}  # fmt: skip
SEEN, HIDDEN = "restricted; every agency", "confidential; to NNCC"
FORM = {"audience": "every", "level": "restricted", "handling": "H0", "source": "A", "information": "2"}


@pytest.fixture(autouse=True)
def _one_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: datetime(2025, 3, 1, 9, 0, tzinfo=UTC))


def receipt(house: House, words: str, *, anf: str | None, monkeypatch: pytest.MonkeyPatch) -> tuple[bytes, str, str]:
    """What the Customs officer gets for these words, the number of ANF's report, and what the analyst's queue shows."""
    add_sign_ins(house.clock)
    number = house.file(ANF_OFFICER, ANF, marking=anf, written_on=date(2025, 2, 4)).number if anf else ""
    numbers = count(1)
    monkeypatch.setattr(clock, "new_id", lambda: uuid.uuid5(uuid.NAMESPACE_URL, f"hint {next(numbers)}"))
    customs = client_of(CUSTOMS_OFFICER)
    filed = customs.post("/file/", {**FORM, "words": words, "written_on": "2025-02-06"})
    assert filed.status_code == 302
    page = customs.get(filed["Location"]).content
    body = re.sub(rb'(csrfmiddlewaretoken" value="|csrf-token" content=")\w+', rb"\1", page)
    return body, number, client_of(ANALYST).get("/review/").content.decode()


@pytest.mark.slow
@pytest.mark.parametrize("words", TOLD.values(), ids=TOLD)
def test_a_hidden_match_tells_the_officer_nothing_and_asks_the_centre(
    make_house: Callable[[], House], monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    with_hidden, number, queue = receipt(make_house(), words, anf=HIDDEN, monkeypatch=monkeypatch)
    without, _, empty = receipt(make_house(), words, anf=None, monkeypatch=monkeypatch)
    assert with_hidden == without and number.encode() not in with_hidden
    if words != TOLD["the same"]:
        assert queue.count("/review/") > empty.count("/review/"), "the centre is asked"


@pytest.mark.slow
@pytest.mark.parametrize(("words", "hint"), [("the same", "together with"), ("in doubt", "possibly the same seizure as")])
def test_a_match_the_officer_may_see_is_told_at_once(
    make_house: Callable[[], House], monkeypatch: pytest.MonkeyPatch, words: str, hint: str
) -> None:
    body, number, _ = receipt(make_house(), TOLD[words], anf=SEEN, monkeypatch=monkeypatch)
    page = re.sub(r"\s+", " ", body.decode())
    assert number in page and hint in page.casefold()
