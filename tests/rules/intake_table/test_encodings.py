"""Which characters the bytes stand for, and what is said where they stand for none."""

import pytest

from rabta.intake.rules.encodings import Decoded, decode
from rabta.intake.rules.faults import CellFault

URDU = "تاریخ,مقام,منشیات,مقدار\n2031-01-02,کوئٹہ,ہیروئن,۲٫۵\n"
ARABIC = "المكان,الكمية\nكراچي,12\n"
FRENCH = "Place,Qty\nCafé Example,12\nÎle d'Example,3\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_read_with_and_without_a_mark(encoding: str) -> None:
    decoded = decode(URDU.encode(encoding))
    assert isinstance(decoded, Decoded)
    assert decoded.text == URDU


def test_utf_16_with_big_endian_mark() -> None:
    decoded = decode(b"\xfe\xff" + URDU.encode("utf-16-be"))
    assert isinstance(decoded, Decoded)
    assert decoded.text == URDU


@pytest.mark.parametrize(("page", "text"), [("cp1256", ARABIC), ("cp1252", FRENCH)])
def test_a_code_page_is_taken_where_only_it_makes_words(page: str, text: str) -> None:
    assert decode(text.encode(page)) == Decoded(text, page)


def test_dashes_and_quotes_alone_do_not_make_a_file_ambiguous() -> None:
    text = "Place,Remarks\nQuetta,“near bypass” – night\n"
    decoded = decode(text.encode("cp1252"))
    assert isinstance(decoded, Decoded)
    assert decoded.text == text


def test_undecodable_bytes_name_encodings_offset_and_line() -> None:
    fault = decode(b"Place,Qty\nQu\x81tta,5\n")
    assert isinstance(fault, CellFault)
    assert fault.kind == "undecodable"
    assert "tried utf-8, cp1252, cp1256: byte 0x81 at offset 12 (line 2)" in fault.rule


def test_a_broken_file_with_a_mark_is_not_taken_for_a_code_page() -> None:
    fault = decode(b"\xef\xbb\xbfPlace\nQu\xe9tta\n")
    assert isinstance(fault, CellFault)
    assert "tried utf-8: byte 0xe9 at offset 11" in fault.rule


def test_odd_utf_16_is_a_fault() -> None:
    fault = decode("Place".encode("utf-16") + b"x")
    assert isinstance(fault, CellFault)
    assert "utf-16" in fault.rule
