"""The invented clearances as fields: counted once they are the acres told, added up they are not."""

import json
from datetime import date
from pathlib import Path

import pytest

from rabta.clearance.rules.measuring import ACRE_M2
from rabta.clearance.rules.once import counted_once
from rabta.example.land import Claim
from rabta.example.land_files import FOLDER, write_land
from rabta.intake.formats.land.reader import claims_of
from rabta.intake.formats.land.repairing import lands_of, measured_areas


def claims(acres: int) -> list[Claim]:
    """Three claims, one told by two services."""
    one = Claim("EX-L001", date(2025, 3, 9), "Khyber", "خیبر", "KP", ("Bara", "باڑہ"), acres, "acre", ("POLICE_KP", "ANF"))
    two = Claim("EX-L002", date(2025, 4, 2), "Khyber", "خیبر", "KP", ("Bara", "باڑہ"), 430, "acre", ("ANF",))
    three = Claim("EX-L003", date(2025, 4, 9), "Pishin", "پشین", "BA", ("Huramzai", "حرمزئی"), 700, "acre", ("LEVIES",))
    return [one, two, three, Claim("EX-L004", two.day, "Khyber", "خیبر", "KP", two.spot, 80, "kanal", ("ANF",))]


@pytest.mark.parametrize("seed", [1, 2])
def test_the_fields_are_the_acres_told_once_and_more_added_up(seed: int, tmp_path: Path) -> None:
    told = claims(3_000 + seed)
    assert write_land(seed, told, tmp_path) == len(list((tmp_path / FOLDER / "files").iterdir()))
    found = [claim for path in sorted((tmp_path / FOLDER / "files").iterdir()) for claim in claims_of(path.read_bytes())]
    cleared = [claim for claim in found if "quantity" not in claim.said]
    lands = lands_of(cleared)
    areas = measured_areas(cleared, lands)
    held = [
        (land, area, claim)
        for land, area, claim in zip(lands, areas, cleared, strict=True)
        if land is not None and area is not None and claim.set_aside is None
    ]
    once = counted_once([each[0] for each in held], [each[1] for each in held], [each[2].on for each in held])
    acres = sum(claim.area for claim in told if claim.unit == "acre")
    assert once.m2 / ACRE_M2 == pytest.approx(acres, abs=0.01)
    assert sum(each[1] for each in held) / ACRE_M2 > 1.2 * acres
    assert json.loads((tmp_path / FOLDER / "truth.json").read_text()) == {"acres_once": acres, "walks": len(cleared)}
    assert any(each["rule"] == "ring_mended" for claim in cleared for each in claim.problems)
    assert any("quantity" in claim.said for claim in found), "sightings come before the clearing"
