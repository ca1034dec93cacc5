"""Baggage messages: whole ones, cut ones, wrong order, wrong values. All invented."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from rabta.intake.formats.baggage.messages import is_baggage
from rabta.intake.formats.baggage.reader import read_baggage

ON = date(2026, 12, 1)
WHOLE = """QU KHIBAXX
.DXBRMEX 010912
BSM
.V/1LKHI
.F/EX0701/01DEC/DXB/Y
.N/0214123456002
.S/Y/12A/C/045
.W/K/2/38
.P/1KHAN/ALI MR
ENDBSM
"""


def read(text: str) -> list[dict]:
    return list(read_baggage(text.encode(), name="bags.txt", on=ON))


def kinds(message: dict) -> set[str]:
    return {problem["kind"] for problem in message["problems"]}


def test_a_whole_message_says_flight_tags_weight_and_passenger() -> None:
    (message,) = read(WHOLE)
    assert message["message"]["kind"] == "BSM" and message["message"]["whole"] and message["message"]["airport"] == "KHI"
    assert message["flights"][0] | {"class": None} == {
        "what": "outbound", "flight": "EX701", "written": "EX0701", "day": "2026-12-01", "airport": "DXB", "class": None,
    }  # fmt: skip
    assert [bag["tag"] for bag in message["bags"]] == ["0214123456", "0214123457"]
    assert message["weight"]["grams"] == 38000 and message["persons"][0]["name"] == "KHAN/ALI"
    assert message["problems"] == []
    start, end = message["spans"]["/bags/1/tag"][0]
    assert WHOLE[start:end] == ".N/0214123456002"


def test_elements_in_any_order_say_the_same() -> None:
    head, *lines = WHOLE.splitlines()[2:-1]
    turned = "\n".join([head, *reversed(lines), "ENDBSM"])
    (message,), (other,) = read(WHOLE), read(turned)
    for name in ("flights", "bags", "persons", "weight", "seat"):
        assert message[name] == other[name]


def test_a_message_cut_in_two_keeps_what_each_half_holds() -> None:
    at = WHOLE.index(".P/")
    (first,), (second,) = read(WHOLE[:at]), read(WHOLE[at:])
    assert len(first["bags"]) == 2 and kinds(first) == {"cut_short"}
    assert second["message"]["kind"] == "BSM" and second["persons"][0]["name"] == "KHAN/ALI"
    assert {"head_missing", "no_tag"} <= kinds(second)
    problem = next(each for each in second["problems"] if each["kind"] == "head_missing")
    assert problem["line"] == 1 and problem["file"] == "bags.txt" and problem["next_step"]


def test_a_cut_message_does_not_swallow_the_next() -> None:
    cut, whole = read(WHOLE[: WHOLE.index(".W/")] + WHOLE)
    assert kinds(cut) == {"cut_short"} and whole["problems"] == [] and len(whole["bags"]) == 2


def test_what_cannot_be_read_is_told_with_its_line_and_the_rest_is_kept() -> None:
    (message,) = read("BSM\n.V/1LKHI\n.F/EX/99XXX/DXB\n.N/021\n.W/K/x/y\nhello\n.N/0214123456\nENDBPM\n")
    assert {"flight", "day", "tag", "weight", "no_element", "other_end"} <= kinds(message)
    assert [bag["tag"] for bag in message["bags"]] == ["0214123456"]
    assert all(p["message"].startswith("bags.txt, line ") for p in message["problems"])


def test_a_child_is_known_by_what_the_airline_writes_after_the_name() -> None:
    (message,) = read(WHOLE.replace("KHAN/ALI MR", "KHAN/SARA MISS"))
    assert message["persons"][0]["child"] and message["persons"][0]["name"] == "KHAN/SARA"


def test_both_halves_of_a_message_that_was_cut_in_two_are_known_for_baggage() -> None:
    for half in ("BSM\n.V/1LKHI\n.F/EX701/01DEC/DXB\n.N/02141", "23456001\n.P/1EX/PASSENGER MR\nENDBSM\n"):
        assert is_baggage(half)
    assert not is_baggage("ENDBSM is how such a message ends.") and not is_baggage("BSM\n.P/1EX")


def test_what_is_no_message_says_so() -> None:
    assert read("dear colleague")[0]["error"]["kind"] == "no_message"
    assert read(" \n")[0]["error"]["kind"] == "empty"


@settings(max_examples=60)
@given(st.lists(st.sampled_from([*WHOLE.splitlines(), ".F/", ".N/9999999999999", ".J/R/A/B/31FEB/99", ".", "BPM", "\x00٣"])))
def test_nothing_raises_for_what_a_file_holds(lines: list[str]) -> None:
    for told in read("\n".join(lines)):
        assert "error" in told or told["message"]["file"] == "bags.txt"
