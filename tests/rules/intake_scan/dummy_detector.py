"""A tiny ONNX model that is no detector: its score is a constant, its one region is fixed. Written as protobuf by hand."""

import hashlib
import json
import struct
from pathlib import Path
from typing import Any

SAYS = "a dummy for tests: the same score and region for every bag"


def installed_dummy(folder: Path, *, score: float = 0.25, output: str = "score", **card: Any) -> Path:
    """A folder with the dummy and its card; `card` changes the card."""
    folder.mkdir()
    model = dummy_model(score, output)
    (folder / "detector.onnx").write_bytes(model)
    told = {
        "name": "dummy",
        "version": "1",
        "says": SAYS,
        "sha256": hashlib.sha256(model).hexdigest(),
        "views": [1, 2],
        "pixel_mm": [0.5, 5],
    }
    (folder / "detector.json").write_text(json.dumps(told | card))
    return folder


def dummy_model(score: float, output: str = "score") -> bytes:
    """Inputs as the contract names them; outputs `score` (a constant of one) and `regions` (one row)."""
    region = [0, 10, 12, 30, 20, score, 1_000.0, float("nan")]
    graph = (
        _node(output, _tensor([1], [score])) + _node("regions", _tensor([1, 8], region)) + _text(2, "dummy")
        + _part(11, _value("attenuation", [None] * 5)) + _part(11, _value("pixel_mm", [1]))
        + _part(12, _value(output, [1])) + _part(12, _value("regions", [1, 8]))
    )  # fmt: skip
    return _number(1, 8) + _text(2, "rabta tests") + _part(7, graph) + _part(8, _number(2, 13))


def _node(output: str, tensor: bytes) -> bytes:
    value = _text(1, "value") + _part(5, tensor) + _number(20, 4)
    return _part(1, _text(2, output) + _text(4, "Constant") + _part(5, value))


def _tensor(shape: list[int], values: list[float]) -> bytes:
    return b"".join(_number(1, each) for each in shape) + _number(2, 1) + _part(9, struct.pack(f"<{len(values)}f", *values))


def _value(name: str, shape: list[int | None]) -> bytes:
    sides = b"".join(
        _part(1, _text(2, f"side{place}") if side is None else _number(1, side)) for place, side in enumerate(shape)
    )
    return _text(1, name) + _part(2, _part(1, _number(1, 1) + _part(2, sides)))


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _part(field: int, value: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(value)) + value


def _text(field: int, value: str) -> bytes:
    return _part(field, value.encode())


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes([*out, value])
