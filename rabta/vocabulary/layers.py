"""The boundary layers of one deployment: files in its data folder, each replaced in one step, with whose they are.

`<data>/places/<layer>.json` says what the layer is and names its drawing, `<layer>-<digest>.geojson.gz` beside it, with
`<layer>-<digest>.far.geojson.gz` for a country seen whole. All are readable by the installation's account alone. Nothing
is drawn that no such file names.
"""

import gzip
import hashlib
import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rabta.vocabulary.rules.boundaries.farther import farther
from rabta.vocabulary.rules.boundaries.layer import LAYERS

FOLDER = "places"


@dataclass(frozen=True, kw_only=True)
class About:
    """What a layer is and who says so. `digest` names its drawing; `dated` is the day of the borders, as given.

    `says` is the office that answers for them; `brought_at` is an instant (ISO 8601, UTC); `sha256` is of the file given.
    """

    layer: str
    digest: str
    file: str
    sha256: str
    features: int
    matched: int
    unmatched: tuple[str, ...]
    styles: dict[str, int]
    source: str
    licence: str
    dated: str
    says: str
    attribution: str
    brought_at: str


def layers_of(data_dir: Path) -> list[About]:
    """The layers this deployment has, in the order of LAYERS: empty where nothing was imported. One whose files cannot be
    read is not there."""
    found = [_about(data_dir / FOLDER / f"{layer}.json") for layer in LAYERS]
    return [about for about in found if about is not None and drawing_of(data_dir, about).exists()]


def drawing_of(data_dir: Path, about: About) -> Path:
    """The file of a layer's drawing: GeoJSON under gzip."""
    return data_dir / FOLDER / f"{about.layer}-{about.digest}.geojson.gz"


def far_drawing_of(data_dir: Path, about: About) -> Path:
    """The file of the same drawing with fewer corners; the whole one where the layer was brought before there was any."""
    far = _far(drawing_of(data_dir, about))
    return far if far.exists() else drawing_of(data_dir, about)


def keep_layer(data_dir: Path, document: dict[str, Any], about: dict[str, Any], *, enter: Callable[[About], None]) -> About:
    """Put a layer in the place of the one there was. `about` is everything of About but its digest.

    The drawing is written first, then `enter` puts it on record, then it is named in one step: a reader sees the old
    layer or the new one, and what could not be entered is not shown.
    """
    folder = data_dir / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
    kept = About(digest=hashlib.sha256(text).hexdigest()[:16], **about)
    _write(drawing_of(data_dir, kept), gzip.compress(text, mtime=0))
    thinned = json.dumps(farther(document), ensure_ascii=False, separators=(",", ":")).encode()
    _write(_far(drawing_of(data_dir, kept)), gzip.compress(thinned, mtime=0))
    enter(kept)
    _write(folder / f"{kept.layer}.json", json.dumps(asdict(kept), ensure_ascii=False, indent=1).encode())
    _sweep(folder, kept.layer, keep=drawing_of(data_dir, kept))
    return kept


def remove_layer(data_dir: Path, layer: str, *, enter: Callable[[About], None]) -> About | None:
    """Take a layer away; None where there is none."""
    about = _about(data_dir / FOLDER / f"{layer}.json")
    if about is None:
        return None
    enter(about)
    (data_dir / FOLDER / f"{layer}.json").unlink()
    _sweep(data_dir / FOLDER, layer, keep=None)
    return about


def _about(path: Path) -> About | None:
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        return About(**{**said, "unmatched": tuple(said["unmatched"])})
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _far(drawing: Path) -> Path:
    return drawing.with_name(drawing.name.replace(".geojson.gz", ".far.geojson.gz"))


def _write(path: Path, content: bytes) -> None:
    """Whole or not at all, readable by its owner alone."""
    part = path.with_suffix(".part")
    part.unlink(missing_ok=True)
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def _sweep(folder: Path, layer: str, *, keep: Path | None) -> None:
    for old in folder.glob(f"{layer}-*.geojson.gz"):
        if keep is None or old not in (keep, _far(keep)):
            old.unlink(missing_ok=True)
