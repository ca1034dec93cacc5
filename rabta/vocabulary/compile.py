"""Compile the vocabulary's YAML to JSON: `python -m rabta.vocabulary.compile` (the Makefile calls it at install)."""

import json
import os
import sys
import tempfile
from typing import Any

import yaml

from rabta.vocabulary.compile_places import compile_places
from rabta.vocabulary.rules.tables import COMPILED, DATA, FORMAT, TABLES

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(name: str) -> Any:
    """Read one file of `data/`."""
    with (DATA / name).open(encoding="utf-8") as stream:
        return yaml.load(stream, Loader=_LOADER)


def compile_table(name: str) -> Any:
    """Compile one table, write it beside the others, and give it.

    Where the folder cannot be written (an installation owned by somebody else) the table is given all the same.
    """
    parts = {source.removesuffix(".yaml"): read_yaml(source) for source in TABLES[name]}
    built = compile_places(parts) if name == "places" else next(iter(parts.values()))
    text = json.dumps({"format": FORMAT, "table": built}, ensure_ascii=False, separators=(",", ":"), default=str)
    try:
        _replace(f"{name}.json", text)
    except OSError as problem:
        print(f"vocabulary: {name} compiled but not kept ({problem}).", file=sys.stderr)
    # Through JSON once, so that a fresh table and a read one are equal (JSON has no dates and no integer keys).
    return json.loads(text)["table"]


def _replace(name: str, text: str) -> None:
    """Write the file whole or not at all: two starts at once must not see half a table."""
    COMPILED.mkdir(exist_ok=True)
    handle, scratch = tempfile.mkstemp(dir=COMPILED, suffix=".part")
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        stream.write(text)
    os.chmod(scratch, 0o644)
    os.replace(scratch, COMPILED / name)


def main() -> int:
    """Compile every table."""
    for name in TABLES:
        compile_table(name)
    print(f"vocabulary: {len(TABLES)} tables compiled to {COMPILED}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
