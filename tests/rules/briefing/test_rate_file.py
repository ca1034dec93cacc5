"""Files of rates: what is read exactly, and what is refused in words that say where and why; nothing is half read."""

from datetime import date
from decimal import Decimal

import pytest

from rabta.briefing.errors import NotARateFile
from rabta.briefing.rules.rate_file import RateKind, day_rates, read_rates
from rabta.documents.rules.workbook import Sheet, workbook

HEAD = "from,to,rate,valid_from,valid_to\n"
GOOD = "USD,PKR,281.55,2025-03-01,2025-03-03\nEUR,PKR,305.1,2025-03-01,\n"


def test_a_file_is_read_exactly_whatever_separates_its_cells() -> None:
    for text in (HEAD + GOOD, (HEAD + GOOD).replace(",", ";"), "\n" + HEAD.upper().replace("_", " ") + "\n" + GOOD):
        first, second = read_rates(text.encode(), file_name="r.csv")
        assert (first.from_currency, first.to_currency, first.rate) == ("USD", "PKR", Decimal("281.55"))
        assert len(list(first.days())) == 3 and list(second.days()) == [date(2025, 3, 1)]


def test_a_workbook_gives_what_was_typed_and_not_its_binary_fraction() -> None:
    rows = [HEAD.strip().split(","), ["PKR", "USD", Decimal("0.00355"), date(2025, 3, 1), ""]]
    [one] = read_rates(workbook([Sheet(name="Rates", rows=rows, widths=(9,) * 5, mark="")], rtl=False), file_name="r.xlsx")
    assert one.rate == Decimal("0.00355") and one.valid_to == date(2025, 3, 1)


@pytest.mark.parametrize(
    ("row", "column", "said"),
    [
        ("Rs,PKR,1,2025-03-01,", "from", "no code of a currency"),
        ("USD,XYZ,1,2025-03-01,", "to", "no code of a currency"),
        ("USD,usd,1,2025-03-01,", "to", "no code of a currency"),
        ("PKR,PKR,1,2025-03-01,", "to", "no rate to itself"),
        ("USD,EUR,,2025-03-01,", "rate", "it is needed"),
        ("USD,EUR,about 3,2025-03-01,", "rate", "no number"),
        ('USD,EUR,"1,281.55",2025-03-01,', "rate", "no number"),
        ("USD,EUR,0,2025-03-01,", "rate", "more than nothing"),
        ("USD,EUR,-1,2025-03-01,", "rate", "more than nothing"),
        ("USD,EUR,NaN,2025-03-01,", "rate", "more than nothing"),
        ("USD,EUR,1e40,2025-03-01,", "rate", "more than nothing"),
        ("USD,EUR,0.12345678901,2025-03-01,", "rate", "more than 10 decimals"),
        ("USD,EUR,1,1 March,", "valid_from", "it is no day"),
        ("USD,EUR,1,2025-02-30,", "valid_from", "it is no day"),
        ("USD,EUR,1,0025-02-03,", "valid_from", "no day of these times"),
        ("USD,EUR,1,2025-03-09,2025-03-01", "valid_to", "before 2025-03-09"),
        ("USD,EUR,1,1990-03-09,2025-03-01", "valid_to", "days at most"),
        ("USD,PKR,1,2025-03-03,2025-03-09", "valid_from", "row 2 states USD to PKR for 2025-03-03 already"),
    ],
)
def test_a_bad_row_is_told_with_its_place_and_the_file_is_refused_whole(row: str, column: str, said: str) -> None:
    with pytest.raises(NotARateFile, match="Nothing was imported") as refusal:
        read_rates((HEAD + GOOD + row + "\n" + "EUR,EUR,1,2025-03-01,\n").encode(), file_name="r.csv")
    first, last = refusal.value.faults
    assert (first.row, first.column, last.row) == (4, column, 5) and said in first.rule and first.next_step
    assert refusal.value.lines()[0].startswith(f"r.csv, row 4, column {column}:")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"), (b"%PDF-1.4", "PDF"), (HEAD.encode(), "states no rate"), (b"\xff\xfe\x00", "r.csv"),
        (b"from,to,rate\nUSD,PKR,1\n", "the column is missing"), (b"x" * 10_000_001, "at most"),
        ((HEAD.strip() + ",remark\n" + GOOD).encode(), "no such column"),
        (("to," + HEAD + GOOD).encode(), "stands there twice"),
        ((HEAD + "".join(f"USD,PKR,1,{y}-01-01,{y + 9}-12-30\n" for y in range(1950, 2200, 10)) * 3).encode(), "already"),
    ],
)
def test_what_is_no_file_of_rates_is_refused_in_words(content: bytes, said: str) -> None:
    with pytest.raises(NotARateFile) as refusal:
        read_rates(content, file_name="r.csv")
    assert said in " ".join([str(refusal.value), *refusal.value.lines()])


def test_a_rate_stated_both_ways_is_not_turned_round() -> None:
    text = HEAD + "USD,PKR,250,2025-03-01,2025-03-02\nPKR,USD,0.0039,2025-03-02,\n"
    found = day_rates(read_rates(text.encode(), file_name="r.csv"), RateKind.MIDDLE)
    back = {one.day.day: (one.rate, one.inverse) for one in found if one.from_currency == "PKR"}
    assert back == {1: (Decimal("0.004"), True), 2: (Decimal("0.0039"), False)}
