"""One bag to one answer: what a detector says of it, or that it is not assessable, and why. An answer decides nothing."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rabta.intake.formats.scan.apart import apart
from rabta.intake.formats.scan.assessing import REASONS
from rabta.intake.formats.scan.detector import Detector, detected, has_runtime
from rabta.intake.formats.scan.energies import ALIKE_BELOW, SWAPPED_BELOW, attenuation, ratio
from rabta.intake.formats.scan.pairing import Bag, Told, View, bags
from rabta.intake.formats.scan.problems import Problem
from rabta.intake.formats.scan.reader import read_scans

_OF_THE_BAG = {
    "no_dual_energy": "no dual-energy data",
    "volume": "a CT volume, which the socket for detectors does not take",
    "energies_swapped": "the energies are swapped: what is called high is attenuated more",
    "energies_alike": "the two energies do not differ",
    "not_compared": "there is too little in the image to see whether the energies are what they are called",
    "sizes_differ": "the two energies of a view differ in size",
    "two_of_one": "two different objects claim to be one energy of one view",
    "pixel_size": "the size of a pixel is not stated, or outside what the detector was made for",
    "views": "the detector was not made for this number of views",
    "no_detector": "no detector installed",
    "no_runtime": "the program that runs detectors is not installed (onnxruntime)",
    "detector_refused": "the detector could not be run",
}
_BLOCKS = ("tip", "body", "no_calibration", "relation_not_stated", "for_presentation", "lossy", "few_bits", "sign_in_doubt",
           "bits_in_doubt", "all_equal", "not_decoded")  # fmt: skip
"""What of one object keeps its whole bag from being assessed."""


def detect(paths: Sequence[Path], *, detector: Detector | None = None) -> list[dict[str, Any]]:
    """One answer a bag, in the order of its first file; then one for each file that was refused."""
    told = list(read_scans(paths))
    answers = [_answer(bag, told, paths, detector) for bag in bags(told)]
    refused = [
        {
            "bag": None,
            "files": [each["file"]],
            "answer": f"not assessable: refused: {each['error']['rule']}",
            "error": each["error"],
        }
        for each in told
        if "error" in each
    ]
    return answers + refused


def _answer(bag: Bag, told: Sequence[Told], paths: Sequence[Path], detector: Detector | None) -> dict[str, Any]:
    views = [_view(view, told, paths) for view in bag.views]
    reasons = _why_not(bag, told, views, detector)
    answer: dict[str, Any] = {
        "bag": bag.id, "device": bag.device, "scanned_at": bag.scanned_at,
        "files": [told[each]["file"] for each in bag.files],
        "simulated": any(told[each].get("simulated") for each in bag.files), "grade": _grade(bag, told), "views": views,
        "reports": [told[each]["file"] for each in bag.reports], "findings": bag.findings, "assessable": not reasons,
    }  # fmt: skip
    if not reasons and detector is not None:
        pairs = [(paths[view.energies["low"]], paths[view.energies["high"]]) for view in bag.views]
        found = detected(detector, pairs, _pitch(bag, told) or 0.0)
        if isinstance(refused := found.get("refused"), Problem):
            reasons = [{"kind": "detector_refused", "says": f"{_OF_THE_BAG['detector_refused']}: {refused.rule}"}]
            answer["assessable"] = False
        else:
            return answer | found | {"answer": f"score {found['score']:g}", "why_not": [], "detector": detector.told()}
    return answer | {"answer": f"not assessable: {reasons[0]['says']}", "why_not": reasons}


def _view(view: View, told: Sequence[Told], paths: Sequence[Path]) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "name": view.name,
        "low": None,
        "high": None,
        "others": [told[each]["file"] for each in view.others],
    }
    shown |= {level: told[position]["file"] for level, position in view.energies.items()}
    shown["ratio"] = None
    if view.whole:
        low, high = paths[view.energies["low"]], paths[view.energies["high"]]
        found = apart(lambda: {"ratio": ratio(attenuation(low), attenuation(high))})
        shown["ratio"] = None if found.get("ratio") is None else round(float(found["ratio"]), 4)
    return shown


def _why_not(bag: Bag, told: Sequence[Told], views: list[dict[str, Any]], detector: Detector | None) -> list[dict[str, str]]:
    images = [told[each] for each in bag.files if each not in bag.reports]
    of_objects = {reason["kind"] for image in images for reason in image["assessable"]["why_not"]}
    found = [kind for kind in _BLOCKS if kind in of_objects]
    if any((each.get("image") or each["type"]) == "CT" for each in images):
        found.insert(0, "volume")
    elif not any(view.whole for view in bag.views):
        found.insert(0, "no_dual_energy")
    elif not all(view.whole for view in bag.views):
        found.insert(0, "one_energy")
    else:
        found += _of_energies(views)
    found += [each["kind"] for each in bag.findings if each["kind"] in ("sizes_differ", "two_of_one")]
    found += _of_detector(bag, told, detector)
    return [{"kind": kind, "says": _OF_THE_BAG.get(kind) or REASONS[kind]} for kind in dict.fromkeys(found)]


def _of_energies(views: list[dict[str, Any]]) -> list[str]:
    ratios = [view["ratio"] for view in views]
    if any(each is not None and each < SWAPPED_BELOW for each in ratios):
        return ["energies_swapped"]
    if any(each is not None and each < ALIKE_BELOW for each in ratios):
        return ["energies_alike"]
    return ["not_compared"] if None in ratios else []


def _of_detector(bag: Bag, told: Sequence[Told], detector: Detector | None) -> list[str]:
    if detector is None:
        return ["no_detector"]
    found = [] if has_runtime() else ["no_runtime"]
    pitch = _pitch(bag, told)
    if pitch is None or not detector.pixel_mm[0] <= pitch <= detector.pixel_mm[1]:
        found.append("pixel_size")
    if len(bag.views) not in detector.views:
        found.append("views")
    return found


def _pitch(bag: Bag, told: Sequence[Told]) -> float | None:
    """The one pitch of all objects of a bag, in mm; None where it is not stated or they differ."""
    stated = {
        tuple((told[each]["pixels"] or {}).get("spacing_mm") or ()) for view in bag.views for each in view.energies.values()
    }
    sides = {side for each in stated for side in each}
    return float(sides.pop()) if len(sides) == 1 and () not in stated else None


def _grade(bag: Bag, told: Sequence[Told]) -> str:
    grades = {told[each]["assessable"]["grade"] for each in bag.files if each not in bag.reports}
    if grades <= {"one energy"} and grades:
        energies = "dual energy" if bag.views and all(view.whole for view in bag.views) else "one energy"
        return f"{energies}, two views" if len(bag.views) > 1 else energies
    return ", ".join(sorted(grades)) or "report"
