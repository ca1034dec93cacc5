"""The compiled tables follow their YAML, and a broken or old file is made again."""

import json
import os
from pathlib import Path

import pytest

from rabta.vocabulary import compile as compiling
from rabta.vocabulary.rules import tables


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tables, "COMPILED", tmp_path)
    monkeypatch.setattr(compiling, "COMPILED", tmp_path)
    tables.table.cache_clear()
    yield tmp_path
    tables.table.cache_clear()


def test_a_missing_table_compiles_itself(elsewhere: Path) -> None:
    assert tables.table("settings")["settings"][0]["code"] == "airport_passenger"
    assert (elsewhere / "settings.json").exists()


@pytest.mark.parametrize("content", ["{broken", json.dumps({"format": -1, "table": {"settings": []}})])
def test_a_broken_table_or_one_of_another_format_is_compiled_again(elsewhere: Path, content: str) -> None:
    (elsewhere / "settings.json").write_text(content, encoding="utf-8")
    assert tables.table("settings")["settings"]


def test_a_table_older_than_its_yaml_is_compiled_again(elsewhere: Path) -> None:
    held = elsewhere / "settings.json"
    held.write_text(json.dumps({"format": tables.FORMAT, "table": {"settings": "old"}}), encoding="utf-8")
    os.utime(held, (0, 0))
    assert tables.table("settings")["settings"] != "old"


def test_a_fresh_table_equals_the_one_read_back(elsewhere: Path) -> None:
    fresh = compiling.compile_table("units")
    tables.table.cache_clear()
    assert tables.table("units") == fresh
