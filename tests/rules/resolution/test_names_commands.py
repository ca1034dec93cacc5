"""The doors `rabta names score` and `rabta names search`: tables in, tables and JSON out, wrong tables refused by name."""

import csv
import io
import json
import sys
from pathlib import Path

import pytest

from rabta.cli.main import main


def given(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))


def test_pairs_come_back_in_order_with_a_score(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "pairs.csv"
    file.write_text(
        '\ufefflabel,name_a,name_b\n1,Zarak Mengal,زرک مینگل\n0,"Khan, Gul",Sher Afgan\n0,,Ali\n', encoding="utf-8"
    )
    assert main(["names", "score", str(file)]) == 0
    printed = capsys.readouterr()
    rows = list(csv.DictReader(io.StringIO(printed.out)))
    assert [row["label"] for row in rows] == ["1", "0", "0"] and rows[1]["name_a"] == "Khan, Gul"
    scores = [float(row["score"]) for row in rows]
    assert scores[0] > 0.8 > 0.3 > scores[1] > scores[2] == 0
    assert "3 pairs scored; 1 hold no name" in printed.err


def test_a_list_is_searched_and_only_answers_are_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given(monkeypatch, "name,number\nZarak Mengal,7\nشیر علی یوسفزئی,8\n".encode())
    assert main(["names", "search", "--list", "-", "--most", "1", "Sher Ali Yousafzai", "زرک مینگل", "😀"]) == 0
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [answer["query"] for answer in answers] == ["Sher Ali Yousafzai", "زرک مینگل", "😀"]
    assert [answer["matches"][0]["row"] for answer in answers[:2]] == [2, 1]
    assert answers[1]["matches"][0]["columns"] == {"number": "7"}
    assert all(reason["text"] for reason in answers[0]["matches"][0]["reasons"])
    assert answers[2]["matches"] == [] and answers[2]["error"]["next_step"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", 'there is no column "name"'),
        (b"person,age\nAli,3\n", "the first row holds: person, age"),
        (b"name,name\nAli,Gul\n", "stands there twice"),
        (b"name,age\nKhan, Gul,3\n", "row 2: 3 cells where the first row names 2 columns"),
        (b"name\n\xff\xfe\n", "line 2: not UTF-8"),
        (b'name\n"Ali\n', "not CSV"),
    ],
)
def test_a_list_that_is_none_is_refused(
    content: bytes, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "names.csv"
    file.write_bytes(content)
    assert main(["names", "search", "--list", str(file), "Ali"]) == 2
    printed = capsys.readouterr()
    assert printed.out == "" and str(file) in printed.err and said in printed.err


def test_a_table_without_pairs_and_an_absent_one_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "pairs.csv"
    file.write_text("name_a;score\nAli;1\n", encoding="utf-8")
    assert main(["names", "score", str(file)]) == 2
    assert main(["names", "score", str(tmp_path / "absent.csv")]) == 2
    printed = capsys.readouterr()
    assert printed.out == "" and 'there is no column "name_b"' in printed.err and "absent.csv" in printed.err
