"""The districts as this deployment draws them; none where it brought no boundaries."""

import functools
import gzip
import json
from pathlib import Path

from django.conf import settings

from rabta.intake.formats.land.districts import DistrictMap
from rabta.vocabulary.layers import drawing_of, layers_of


def districts_here() -> DistrictMap | None:
    """The map of districts that the deployment supplied, read once for as long as it stands."""
    folder = Path(settings.DATA_DIR)
    about = next((one for one in layers_of(folder) if one.layer == "districts"), None)
    return None if about is None else _drawn(drawing_of(folder, about))


@functools.lru_cache(maxsize=1)
def _drawn(path: Path) -> DistrictMap:
    """Of boundaries alone: it holds nothing of the record."""
    return DistrictMap(json.loads(gzip.decompress(path.read_bytes())))
