"""`rabta strategy`: board, list and one commitment in words and as JSON; a text's promises proposed; a step signed."""

import argparse
import json
import uuid
from typing import Any

import pytest

from rabta.cli.commands import strategy as command
from rabta.cli.inside.strategy import do, in_words
from rabta.filing.errors import NotAvailable
from rabta.strategy.errors import NotAgreed
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, AUDITOR, DIRECTOR, OUTSIDER, PARTNER, Person
from tests.rooms.test_strategy import BETWEEN, SENTENCE, Kind, measured, met, proposed, signed

TEXT = f"ANF seized 12 kg of heroin. {SENTENCE} The two sides will install scanners at all airports by June 2026."
SIDES = ("--owner", "ANF", "--partner", "nca_uk", "--title", "EX-statement", "--day", "2025-02-01", "--marking",
         "restricted; to ANF, NCA_UK")  # fmt: skip


def said(who: Person, *words: str, text: str = "") -> dict[str, Any]:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    told = do(who.id, parser.parse_args(words), text)
    assert json.dumps(told, default=str) and in_words(words[0], told)
    return told


def test_the_board_says_what_its_reader_sees_and_how_far_it_is(house: House) -> None:
    commitment_id = proposed(house, indicator=measured("arrests", "40"), due_on=None)
    signed(house, ANALYST, commitment_id, Kind.ACCEPTED, due_on=measured("arrests", "1").date_to)
    house.file(ANF_OFFICER, "EX-1. On 3 February 2025 ANF arrested two men at Hub with 1 kg opium.", marking=BETWEEN)
    met(house)
    for who in (ANALYST, PARTNER, DIRECTOR, AUDITOR):
        for words in (("board",), ("list", "--theme", "airports"), ("list", "--side", "NCA_UK")):
            told = said(who, *words)
            [one] = told["commitments"]
            assert (one["id"], one["owner"], one["progress"]["value"]) == (commitment_id, "ANF", "2"), (who.name, words)
            assert "2 of at least 40 persons" in in_words(words[0], told)
        assert said(who, "show", str(commitment_id))["steps"][0]["kind"] == "accepted"
        assert [one["signed"] for one in said(who, "meetings")["meetings"]] == ["nobody"]
    assert said(ANALYST, "list", "--column", "gone")["commitments"] == []
    told = said(OUTSIDER, "board")
    assert (told["total"], set(told["counts"].values()), told["themes"]) == (0, {0}, [])
    assert said(OUTSIDER, "meetings") == {"meetings": []}
    for missing in (str(commitment_id), str(uuid.uuid4()), "nonsense"):
        for words in (("show", missing), ("sign", missing, "noted", "--words", "w")):
            with pytest.raises(NotAvailable):
                said(OUTSIDER, *words)


def test_what_a_text_promises_is_proposed_once_and_signed_by_another(house: House) -> None:
    first, second = said(ANALYST, "propose", "-", text=TEXT)["promises"]
    assert TEXT[first["span"][0] : first["span"][1]] == first["text"] and first["on_board"] is second["on_board"] is None
    [made] = said(ANALYST, "propose", "-", *SIDES, "--only", "2", text=TEXT)["promises"]
    assert [one["on_board"] for one in said(PARTNER, "propose", "-", text=TEXT)["promises"]] == [None, made["proposed"]]
    assert [one["on_board"] for one in said(OUTSIDER, "propose", "-", text=TEXT)["promises"]] == [None, None]
    again = said(ANALYST, "propose", "-", *SIDES, text=TEXT)["promises"]
    assert ["proposed" in one for one in again] == [True, False] and again[1]["on_board"] == made["proposed"]
    step = ("sign", str(made["proposed"]), "accepted", "--due", "2026-06-30")
    with pytest.raises(NotAgreed, match="another named person"):
        said(ANALYST, *step)
    assert said(ANF_OFFICER, *step)["step"] == 1
    for words, why in (((*SIDES[:1], "NASA", *SIDES[2:]), "NASA"), ((*SIDES, "--only", "9"), "none of number 9")):
        with pytest.raises(NotAgreed, match=why):
            said(ANALYST, "propose", "-", *words, text=TEXT)
    with pytest.raises(NotAgreed, match="kept by officers"):
        said(AUDITOR, "propose", "-", *SIDES, text=f"{TEXT} They will also train 20 officers.")


@pytest.mark.parametrize("words", [("--owner", "ANF"), ("--only", "1"), ("--marking", "open")])
def test_a_proposal_names_both_sides_before_anything_is_opened(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    assert command.run(parser.parse_args(["propose", "-", *words])) == 2
    assert "--partner" in capsys.readouterr().err
