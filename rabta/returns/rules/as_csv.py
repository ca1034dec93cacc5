"""A return as the file that is sent: CSV in UTF-8, its columns in the form's order, nothing else in it."""

import csv
import io
from collections.abc import Iterable

from rabta.returns.rules.filling import Filled
from rabta.returns.rules.form import Version


def as_csv(version: Version, rows: Iterable[Filled]) -> bytes:
    """The file, the same bytes for the same rows."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.name for column in version.columns])
    writer.writerows(row.values for row in rows)
    return out.getvalue().encode()


def first_rows(content: str, *, most: int) -> tuple[list[str], list[list[str]]]:
    """The heading of a file and its first rows."""
    read = csv.reader(io.StringIO(content, newline=""))
    return next(read), [row for row, _ in zip(read, range(most), strict=False)]
