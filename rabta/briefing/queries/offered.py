"""Which days are looked at where nobody names them: the one answer of every page, command and address. Run inside
`reading_as`: it follows from what this reader sees and from nothing else."""

from datetime import date

from rabta.briefing.engine import SQL
from rabta.briefing.errors import NothingDated
from rabta.briefing.invented import EXAMPLE, is_invented
from rabta.briefing.rules.period import Period, twelve_months_to
from rabta.counting.queries import seen


def offered(today: date) -> Period:
    """The twelve months up to the last day, not after `today`, on which the reader sees an event; up to `today` where there
    is none. In an installation that `rabta demo` made, its invented year.

    One report of a wrong clock, misread into days to come, moves nothing.
    """
    return EXAMPLE if is_invented() else twelve_months_to(last_day_by(today) or today)


def named_or_offered(*, date_from: date | None, date_to: date | None, today: date) -> Period:
    """The days that are named; what `offered` says for an end that is not (up to `today` from a day that lies behind it);
    the twelve months up to a last day that is named alone. Raises PeriodBackwards."""
    if date_to is not None:
        return Period(date_from or twelve_months_to(date_to).date_from, date_to)
    usual = offered(today)
    if date_from is None:
        return usual
    return Period(date_from, usual.date_to if date_from <= usual.date_to else today)


def year_on_record(today: date) -> Period | None:
    """What `offered` says where the reader sees an event by `today`; None where nothing is dated by then."""
    return offered(today) if last_day_by(today) else None


def last_day_by(today: date) -> date | None:
    """The last day up to `today` on which the reader sees an event; None where there is none."""
    now = seen()
    [row] = now.remembering.once(f"last_day_by {today}", lambda: now.ask(f"{SQL}last_day.sql", today=today))
    found: date | None = row["last_day"]
    return found


def whole_record() -> Period:
    """From the first to the last day of what the reader sees, where all of it is asked for by name: also a day that was
    misread into the future. Raises NothingDated where no event has a date."""
    now = seen()
    row = now.remembering.once("dated", lambda: now.ask(f"{SQL}dated.sql"))[0]
    if row["first_day"] is None:
        raise NothingDated
    return Period(row["first_day"], row["last_day"])
