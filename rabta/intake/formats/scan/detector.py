"""The socket for a detector: an ONNX model with a card, run on one bag in a process of its own, without network.

The contract is published in `docs/explain/detector-socket.md`. Nothing here knows a detector; none comes with rabta.
"""

import hashlib
import importlib
import importlib.util
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from rabta.intake.formats.scan.apart import Allowed, apart
from rabta.intake.formats.scan.energies import attenuation
from rabta.intake.formats.scan.problems import Problem, Refused

MODEL, CARD = "detector.onnx", "detector.json"
LARGEST_MODEL = 256 * 2**20
RUNNING = Allowed(memory=6 * 2**30, seconds=30, offline=True)
"""A detector without its own limits would stop the lane: 30 seconds, 6 GiB, and no kernel that lets it talk."""
REGION = ("view", "row", "column", "rows", "columns", "score", "mass_g", "z_effective")
"""What the columns of a region mean; NaN where the detector does not say."""
_WORDS = ("name", "version", "says", "sha256")


class NotUsable(Exception):
    """The detector cannot be used; the text says why."""


@dataclass(frozen=True)
class Detector:
    """A detector as installed: its model, what it says of itself, and for what it was made."""

    model: bytes
    name: str
    version: str
    says: str
    views: tuple[int, ...]
    pixel_mm: tuple[float, float]
    sha256: str

    def told(self) -> dict[str, Any]:
        """What stands beside every answer it gives."""
        return {"name": self.name, "version": self.version, "says": self.says, "sha256": self.sha256}


def installed(folder: Path) -> Detector:
    """The detector of a folder; raises NotUsable where card and model are not there or do not fit."""
    try:
        card = json.loads((folder / CARD).read_text(encoding="utf-8"))
        model = (folder / MODEL).read_bytes()
    except (OSError, ValueError) as error:
        raise NotUsable(f"{folder}: {CARD} and {MODEL} must be there and readable ({error})") from None
    if not isinstance(card, dict) or not all(isinstance(card.get(word), str) and card[word].strip() for word in _WORDS):
        raise NotUsable(f"{folder / CARD}: it must state {', '.join(_WORDS)}")
    if len(model) > LARGEST_MODEL:
        raise NotUsable(f"{folder / MODEL}: {len(model):,} bytes; at most {LARGEST_MODEL:,} are read")
    really = hashlib.sha256(model).hexdigest()
    if really != card["sha256"].lower():
        raise NotUsable(f"{folder / MODEL}: it is not the model of its card (SHA-256 {really})")
    views, pixel = card.get("views"), card.get("pixel_mm")
    if not isinstance(views, list) or not views or not set(views) <= {1, 2}:
        raise NotUsable(f"{folder / CARD}: views must be [1], [2] or [1, 2]")
    if not isinstance(pixel, list) or len(pixel) != 2 or not all(isinstance(each, int | float) for each in pixel):
        raise NotUsable(f"{folder / CARD}: pixel_mm must be the least and the largest pitch it was made for")
    return Detector(model, card["name"], card["version"], card["says"], tuple(views), (pixel[0], pixel[1]), really)


def has_runtime() -> bool:
    """Whether the program that runs ONNX models is installed."""
    return importlib.util.find_spec("onnxruntime") is not None


def detected(
    detector: Detector, views: Sequence[tuple[Path, Path]], pixel_mm: float, allowed: Allowed = RUNNING
) -> dict[str, Any]:
    """What the detector says of one bag: `{"score", "regions"}`, or `{"refused": Problem}`. `views`: low and high energy."""
    return apart(lambda: _run(detector, views, pixel_mm), allowed)


def _run(detector: Detector, views: Sequence[tuple[Path, Path]], pixel_mm: float) -> dict[str, Any]:
    images = [np.stack([attenuation(low), attenuation(high)]) for low, high in views]
    rows, columns = (max(image.shape[axis] for image in images) for axis in (1, 2))
    bag = np.zeros((1, len(images), 2, rows, columns), dtype=np.float32)
    for number, image in enumerate(images):
        bag[0, number, :, : image.shape[1], : image.shape[2]] = image
    runtime = importlib.import_module("onnxruntime")
    options = runtime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = runtime.InferenceSession(detector.model, options, providers=["CPUExecutionProvider"])
    wanted = {"attenuation": bag, "pixel_mm": np.array([pixel_mm], dtype=np.float32)}
    named = [each.name for each in session.get_inputs()]
    if not set(named) <= set(wanted) or "attenuation" not in named:
        raise _broke(f"it asks for {', '.join(named)}")
    given = [each.name for each in session.get_outputs()]
    if "score" not in given:
        raise _broke(f"it gives {', '.join(given)} and no score")
    answer = dict(zip(given, session.run(given, {name: wanted[name] for name in named}), strict=True))
    return {
        "score": _score(answer["score"]),
        "regions": _regions(answer.get("regions"), [image.shape[1:] for image in images]),
    }


def _score(value: Any) -> float:
    array = np.asarray(value, dtype=np.float64)
    if array.size != 1 or not 0 <= float(array.reshape(-1)[0]) <= 1:
        raise _broke("its score is not one number from 0 to 1")
    return round(float(array.reshape(-1)[0]), 6)


def _regions(value: Any, shapes: Sequence[tuple[int, ...]]) -> list[dict[str, Any]]:
    if value is None:
        return []
    array = np.asarray(value, dtype=np.float64)
    if array.ndim != 2 or array.shape[1] != len(REGION) or len(array) > 1_000:
        raise _broke(f"its regions are not rows of {len(REGION)} numbers, 1,000 at most")
    found = []
    for row in array:
        told = {
            name: None if math.isnan(number) else float(f"{number:.6g}") for name, number in zip(REGION, row, strict=True)
        }
        view = told["view"]
        if view is None or not 0 <= view < len(shapes) or any(told[each] is None for each in REGION[:6]):
            raise _broke("a region lies in no view, or has no corner, size or score")
        found.append(told | {name: int(told[name] or 0) for name in REGION[:5]})
    return found


def _broke(rule: str) -> Refused:
    return Refused(
        Problem("contract", f"the detector does not keep to its contract: {rule}", "See docs/explain/detector-socket.md.")
    )
