"""One file to one answer: what the object is, whether it can be assessed, what is wrong with it; or why it was refused."""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from rabta.intake.formats.scan.apart import READING, Allowed, apart
from rabta.intake.formats.scan.assessing import grade_of, why_not
from rabta.intake.formats.scan.colour import told_picture
from rabta.intake.formats.scan.header import CLASSES, told_header
from rabta.intake.formats.scan.limits import LARGEST_FILE
from rabta.intake.formats.scan.opening import Opened, kind_of, open_dicom
from rabta.intake.formats.scan.pixels import Geometry, Looked, geometry, look
from rabta.intake.formats.scan.problems import Problem, Refused, tag_name
from rabta.intake.formats.scan.tags import KEYS
from rabta.intake.formats.scan.threats import told_report
from rabta.intake.formats.scan.values import Values, rounded

_NO_PICTURE_HEADER: dict[str, Any] = {
    "type": "picture", "image": None, "tip": None, "inspected": {}, "energy": {"level": None},
    "calibration": {"stated": False},
}  # fmt: skip


def read_scans(paths: Sequence[Path], allowed: Allowed = READING) -> Iterator[dict[str, Any]]:
    """One answer a file, in order; what could not be read is `{"file", "sha256", "size", "error"}`. An object of this list
    that repeats the UID of another with other bytes is told on the later one."""
    known: dict[str, tuple[str, str]] = {}
    for path in paths:
        told = read_scan(path, allowed)
        _tell_repeat(told, known)
        yield told


def read_scan(path: Path, allowed: Allowed = READING) -> dict[str, Any]:
    """Read one file in a process of its own. Never raises for what the file holds; the file is not changed."""
    name = path.name
    told = apart(lambda: _read(path), allowed)
    if isinstance(refused := told.get("refused"), Problem):
        sha256, size = _hash_of(path)
        return {"file": name, "sha256": sha256, "size": size, "error": refused.told(name)}
    return told


def read_bytes(content: bytes, name: str, allowed: Allowed = READING) -> dict[str, Any]:
    """The same of bytes that are at hand."""
    told = apart(lambda: told_scan(content, name=name), allowed)
    if isinstance(refused := told.get("refused"), Problem):
        sha256 = hashlib.sha256(content).hexdigest()
        return {"file": name, "sha256": sha256, "size": len(content), "error": refused.told(name)}
    return told


def _read(path: Path) -> dict[str, Any]:
    """What the child does: read, recognise, tell. Problems become sentences here, so that the answer is plain JSON."""
    size = path.stat().st_size
    if size > LARGEST_FILE:
        rule = f"{size:,} bytes; at most {LARGEST_FILE:,} are read"
        raise Refused(Problem("too_large", rule, "Send the object in parts."))
    content = path.read_bytes()
    return told_scan(content, name=path.name)


def told_scan(content: bytes, *, name: str) -> dict[str, Any]:
    """Tell one object from its bytes, in this very process: only for bytes that `apart` holds. Raises Refused."""
    problems: list[Problem] = []
    kind = kind_of(content)
    told = _picture(content, kind, problems) if kind != "dicom" else _object(open_dicom(content), content, problems)
    return {
        "file": name, "sha256": hashlib.sha256(content).hexdigest(), "size": len(content), **told,
        "problems": [each.told(name) for each in problems],
    }  # fmt: skip


def _picture(content: bytes, kind: str, problems: list[Problem]) -> dict[str, Any]:
    pixels = told_picture(content, kind, problems)
    pixels |= {"relation": None, "for_presentation": True}
    reasons = why_not(_NO_PICTURE_HEADER, pixels | {"colour": True}, "colour only")
    key = own_key(pixels["digest"], None, None)
    return {
        "kind": kind, "type": "picture", "key": key, "pixels": pixels,
        "assessable": {"grade": "colour only", "is": False, "why_not": reasons},
    }  # fmt: skip


def _object(opened: Opened, content: bytes, problems: list[Problem]) -> dict[str, Any]:
    problems += opened.problems
    values = Values(opened.content, opened.data_set, opened.syntax, problems)
    header = told_header(values, opened.media_class, problems)
    found = geometry(opened, values, problems)
    pixels = None if found is None else _pixels(opened, values, found, problems, transmission=_is_transmission(header))
    grade = grade_of(header, pixels)
    reasons = why_not(header, pixels, grade)
    digest = pixels["digest"] if pixels and pixels["digest"] else hashlib.sha256(content).hexdigest()
    report = told_report(values, problems) if (header["image"] or header["type"]) == "TDR" else None
    known = CLASSES.get(header["uids"]["class"] or "", ("", ""))[1].startswith("DICOS") or header["dicos"]
    return {
        "kind": "dicos" if known else "dicom", **header,
        "key": own_key(digest, header["device"]["name"], header["time"]["scanned_at"]),
        "transfer_syntax": {"uid": opened.transfer_syntax, "name": opened.name}, "pixels": pixels,
        "assessable": {"grade": grade, "is": not reasons, "why_not": reasons}, "report": report,
    }  # fmt: skip


