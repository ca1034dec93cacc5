"""A view as numbers for a screen: attenuation with material where both energies are there, and nothing else made up."""

from datetime import UTC, datetime
from typing import Any

import numpy as np
import pytest

from rabta.example.scans import SLICES, Bag, Box, invented_bag, objects_of, scan_object, volume_object, written
from rabta.intake.formats.scan import drawing
from rabta.intake.formats.scan.drawing import CLASSES, DOUBTED, FIRST_Z, GREY, LEVELS, MATERIAL, Z_STEP, draw_bytes

AT = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)


def numbers_of(told: dict[str, Any]) -> np.ndarray:
    numbers = np.frombuffer(told["numbers"], "<u2")
    return numbers.reshape(told["rows"], told["columns"])


def both(bag: Bag, view: str = "top") -> dict[str, Any]:
    low, high = (written(scan_object(bag, view, energy)) for energy in ("low", "high"))
    return draw_bytes(low + high, "x", len(low))


def test_material_is_told_apart_where_both_energies_are_there() -> None:
    bag = Bag("EX1", "EX-1", AT, (
        Box("water", (50, 50, 0), (200, 150, 100)), Box("aluminium", (300, 50, 0), (100, 150, 30)),
        Box("steel", (420, 50, 0), (100, 150, 3)),
    ))  # fmt: skip
    told = both(bag)
    assert told["what"] == MATERIAL and told["reduced"] == 1
    materials = numbers_of(told) // LEVELS
    water, aluminium, steel = (FIRST_Z + (int(np.median(materials[row, 25:55])) - 1) * Z_STEP for row in (40, 95, 125))
    assert water < 8 < 15 < min(aluminium, steel), "at the energies of the simulator both are beyond the table"
    assert materials[2, 2] == 0 and materials.max() < CLASSES


def test_one_energy_is_grey_and_sizes_that_differ_are_not_mixed() -> None:
    bag = invented_bag(7, device="EX-1", scanned_at=AT)
    (_, low), (_, high) = objects_of(bag, views=("top",))
    assert draw_bytes(low, "x")["what"] == GREY and (numbers_of(draw_bytes(low, "x")) < LEVELS).all()
    finer = Bag(bag.tag, bag.device, AT, bag.boxes, bag.size, pitch_mm=2.0)
    other = written(scan_object(finer, "top", "high"))
    assert draw_bytes(low + other, "x", len(low))["what"] == GREY
    assert draw_bytes(low + high[:3_000], "x", len(low))["what"] == GREY, "a high energy that was cut is not guessed"
    for other in (draw_bytes(high + low, "x", len(high)), draw_bytes(low + low, "x", len(low))):
        assert other["what"] == DOUBTED and (numbers_of(other) < LEVELS).all(), "swapped, or alike: no material is made up"


def test_every_frame_of_a_volume_can_be_looked_at_as_dark_as_the_next() -> None:
    content = written(volume_object(invented_bag(8, device="EX-1", scanned_at=AT, hidden="meth")))
    floor, lining, top = (numbers_of(draw_bytes(content, "x", frame=number)) for number in (0, 2, SLICES - 1))
    hidden = lining[25:70, 20:50]
    assert np.median(hidden) > 4 * np.median(lining[100:130, 70:90]), "what lies in the lining is denser than the clothes"
    assert abs(np.median(floor) - np.median(top)) < 100, "floor and lid are of one thing"
    for number in (-1, SLICES):
        assert draw_bytes(content, "x", frame=number)["error"]["kind"] == "no_frame"


def test_what_is_damaged_is_refused_and_what_is_large_is_put_together(monkeypatch: pytest.MonkeyPatch) -> None:
    bag = invented_bag(7, device="EX-1", scanned_at=AT)
    low = objects_of(bag)[0][1]
    assert draw_bytes(low[:3_000], "x.dcs")["error"]["kind"] == "truncated"
    monkeypatch.setattr(drawing, "MOST_BYTES", 10_000)
    told = draw_bytes(low, "x")
    assert (told["reduced"], told["rows"], told["columns"]) == (2, 80, 60)
