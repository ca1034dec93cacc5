"""How many claims find their district: by coordinates where boundaries are supplied, and by names in English and Urdu.

Measured on places that are not in the product: a folder with `boundaries/` and `gazetteer/`, such as the developers' data.
"""

import csv
import gzip
from pathlib import Path

from rabta.intake.formats.land.districts import DistrictMap
from rabta.vocabulary.rules.boundaries.layer import Drawing, made_layer
from rabta.vocabulary.rules.boundaries.matching import matched
from rabta.vocabulary.rules.gazetteer import districts
from rabta.vocabulary.rules.land_places import district_named

BY_PLACE, BY_NAME = 0.995, 0.95


def measure_places(data: Path) -> int:
    """Print the shares; the number of those that are too low. A folder that is not there is told and measures nothing."""
    layer, names = data / "boundaries" / "pak_adm2_districts.geojson", data / "boundaries" / "pak_adm2_names.csv"
    every = data / "gazetteer" / "pak_places_all.csv.gz"
    if not (layer.exists() and names.exists() and every.exists()):
        print(f"districts: not measured, {data} holds no boundaries and gazetteer (--places DIR)")
        return 0
    rows = list(csv.DictReader(names.open(encoding="utf-8")))
    ours = dict(zip([row["code"] for row in rows], matched("districts", rows).codes, strict=True))
    known = {entry.code: entry.name_en for entry in districts()}
    wanted = {code: known[our] for code, our in ours.items() if our in known}
    return _by_coordinates(layer, every, wanted) + _by_names(rows, wanted)


def _by_coordinates(layer: Path, every: Path, wanted: dict[str, str]) -> int:
    made = made_layer("districts", layer.read_bytes(), file=layer.name, drawing=Drawing(line="solid"))
    with gzip.open(every, "rt", encoding="utf-8") as lines:
        places = [row for row in csv.DictReader(lines) if row["adm2"] in wanted]
    found = DistrictMap(made.document).at_all(
        [float(row["lon"]) for row in places], [float(row["lat"]) for row in places]
    )  # fmt: skip
    right = sum(name == wanted[row["adm2"]] for name, row in zip(found, places, strict=True))
    share = right / len(places)
    print(f"districts by coordinates: {right:,} of {len(places):,} places, {share:.3%} (wanted {BY_PLACE:.1%})")
    return int(right / len(places) < BY_PLACE)


def _by_names(rows: list[dict[str, str]], wanted: dict[str, str]) -> int:
    faults = 0
    for language, names in (
        ("English", [(row["name_en"], row) for row in rows]), ("Urdu", [(row["name_ur"], row) for row in rows]),
        ("other spellings", [(name, row) for row in rows for name in row["aliases"].split("|")]),
    ):  # fmt: skip
        asked = [(name.strip(), wanted[row["code"]]) for name, row in names if name.strip() and row["code"] in wanted]
        missed = [f"{name} ({right})" for name, right in asked if not _is_of(name, right)]
        share = 1 - len(missed) / max(len(asked), 1)
        told = f"; missed {', '.join(missed[:8])}" if missed else ""
        print(f"districts by name, {language}: {share:.1%} of {len(asked)} (wanted {BY_NAME:.0%}){told}")
        faults += int(share < BY_NAME and language in ("English", "Urdu"))
    return faults


def _is_of(name: str, right: str) -> bool:
    """Whether a name is read as this district, or as the city that statements name for its districts (Karachi)."""
    found = district_named(name)
    whole = {entry.name_en: entry.reported_as for entry in districts()}[right]
    return found is not None and found in (right, whole)
