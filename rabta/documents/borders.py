"""The borders that this deployment was given, for map plates. They hold nothing of the record."""

import gzip
import json
from pathlib import Path
from typing import Any

from django.conf import settings

from rabta.documents.rules.map_plate import Borders
from rabta.vocabulary.layers import drawing_of, layers_of

ON_A_PLATE = ("provinces", "outline", "lines")
"""The layers that are drawn, if there are any: districts are too fine for a plate."""


def borders() -> Borders:
    """The features of the layers for a plate, in the order they are drawn, and who says so; none where none was imported."""
    folder = Path(settings.DATA_DIR)
    found = {about.layer: about for about in layers_of(folder)}
    drawn = [found[layer] for layer in ON_A_PLATE if layer in found]
    said = dict.fromkeys(f"{about.says}, {about.dated}. {about.attribution}" for about in drawn)
    return Borders(
        features=tuple(feature for about in drawn for feature in _features(drawing_of(folder, about))), credit=" ".join(said)
    )


def _features(drawing: Path) -> tuple[dict[str, Any], ...]:
    return tuple(json.loads(gzip.decompress(drawing.read_bytes()))["features"])
