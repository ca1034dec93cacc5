"""The objects of a bag are paired, what is missing is told, and a detector is asked only where it could know."""

import importlib.util
import io
import json
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from rabta.example.scans import (
    MATERIALS,
    Bag,
    attenuation,
    detection_report,
    invented_bag,
    objects_of,
    scan_object,
    seconds_later,
    swapped,
    written,
)
from rabta.intake.formats.scan.detecting import detect
from rabta.intake.formats.scan.detector import NotUsable, installed
from tests.rules.intake_scan.dummy_detector import SAYS, installed_dummy

AT = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)
needs_runtime = pytest.mark.skipif(importlib.util.find_spec("onnxruntime") is None, reason="onnxruntime is not installed")


@pytest.fixture(scope="module")
def bag() -> Bag:
    return invented_bag(7, device="EX-KHI-3", scanned_at=AT, hidden="meth")


def laid(folder: Path, objects: list[tuple[str, bytes]]) -> list[Path]:
    folder.mkdir(exist_ok=True)
    for name, content in objects:
        (folder / name).write_bytes(content)
    return [folder / name for name, _ in objects]


def reasons(answer: dict[str, Any]) -> list[str]:
    return [each["kind"] for each in answer["why_not"]]


def findings(answer: dict[str, Any]) -> list[str]:
    return [each["kind"] for each in answer["findings"]]


def test_four_objects_are_one_bag_in_whatever_order(tmp_path: Path, bag: Bag) -> None:
    paths = laid(tmp_path, [*objects_of(bag), ("report.dcs", written(detection_report(bag)))])
    (answer,) = detect(paths)
    assert answer["answer"] == "not assessable: no detector installed" and reasons(answer) == ["no_detector"]
    assert answer["bag"] == bag.tag and answer["grade"] == "dual energy, two views" and answer["findings"] == []
    assert [view["name"] for view in answer["views"]] == ["source 0 0 -1", "source 0 1 0"]
    assert all(view["ratio"] > 1.2 for view in answer["views"]) and answer["reports"] == ["report.dcs"]
    (backwards,) = detect(paths[::-1])
    assert backwards["views"] == answer["views"]


def test_every_material_takes_more_from_the_low_energy() -> None:
    assert all(low > high for low, high in map(attenuation, MATERIALS))


def test_swapped_energies_are_seen_by_what_they_go_through(tmp_path: Path, bag: Bag) -> None:
    (answer,) = detect(laid(tmp_path, swapped(bag, "top")))
    assert reasons(answer)[0] == "energies_swapped" and answer["views"][0]["ratio"] < 0.9


def test_one_energy_twice_is_seen(tmp_path: Path, bag: Bag) -> None:
    low, high = scan_object(bag, "top", "low"), scan_object(bag, "top", "high")
    high.PixelData = low.PixelData
    (answer,) = detect(laid(tmp_path, [("low.dcs", written(low)), ("high.dcs", written(high))]))
    assert "same_pixels" in findings(answer) and "energies_alike" in reasons(answer)


def test_what_has_no_partner_is_told(tmp_path: Path, bag: Bag) -> None:
    objects = objects_of(bag)
    (answer,) = detect(laid(tmp_path, objects[:3]))
    assert findings(answer) == ["unpaired"] and "side-low" in answer["findings"][0]["says"]
    assert reasons(answer)[0] == "one_energy"
    (alone,) = detect(laid(tmp_path, objects[:1]))
    assert set(findings(alone)) == {"unpaired", "second_view_missing"}
    assert alone["answer"] == "not assessable: no dual-energy data"


def test_the_same_tag_later_or_on_another_device_is_another_scan(tmp_path: Path, bag: Bag) -> None:
    again, elsewhere = seconds_later(bag, 40), replace(bag, device="EX-ISB-1")
    answers = []
    for number, other in enumerate((again, elsewhere, seconds_later(bag, 0))):
        objects = [*objects_of(bag), *((f"x{name}", content) for name, content in objects_of(other))]
        answers.append(detect(laid(tmp_path / str(number), objects)))
    assert [len(each) for each in answers] == [2, 2, 1]
    assert findings(answers[2][0]) == ["repeated"] * 4, "the very same objects once more are no second bag"


