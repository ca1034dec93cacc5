"""What must stand beside a figure so that it can be defended: sentences, and what was not counted and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rabta.briefing.rules.wording import count_in_words


@dataclass(frozen=True, kw_only=True)
class Circumstances:
    """What the database says of a period beside its figures; each a number of rows of the kind its name says.

    `undated_events`, `undated_claims`, `unclear_encounters`, `rows_set_aside`, `rows_repeated`, `not_placed`,
    `withdrawn_reports` and `factors_versions` are of the whole record, because none of them has a day to be counted
    under. `asked` counts pairs that wait for a person.
    """

    undated_events: int
    dated_by_report: int
    lumps: int
    arrests_not_stated: int
    lines_without_quantity: int
    hedged_lines: int
    factors_versions: tuple[str, ...]
    periodic_rows: int
    rows_set_aside: int
    rows_repeated: int
    not_placed: int
    withdrawn_reports: int
    asked: int
    totals_of_land: int = 0
    undated_claims: int = 0
    unclear_encounters: int = 0


NO_RECORD = (
    "No report that you may see tells of anything in these days: a nought here is a lack of records, and no finding that"
    " nothing happened."
)


def factors_version(versions: Sequence[str]) -> str | None:
    """The versions of the conversion factors behind masses in words: several where readings differ, None without any."""
    return ", ".join(sorted(versions)) or None


def caveats_for(name: str, now: Circumstances, *, units: Sequence[str] = ()) -> tuple[str, ...]:
    """The sentences for one figure, the general ones first. `units`: what the period states beside masses."""
    own = {"mass_by_substance": _of_masses(now, units), "arrests": _of_arrests(now)}
    return (*_general(now), *own.get(name, []))


def _general(now: Circumstances) -> list[str]:
    said = []
    if n := now.undated_events:
        said.append(f"{_events(n)} without any date {_stand(n)} outside every period.")
    if n := now.dated_by_report:
        said.append(f"{_events(n)} without a stated day {_stand(n)} under the day of the earliest report.")
    if n := now.lumps:
        lumps = count_in_words(n, "report that lumps events counts", "reports that lump events count")
        said.append(f"{lumps} nothing beside the events {'it lumps' if n == 1 else 'they lump'}.")
    if n := now.asked:
        asked = count_in_words(n, "question waits", "questions wait")
        said.append(f"{asked} for a person to say whether reports tell of one event; until then the likelier answer counts.")
    return said


def _of_masses(now: Circumstances, units: Sequence[str]) -> list[str]:
    said = []
    if units:
        said.append(f"Without a fixed mass, and so neither converted nor in this sum: what was stated in {_listed(units)}.")
    if now.factors_versions:
        said.append(f"Masses converted with factor table {factors_version(now.factors_versions)}.")
    if n := now.hedged_lines:
        lines = count_in_words(n, "reported line is", "reported lines are")
        said.append(f"{lines} hedged (over, under, around); the number stated is what counts.")
    if n := now.lines_without_quantity:
        said.append(f"{count_in_words(n, 'line names', 'lines name')} a substance without a quantity.")
    return said


def _of_arrests(now: Circumstances) -> list[str]:
    n = now.arrests_not_stated
    return [f"{_events(n)} {'states' if n == 1 else 'state'} no number of persons arrested."] if n else []


_UNDATED = "no report gives a date, so it belongs to no period"


def not_counted(now: Circumstances) -> list[dict[str, Any]]:
    """What stands in the record and in no figure: `{"what", "number", "why"}`, only what there is."""
    rows = [
        ("undated event", "undated events", now.undated_events, _UNDATED),
        ("total of a period", "totals of periods", now.periodic_rows, "set beside the events it covers; it is no event"),
        ("total of land cleared", "totals of land cleared", now.totals_of_land, "set beside the claims it covers"),
        ("undated claim of cleared land", "undated claims of cleared land", now.undated_claims, _UNDATED),
        ("uncountable group met", "uncountable groups met", now.unclear_encounters, "no number, or no date, is stated"),
        ("row set aside", "rows set aside", now.rows_set_aside, "could not be read; the report says why"),
        ("repeated row", "repeated rows", now.rows_repeated, "the same row was filed before and is counted there"),
        ("incident not placed yet", "incidents not placed yet", now.not_placed, "not yet put beside the other reports"),
        ("report pulled back", "reports pulled back", now.withdrawn_reports, "withdrawn by the originator"),
    ]
    return [
        {"what": one if number == 1 else many, "number": number, "why": why} for one, many, number, why in rows if number
    ]


def _events(number: int) -> str:
    return count_in_words(number, "event", "events")


def _stand(number: int) -> str:
    return "stands" if number == 1 else "stand"


def _listed(words: Sequence[str]) -> str:
    return ", ".join(words[:-1]) + " and " + words[-1] if len(words) > 1 else "".join(words)
