"""The first view of the map of land, in a browser without a window: what the wire carries, and when the map is seen."""

import json
import random
import tempfile
from datetime import UTC, date, datetime, timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from rabta.cli.installation.house import House, open_house
from rabta.vocabulary.layers import keep_layer
from rabta.vocabulary.rules.boundaries.layer import Drawing, made_layer

CHROMIUM = Path("/usr/bin/chromium")
BEGINS = date(2025, 3, 1)


def measure_map(rings: list[list[tuple[float, float]]], *, seed: int, borders: Path | None) -> int:
    """File these fields in a house of its own, open the board of the season in a browser, and print what it took.

    1 where an aim is missed or something outside was asked for, 2 where there is no browser to measure in.
    """
    if find_spec("playwright") is None or not CHROMIUM.exists():
        print("the map was not measured: it needs chromium and playwright (make browser).")
        return 2
    with tempfile.TemporaryDirectory(prefix="rabta-bench-") as folder:
        data = Path(folder) / "data"
        with open_house(data, what="rabta bench land", alone=True, new=True) as house:
            house.prepare()
            house.inside("schema").migrate(say=lambda text: None)
            if borders is not None:
                _bring(house, data, borders)
            measured = house.inside("measuring_land_map").measure(_claims(rings, random.Random(seed)), chromium=CHROMIUM)
            faults = 0
            for line, missed in measured:
                print(line, flush=True)
                faults += missed
    return int(faults > 0)


def _claims(rings: list[list[tuple[float, float]]], chance: random.Random) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": [
        {
            "type": "Feature", "geometry": {"type": "Polygon", "coordinates": [[*ring, ring[0]]]},
            "properties": {"claim": f"EX-{number}", "crop": "poppy", "date": f"{BEGINS + timedelta(chance.randrange(75))}"},
        }
        for number, ring in enumerate(rings, 1)
    ]}).encode()  # fmt: skip


def _bring(house: House, data: Path, borders: Path) -> None:
    content = borders.read_bytes()
    made = made_layer("districts", content, file=borders.name, drawing=Drawing())
    about: dict[str, Any] = {
        "layer": "districts", "file": borders.name, "sha256": "", "features": made.features, "matched": 0, "unmatched": (),
        "styles": {}, "source": "EX", "licence": "EX", "dated": "2026-01-01", "says": "EX", "attribution": "EX",
        "brought_at": datetime.now(UTC).isoformat(timespec="seconds"),
    }  # fmt: skip
    inside = house.inside("places")
    keep_layer(data, made.document, about, enter=lambda it: inside.enter("places:import", it))