def _pixels(
    opened: Opened, values: Values, found: Geometry, problems: list[Problem], *, transmission: bool
) -> dict[str, Any]:
    told: dict[str, Any] = {
        "columns": found.columns, "rows": found.rows, "frames": found.frames, "samples": found.samples,
        "bits_allocated": found.allocated, "bits_stored": found.stored, "signed": found.signed,
        "photometric": found.photometric or None, "colour": found.colour, "lossy": values.said("lossy") == "01",
        "relation": values.said("relation"), "relation_sign": values.whole("relation_sign"),
        "for_presentation": (values.said("intent") or "").upper() == "FOR PRESENTATION",
        "spacing_mm": rounded(values.numbers("pixel_spacing") or values.numbers("imager_spacing")),
        "rescale": rounded([*values.numbers("slope")[:1], *values.numbers("intercept")[:1]]),
        "digest": None, "lowest": None, "highest": None,
    }  # fmt: skip
    if opened.pixels == "not read":
        problems.append(
            Problem(
                "codec",
                f"{opened.name} is not read here",
                "Set the device to JPEG-LS, RLE or no compression.",
                value=opened.transfer_syntax,
                tag="(0002,0010)",
            )
        )
        return told
    looked = look(opened, values, found, judge_sign=not transmission)
    rule = _sign_in_doubt(found, looked, transmission=transmission)
    told |= {
        "digest": looked.digest, "lowest": looked.lowest, "highest": looked.highest, "mean": round(looked.mean, 3),
        "share_at_lowest": round(looked.at_lowest, 5), "share_at_highest": round(looked.at_highest, 5),
        "sign_in_doubt": rule is not None, "bits_in_doubt": looked.beyond_stored,
    }  # fmt: skip
    if rule is not None:
        problems.append(_see_device("signedness", rule, "signed"))
    if looked.beyond_stored:
        problems.append(_see_device("bits", f"bits above the {found.stored} stored ones are set", "stored"))
    _hold_range(values, looked.lowest, looked.highest, problems)
    return told


def _sign_in_doubt(found: Geometry, looked: Looked, *, transmission: bool) -> str | None:
    """Why the sign cannot be as declared. Of a transmission only its values are judged: the walls of a bag against air jump
    over the whole range."""
    if transmission:
        below = f"values are declared signed and reach {int(looked.lowest)}; what a detector receives is never below zero"
        return below if looked.lowest < 0 else None
    if not looked.sign_in_doubt:
        return None
    says, other = ("signed", "without a sign") if found.signed else ("unsigned", "with a sign")
    return f"values are declared {says} and hold together only {other}: {looked.torn:.1%} of neighbours jump"


def _is_transmission(header: dict[str, Any]) -> bool:
    return "DX" in (header["type"], header["image"]) and header["energy"]["level"] != "computed"


def _hold_range(values: Values, lowest: float, highest: float, problems: list[Problem]) -> None:
    for key, seen in (("smallest", lowest), ("largest", highest)):
        stated = values.whole(key)
        if stated is not None and stated % 65_536 != int(seen) % 65_536:
            problems.append(_see_device("range", f"the {key} value is stated as {stated}, and {int(seen)} is there", key))


def _see_device(kind: str, rule: str, key: str) -> Problem:
    return Problem(kind, rule, "Read as declared; see the device before a value is used.", tag=tag_name(KEYS[key]))


def own_key(digest: str, device: str | None, scanned_at: str | None) -> str:
    """A key of our own for an object: pixels, device and time. UIDs of devices cannot be trusted to be unique."""
    return hashlib.sha256(f"scan\n{digest}\n{device or ''}\n{scanned_at or ''}".encode()).hexdigest()[:32]


def _hash_of(path: Path) -> tuple[str | None, int | None]:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest(), path.stat().st_size
    except OSError:
        return None, None


def _tell_repeat(told: dict[str, Any], known: dict[str, tuple[str, str]]) -> None:
    uid = (told.get("uids") or {}).get("object")
    if not uid:
        return
    before = known.setdefault(uid, (told["file"], told["sha256"]))
    if before[1] != told["sha256"]:
        rule = f"{before[0]} bears the same UID and other bytes: two objects under one name"
        told["problems"].append(
            Problem("uid_repeated", rule, "Both are kept, by their own keys.", value=uid, tag="(0008,0018)").told(
                told["file"]
            )
        )
