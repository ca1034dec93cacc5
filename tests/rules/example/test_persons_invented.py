"""The demo's lists of persons read whole, and hold what they are there to show."""

from rabta.example.persons import LISTS
from rabta.intake.rules.table import read_table


def test_every_row_reads_and_no_number_is_anybodys() -> None:
    for one in LISTS:
        *rows, last = read_table(one.text.encode(), name=one.file_name)
        assert last["summary"]["rows"] == last["summary"]["read"] == len(rows)
        for row in rows:
            assert row["record_number"].startswith("EX-P-") and not row["problems"]
            known = row["persons"][0]["identifiers"]
            assert all("0000" in i["value"] or "۰۰۰۰" in i["value"] or "-0117" in i["value"] for i in known)
