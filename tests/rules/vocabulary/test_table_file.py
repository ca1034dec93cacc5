"""A deployment's table is read anew when its words change, and only then."""

from pathlib import Path

import pytest

from rabta.vocabulary.rules.table_file import kept_while_the_same


def test_it_is_read_once_until_its_words_change(tmp_path: Path) -> None:
    table, reads = tmp_path / "table.yaml", list[str]()

    @kept_while_the_same
    def read(path: Path) -> str:
        reads.append(path.read_text(encoding="utf-8"))
        if reads[-1] == "bad":
            raise ValueError(path)
        return reads[-1].upper()

    table.write_text("one", encoding="utf-8")
    assert [read(table), read(table)] == ["ONE", "ONE"] and reads == ["one"]
    table.write_text("two", encoding="utf-8")
    assert read(table) == "TWO"
    table.write_text("bad", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(ValueError, match=r"table\.yaml"):
            read(table)
    table.write_text("two", encoding="utf-8")
    assert read(table) == "TWO"
    table.unlink()
    with pytest.raises(OSError, match="No such file"):
        read(table)
