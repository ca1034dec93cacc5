"""What a carrier is answered: an officer's record and nothing else keeps a traveller from boarding."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from rabta.intake.formats.passenger.reader import read_manifest
from rabta.screening.rules.answer import Listed, answer_in, stands, why_not_answered
from rabta.screening.rules.off_loading import OffLoadingStep, Said
from tests.rules.intake_passenger.test_passenger_messages import PAXLST

AT = datetime(2026, 12, 1, 4, 5, 6, tzinfo=UTC)
TODAY = date(2026, 12, 1)
ONE, TWO = Listed("EXAB12", "EXREF1", True), Listed("EXAB12", "EXREF2", False)


def the_list(text: str = PAXLST) -> dict[str, Any]:
    return next(iter(read_manifest(text.encode(), name="list.edi", on=TODAY)))


def test_the_answer_goes_back_to_who_sent_the_list_and_names_who_was_refused() -> None:
    text = answer_in(the_list(), [ONE, TWO, Listed("", "", False)], reference="2612010405061", at=AT)
    told = next(iter(read_manifest(text.encode(), name="answer.edi", on=TODAY)))
    assert not told["problems"], text
    sent = told["message"]["interchange"]
    assert (sent["sender"], sent["recipient"]) == ("RXAPIS", "EX AIRLINES")
    assert (told["flights"][0]["flight"], told["flights"][0]["origin"]) == ("EX701", "KHI")
    assert told["message"]["transaction"] == "EX12345"
    assert [(one["reference"], each["code"]) for one, each in zip(told["persons"], told["answers"], strict=True)] == [
        ("EXREF1", "1Z"), ("EXREF2", "0Z"),
    ]  # fmt: skip


def test_what_cannot_be_answered_says_why() -> None:
    told = the_list()
    assert why_not_answered([told], withheld=False, travellers=[[ONE, TWO]]) == ""
    assert "PAXLST" in why_not_answered([], withheld=False, travellers=[])
    sheet = {**told, "message": {**told["message"], "kind": "SHEET"}}
    assert "PAXLST" in why_not_answered([sheet], withheld=False, travellers=[[]])
    assert "kept back" in why_not_answered([told], withheld=True, travellers=[[ONE]])
    assert "no flight" in why_not_answered([{**told, "flights": []}], withheld=False, travellers=[[ONE]])
    for others in ([replace(TWO, reference="EXREF1")], [replace(ONE, locator="", reference="")]):
        assert "who is meant" in why_not_answered([told], withheld=False, travellers=[[ONE, *others]])


def test_a_record_stands_until_it_is_taken_back_or_found_wrong() -> None:
    said = {kind: Said(kind, TODAY, "an officer", words="EX why") for kind in OffLoadingStep}
    assert stands([]) and stands([said[OffLoadingStep.OUTCOME], said[OffLoadingStep.COMPLAINT]])
    assert not stands([said[OffLoadingStep.TAKEN_BACK]]) and not stands([said[OffLoadingStep.FOUND_WRONG]])