def test_two_different_objects_of_one_energy_are_not_chosen_between(tmp_path: Path, bag: Bag) -> None:
    other = written(scan_object(replace(bag, boxes=bag.boxes[:4]), "top", "low"))
    (answer,) = detect(laid(tmp_path, [*objects_of(bag), ("other.dcs", other)]))
    assert findings(answer) == ["two_of_one"] and reasons(answer)[0] == "two_of_one"


def test_a_photograph_has_no_dual_energy_data(tmp_path: Path, bag: Bag) -> None:
    into = io.BytesIO()
    Image.fromarray(np.random.RandomState(1).randint(0, 255, (60, 80, 3)).astype(np.uint8)).save(into, "JPEG")
    answers = detect(
        laid(tmp_path, [("cat.jpg", into.getvalue()), ("cut.dcs", written(scan_object(bag, "top", "low"))[:900])])
    )
    assert answers[0]["answer"] == "not assessable: no dual-energy data" and answers[0]["grade"] == "colour only"
    assert answers[1]["answer"].startswith("not assessable: refused: ") and answers[1]["error"]["kind"] == "truncated"


def test_without_calibration_there_is_no_score(tmp_path: Path, bag: Bag) -> None:
    objects = []
    for energy in ("low", "high"):
        made = scan_object(bag, "top", energy)
        del made.DateOfLastDetectorCalibration
        objects.append((f"{energy}.dcs", written(made)))
    folder = installed_dummy(tmp_path / "detector")
    (answer,) = detect(laid(tmp_path, objects), detector=installed(folder))
    assert reasons(answer) == ["no_calibration"] and "score" not in answer


@needs_runtime
def test_a_detector_answers_by_its_contract_and_says_what_it_is(tmp_path: Path, bag: Bag) -> None:
    folder = installed_dummy(tmp_path / "detector")
    (answer,) = detect(laid(tmp_path, objects_of(bag)), detector=installed(folder))
    assert (answer["answer"], answer["score"], answer["assessable"]) == ("score 0.25", 0.25, True)
    assert answer["detector"]["says"] == SAYS and answer["simulated"] is True
    region = answer["regions"][0]
    assert (region["view"], region["row"], region["mass_g"], region["z_effective"]) == (0, 10, 1000, None)


@needs_runtime
@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"score": 1.5}, "detector_refused"), ({"output": "scores"}, "detector_refused"), ({"views": [1]}, "views"),
        ({"pixel_mm": [0.5, 2]}, "pixel_size"),
    ],
)  # fmt: skip
def test_a_detector_that_breaks_its_contract_or_was_made_for_else_gives_no_score(
    tmp_path: Path, bag: Bag, change: dict[str, Any], kind: str
) -> None:
    folder = installed_dummy(tmp_path / "detector", **change)
    (answer,) = detect(laid(tmp_path, objects_of(bag)), detector=installed(folder))
    assert reasons(answer) == [kind] and "score" not in answer


@needs_runtime
def test_a_model_that_is_none_costs_one_answer(tmp_path: Path, bag: Bag) -> None:
    folder = installed_dummy(tmp_path / "detector")
    (folder / "detector.onnx").write_bytes(b"no model")
    with pytest.raises(NotUsable, match="not the model of its card"):
        installed(folder)
    card = json.loads((folder / "detector.json").read_text())
    card["sha256"] = "0d5d5ae6e4e9c4a8a7dbb8a4f6d7f8d5a3c70a3ffcd8e9b3e0d9d8d8f0e0f0d0"
    with pytest.raises(NotUsable):
        (folder / "detector.json").write_text(json.dumps(card))
        installed(folder)


def test_the_command_answers_one_line_a_bag(tmp_path: Path, bag: Bag) -> None:
    paths = laid(tmp_path, [*objects_of(bag), *objects_of(invented_bag(8, device="EX-KHI-3", scanned_at=AT))])
    words = [str(Path(sys.executable).parent / "rabta"), "scan", "detect"]
    done = subprocess.run([*words, *map(str, paths)], capture_output=True, text=True)
    assert done.returncode == 0 and [json.loads(line)["bag"] for line in done.stdout.splitlines()] == [bag.tag, "EX00000008"]
    assert subprocess.run([*words, str(paths[0]), "--detector", str(tmp_path)], capture_output=True).returncode == 2
