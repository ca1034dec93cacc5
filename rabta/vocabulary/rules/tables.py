"""The compiled tables: one JSON file per table, made from the YAML under `data/` and read in milliseconds.

`table(name)` compiles by itself when the JSON is missing or older than its YAML, so that a change of a data file
is seen at the next start; `python -m rabta.vocabulary.compile` does the same at install.
"""

import functools
import importlib
import json
from pathlib import Path
from typing import Any

ROOM = Path(__file__).resolve().parent.parent
DATA = ROOM / "data"
COMPILED = ROOM / "compiled"

# Raise it when the shape of the compiled files changes: files of another format are compiled again.
FORMAT = 3

TABLES: dict[str, tuple[str, ...]] = {
    "substances": ("substances.yaml",),
    "units": ("units.yaml",),
    "agencies": ("agencies.yaml",),
    "settings": ("settings.yaml",),
    "concealments": ("concealments.yaml",),
    "adulterants": ("adulterants.yaml",),
    "transports": ("transports.yaml",),
    "numbers": ("number_words.yaml",),
    "protected": ("protected.yaml",),
    "person_roles": ("person_roles.yaml",),
    "retention": ("retention.yaml",),
    "encounters": ("encounters.yaml",),
    "land": ("land.yaml",),
    "forbidden_features": ("forbidden_features.yaml",),
    "identity_numbers": ("identity_numbers.yaml",),
    "airlines": ("airlines.yaml",),
    "passenger_messages": ("passenger_messages.yaml",),
    "passenger_sheets": ("passenger_sheets.yaml",),
    "airport_sheets": ("airport_sheets.yaml",),
    "lapses": ("lapses.yaml",),
    "bag_risk": ("bag_risk.yaml",),
    "effective_z": ("effective_z.yaml",),
    "country_codes": ("country_codes.yaml",),
    "currencies": ("currencies.yaml",),
    "places": ("provinces.yaml", "districts.yaml", "airports.yaml", "crossings.yaml", "ports.yaml", "localities.yaml",
               "roads.yaml", "foreign.yaml", "place_words.yaml"),
}  # fmt: skip

# A change of these makes every compiled file old, as a change of its YAML does.
_COMPILERS = ("compile.py", "compile_index.py", "compile_places.py", "compile_towns.py", "rules/place_names.py")


@functools.cache
def table(name: str) -> Any:
    """Give the compiled table `name` (JSON values only: the YAML's shape, or an index made from it).

    Raises KeyError for a table that is not in `TABLES`.
    """
    target = COMPILED / f"{name}.json"
    made_from = [*(DATA / source for source in TABLES[name]), *(ROOM / code for code in _COMPILERS)]
    newest = max(source.stat().st_mtime_ns for source in made_from)
    try:
        if target.stat().st_mtime_ns > newest:
            with target.open(encoding="utf-8") as stream:
                held = json.load(stream)
            if held.get("format") == FORMAT:
                return held["table"]
    except (FileNotFoundError, json.JSONDecodeError):
        pass
    # By name: reading YAML costs a pure command 30 ms that only the first start after a change should pay.
    compiler = importlib.import_module("rabta.vocabulary.compile")
    return compiler.compile_table(name)
