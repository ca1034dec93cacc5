"""Tables of analysis for machines: JSON, CSV, Parquet or an Arrow stream, as the reader of the key sees them, in pages."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from rabta.analysis.columnar import ARROW, PARQUET, as_arrow, as_parquet
from rabta.analysis.queries.analysed import analysed
from rabta.analysis.rules.analysis_tables import TABLES, as_csv
from rabta.analysis.rules.exposure import UnreadableExposures
from rabta.api.door import Asked, Said, address
from rabta.api.envelope import day_in, number_in
from rabta.api.errors import Refused, unreadable
from rabta.briefing.errors import NoSuchCurrency, NoSuchRates, PeriodBackwards
from rabta.briefing.rules.valuing import Into
from rabta.sharing.operations import reading_as
from rabta.vocabulary.rules.substances import substances

ROWS, MOST_ROWS = 10_000, 100_000
JSON, CSV = "application/json", "text/csv"
FORMATS = {"json": JSON, "csv": CSV, "parquet": PARQUET, "arrow": ARROW}
Row = dict[str, Any]


def _tables(asked: Asked) -> Said:
    """Every table: what a row is, and of each column its kind, its unit and what it says. It is no record."""
    return Said(body={"tables": [asdict(one) for one in TABLES.values()], "formats": FORMATS})


def _table(asked: Asked, table: str) -> Said:
    """One table of a period, one page of its rows, in the form that the request accepts."""
    said = asked.request.GET
    if table not in TABLES:
        raise Refused(404, "not_available", "There is no such table.", field="table", value=table,
                      next="GET /api/analysis/ lists the tables.")  # fmt: skip
    wanted = _wanted(asked.request)
    most = number_in(said, "most", least=1, most=MOST_ROWS, usual=ROWS)
    page = number_in(said, "page", least=1, most=100_000, usual=1)
    substance, claims = said.get("substance") or None, said.get("claims", "")
    if substance is not None and substance not in {one.code for one in substances()}:
        raise unreadable("This is no substance known here: write its code, as heroin.", field="substance", value=substance)
    if claims not in ("", "graded"):
        raise unreadable("Write graded, or leave it out.", field="claims", value=claims)
    into = Into(said["currency"], said.get("rates") or None) if said.get("currency") else None
    first, last = day_in(said, "from"), day_in(said, "to")
    with reading_as(asked.reader_id):
        try:
            found = analysed(table, date_from=first, date_to=last, substance=substance,
                             well_graded_only=claims == "graded", most=most, offset=(page - 1) * most,
                             today=timezone.localdate(asked.at), into=into)  # fmt: skip
        except NoSuchCurrency as fault:
            raise unreadable(str(fault), field="currency", value=said.get("currency", "")) from None
        except NoSuchRates as fault:
            raise Refused(404, "not_available", str(fault), field="rates", value=said.get("rates", ""),
                          next="Leave rates out for the newest that show.") from None  # fmt: skip
        except PeriodBackwards as fault:
            raise unreadable(str(fault), field="to", value=said.get("to", "")) from None
        except UnreadableExposures:
            raise Refused(422, "cannot_be_made", "The installation's table of exposures cannot be used.", field="table",
                          value=table, next="Tell its operator to mend exposures.yaml.") from None  # fmt: skip
    asked.enter("analysis:read", ("page", table), shown=len(found["rows"]))
    return _MADE[wanted](found, page)


def _wanted(request: HttpRequest) -> str:
    """The form asked for, by `format` or else by the header Accept. Raises Refused."""
    named = request.GET.get("format")
    if named is not None:
        if named not in FORMATS:
            raise unreadable(f"The forms are {', '.join(FORMATS)}.", field="format", value=named)
        return named
    for kind in FORMATS.items():
        if kind[1] in (one.partition(";")[0].strip() for one in request.headers.get("Accept", "").split(",")):
            return kind[0]
    if request.accepts(JSON):
        return "json"
    raise Refused(
        406, "not_so", f"The forms are {', '.join(FORMATS.values())}.", field="Accept",
        value=request.headers.get("Accept", ""), next="Accept one of them, or name it: ?format=parquet.",
    )  # fmt: skip


def _period(found: Row) -> dict[str, str]:
    period = found["period"]
    return {"from": period.date_from.isoformat(), "to": period.date_to.isoformat()}


def _json(found: Row, page: int) -> Said:
    about = {"table": found["table"].name, "period": _period(found), "total": found["total"], "page": page}
    return Said(body={**about, "rows": found["rows"]})


def _csv(found: Row, page: int) -> Said:
    return Said(body=as_csv(found["table"], found["rows"]).encode(), kind=f"{CSV}; charset=utf-8")


def _columnar(made: Callable[..., bytes], kind: str) -> Callable[[Row, int], Said]:
    def said(found: Row, page: int) -> Said:
        about = {"period": " ".join(_period(found).values()), "total": str(found["total"]), "page": str(page)}
        return Said(body=made(found["table"], found["rows"], **about), kind=kind)

    return said


_MADE = {"json": _json, "csv": _csv, "parquet": _columnar(as_parquet, PARQUET), "arrow": _columnar(as_arrow, ARROW)}
tables = address(GET=_tables)
table = address(GET=_table)
