"""Areas of a season or a drive so far are recaps: the claims they add up were told before."""

import pytest

from rabta.intake.formats.statement.reader import read_statement

SAID = [
    ("ANF ploughed up poppy on 40 acres in Mohmand.", [(40, False)]),
    ("Poppy on up to 10 acres was destroyed in Bajaur by Levies.", [(10, False)]),
    ("Poppy on 40 acres destroyed in Mohmand on Sunday; so far 900 acres this season.", [(40, False), (900, True)]),
    ("Since the start of the drive 60 acres of poppy cleared. By district: Kech 20 acres, Duki 40 acres.",
     [(60, True), (20, True), (40, True)]),
    ("Seasonal position of poppy: 70 acres (Kurram 30 acres, Bajaur 40 acres).", [(70, True), (30, True), (40, True)]),
    ("مہمند میں اب تک 300 ایکڑ پوست کی فصل تلف۔", [(300, True)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims"), SAID)
def test_what_is_a_recap_of_the_season(text: str, claims: list[tuple[int, bool]]) -> None:
    reading = read_statement({"id": "invented", "date": "2025-05-12", "agency": "ANF", "text": text})
    assert [(claim["area"], claim["recap"]) for claim in reading["clearances"]] == claims
    for number, (_, recap) in enumerate(claims):
        assert (f"/clearances/{number}/recap" in reading["spans"]) == recap
