"""`rabta example make`: writes once, says what it made, and never tramples on anything."""

import json
from pathlib import Path

import pytest

from rabta.cli.main import main


def test_it_writes_the_folder_and_says_where_the_truth_lies(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "campaign"
    assert main(["example", "make", "--seed", "7", "--out", str(folder)]) == 0
    said = capsys.readouterr().out
    assert "seed 7" in said
    assert str(folder / "truth") in said
    figures = json.loads((folder / "truth/figures.json").read_text(encoding="utf-8"))
    assert f"{figures['told']['mass_g']:,}" in said
    assert f"{figures['as_reported']['mass_g']:,}" in said

    assert main(["example", "make", "--out", str(folder)]) == 2
    assert "--force" in capsys.readouterr().err
    (folder / "mine.txt").write_text("kept", encoding="utf-8")
    assert main(["example", "make", "--seed", "8", "--out", str(folder), "--force"]) == 0
    named = [json.loads(line)["file"] for line in (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines()]
    assert sorted(named) == sorted(f"files/{path.name}" for path in (folder / "files").iterdir())
    assert (folder / "mine.txt").read_text(encoding="utf-8") == "kept"


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    assert main(["example", "make", "--out", str(tmp_path), "--force"]) == 2
    assert "holds no campaign" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


@pytest.mark.parametrize("words", [["example", "make"], ["example", "make", "--seed", "x", "--out", "y"], ["example"]])
def test_wrong_use_is_told(words: list[str]) -> None:
    try:
        code = main(words)
    except SystemExit as ended:
        code = int(ended.code or 0)
    assert code == 2
