"""Tables of analysis as machines take them: every column with its kind, its unit and what it says; rows as plain values."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column. `kind`: text, texts (several), whole, number, day or bool; `unit`: "" where it has none."""

    name: str
    kind: str
    says: str
    unit: str = ""


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table: its name, what one row is, its columns in order."""

    name: str
    says: str
    columns: tuple[Column, ...]


FLOWS = Table(name="flows", says="one row a flow: events, each in one flow, by what reports claim of their way", columns=(
    Column(name="origin", kind="text", says="where it is said to come from: country, PK/province, not_stated,"
           " differ, several, unread"),
    Column(name="taken", kind="text", says="province where it was taken, abroad, or not_stated"),
    Column(name="destination", kind="text", says="where it is said to be bound for, as origin"),
    Column(name="events", kind="whole", unit="events", says="counted once"),
    Column(name="mass_g", kind="whole", unit="g", says="of the one substance asked for; empty where none was"),
    Column(name="well_graded", kind="whole", unit="events", says="of them: each stated end rests on a source A or B,"
           " information 1 or 2"),
))  # fmt: skip
TRENDS = Table(name="trends", says="one row for each code of each trait and each month", columns=(
    Column(name="trait", kind="text", says="concealment, setting, origin, destination, province or substance"),
    Column(name="code", kind="text", says="of the trait; origins and destinations as in flows"),
    Column(name="month", kind="text", says="as 2025-03"),
    Column(name="events", kind="whole", unit="events", says="that state this code, counted once"),
    Column(name="of", kind="whole", unit="events", says="that state the trait at all"),
    Column(name="course", kind="text", says="of the share over the halves of the period: rises, falls, steady (none"
           " shown), too_few"),
    Column(name="difference", kind="number", unit="share", says="later share less earlier one"),
    Column(name="low", kind="number", unit="share", says="lower end of its interval at 95 per cent (Newcombe)"),
    Column(name="high", kind="number", unit="share", says="upper end"),
))  # fmt: skip
_RATE = "events for `per` of the exposure"
_SPOT = (
    Column(name="place", kind="text", says="English name; an airport by its IATA code"),
    Column(name="events", kind="whole", unit="events", says="counted once"),
    Column(name="exposure_of", kind="text", says="what passes or lives there; empty where nobody gave it"),
    Column(name="exposure", kind="number", says="of that, over the days asked; a standing number times the years"),
    Column(name="per", kind="number", says="how much exposure the rates are for"),
    Column(name="rate", kind="number", unit=_RATE, says="as it is"),
    Column(name="drawn", kind="number", unit=_RATE, says="drawn towards the mean of all (empirical Bayes, Marshall 1991)"),
    Column(name="low", kind="number", unit=_RATE, says="lower end of its interval at 95 per cent"),
    Column(name="high", kind="number", unit=_RATE, says="upper end"),
    Column(name="above", kind="bool", says="the whole interval lies above the mean of all"),
    Column(name="few", kind="bool", says="fewer than five events: its place in the order is chance"),
)  # fmt: skip
DISTRICTS = Table(name="districts", says="one row a district", columns=_SPOT)
PROVINCES = Table(name="provinces", says="one row a province", columns=_SPOT)
AIRPORTS = Table(name="airports", says="one row an airport", columns=_SPOT)
_EVEN = "per cent of an even year"
SEASON = Table(name="season", says="one row a month of the year, over the whole calendar years on record", columns=(
    Column(name="month", kind="whole", says="1 to 12"),
    Column(name="events", kind="whole", unit="events", says="of all these years, counted once"),
    Column(name="index", kind="number", unit=_EVEN, says="100: its share of days; each year weighs the same"),
    Column(name="least", kind="number", unit=_EVEN, says="of any year"),
    Column(name="most", kind="number", unit=_EVEN, says="of any year"),
    Column(name="above", kind="whole", unit="years", says="in which it lay above 100"),
    Column(name="years", kind="whole", unit="years", says="that were looked at"),
))  # fmt: skip
_SPREAD = (
    Column(name="n", kind="whole", says="how many numbers"),
    Column(name="middle", kind="number", says="median"),
    Column(name="low", kind="number", says="first quarter; empty of fewer than five"),
    Column(name="high", kind="number", says="third quarter"),
    Column(name="least", kind="number", says="the least"),
    Column(name="most", kind="number", says="the most"),
)
PURITY = Table(name="purity", says="one row a substance: laboratory results in per cent, the last of each exhibit", columns=(
    Column(name="substance", kind="text", says="code"), *_SPREAD,
))  # fmt: skip
_STATED = "one row a substance and currency: worth of one kilogram as reports state it"
STATED_VALUES = Table(name="stated_values", says=_STATED, columns=(
    Column(name="substance", kind="text", says="code"), Column(name="currency", kind="text", says="ISO 4217"), *_SPREAD,
))  # fmt: skip
VALUES = Table(name="values", says="one row a price list and substance: what counts once, at its prices", columns=(
    Column(name="list", kind="text", says="name of the price list"),
    Column(name="dated", kind="day", says="of the list"),
    Column(name="level", kind="text", says="of its market: farm, wholesale, retail; empty where its file does not say"),
    Column(name="reach", kind="text", says="domestic or international; empty where its file does not say"),
    Column(name="example", kind="bool", says="the prices are invented"),
    Column(name="substance", kind="text", says="code"),
    Column(name="currency", kind="text", says="of the list, ISO 4217"),
    Column(name="value", kind="text", unit="of `currency`", says="exact; empty where the list does not price it: a gap"),
    Column(name="lines_without_price", kind="whole", says="lines that count and are no part of it"),
    Column(name="into", kind="text", says="currency asked for, ISO 4217; empty where none was"),
    Column(name="rates", kind="text", says="name of the rates of exchange it is converted by"),
    Column(name="rates_dated", kind="day", says="of the rates"),
    Column(name="converted", kind="text", unit="of `into`", says="exact, each event at the rate of its own day"),
    Column(name="lines_without_rate", kind="whole", says="lines that have a price, and no rate on their day"),
    Column(name="grams_without_rate", kind="whole", unit="g", says="of these, of what is weighed"),
))  # fmt: skip
AGENCIES = Table(name="agencies", says="one row an agency: compared on a basis it shares with another, or why not", columns=(
    Column(name="agency", kind="text", says="code"),
    Column(name="duty", kind="text", says="the duty compared; empty where it is not"),
    Column(name="exposure_of", kind="text", says="the unit of what it searched"),
    Column(name="exposure", kind="number", says="over the days asked"),
    Column(name="events", kind="whole", unit="events", says="of that duty where compared, else all; under each named"),
    Column(name="per", kind="number", says="how much exposure the rates are for"),
    Column(name="rate", kind="number", unit=_RATE, says="empty where it is not compared"),
    Column(name="low", kind="number", unit=_RATE, says="lower end at 95 per cent (Byar)"),
    Column(name="high", kind="number", unit=_RATE, says="upper end"),
    Column(name="refused", kind="text", says="why it is not compared: no_exposure, other_days, alone"),
))  # fmt: skip
EVENTS = Table(name="events", says="one row an event that seized something, counted once, by day", columns=(
    Column(name="event", kind="text", says="its key, as in addresses of the console"),
    Column(name="day", kind="day", says="under which it counts"),
    Column(name="day_is_stated", kind="bool", says="false: the day of its report"),
    Column(name="province", kind="text", says="where it was taken; abroad; not_stated"),
    Column(name="district", kind="text", says="code; empty where none is stated"),
    Column(name="airport", kind="text", says="IATA code; empty where it was none"),
    Column(name="setting", kind="text", says="kind of place; empty where none is stated"),
    Column(name="agencies", kind="texts", says="codes of every agency named in it"),
    Column(name="incidents", kind="whole", says="how many reports tell of it, row by row"),
    Column(name="reports", kind="whole", says="how many reports tell of it"),
    Column(name="arrests", kind="whole", unit="persons", says="empty where none is stated"),
    Column(name="origin", kind="text", says="as in flows"),
    Column(name="destination", kind="text", says="as in flows"),
    Column(name="well_graded", kind="bool", says="each stated end rests on a source A or B, information 1 or 2"),
    Column(name="hidden_in", kind="texts", says="codes of hiding places that reports name"),
))  # fmt: skip
LINES = Table(name="lines", says="one row a counted line of such an event, by day", columns=(
    Column(name="event", kind="text", says="its key"),
    Column(name="day", kind="day", says="of the event"),
    Column(name="substance", kind="text", says="code"),
    Column(name="mass_g", kind="whole", unit="g", says="empty where the unit has no fixed mass"),
    Column(name="quantity", kind="number", unit="as `unit` says", says="where it is no mass"),
    Column(name="unit", kind="text", says="code of the unit; quantities of two units are never added up"),
))  # fmt: skip
PAGED = ("events", "lines")
"""Tables that grow with the record, and come in pages of rows."""
TABLES = {
    one.name: one for one in (FLOWS, EVENTS, LINES, TRENDS, DISTRICTS, PROVINCES, AIRPORTS, SEASON, PURITY, STATED_VALUES,
                              VALUES, AGENCIES)
}  # fmt: skip


def as_csv(table: Table, rows: Iterable[Row]) -> str:
    """CSV with a header; several texts of one cell are joined by semicolons; nothing begins with a sign of a formula."""
    out = io.StringIO()
    written = csv.writer(out, lineterminator="\n")
    written.writerow([one.name for one in table.columns])
    for row in rows:
        written.writerow([_cell(row.get(one.name)) for one in table.columns])
    return out.getvalue()


def as_lines(table: Table, rows: Sequence[Row]) -> list[list[str]]:
    """Cells as a person reads them in a terminal."""
    return [[_cell(row.get(one.name)) for one in table.columns] for row in rows]


def _cell(value: Any) -> str:
    if isinstance(value, list | tuple):
        value = ";".join(map(str, value))
    said = "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
    return f"'{said}" if said[:1] in ("=", "+", "@", "\t", "\r") else said
