"""Periods: which days a periodic statement or a nil return speaks of, as its words say it and as first and last day."""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from rabta.intake.formats.statement.dates import Dated
from rabta.intake.formats.statement.tokens import NUMBER, listed
from rabta.intake.formats.statement.tree import Found, Span
from rabta.intake.formats.statement.view import View

Days = tuple[date, date]
_TILL = frozenset(listed("to till until through - – — and سے تا و"))
_ENDING, _STARTING = frozenset(listed("ending ended")), frozenset(listed("starting beginning commencing of from"))
_MOST_NUMBER = 400


@dataclass(frozen=True, slots=True)
class Period:
    """The period as the contract writes it ("2025-03-03/2025-03-09", "week", "2024"), and its days where they are known."""

    said: Found | None = None
    days: Days | None = None

    def tree(self) -> Found | None:
        """The words' period, None where they say none."""
        return self.said

    def days_tree(self) -> dict[str, Found] | None:
        """{"from","to"} as ISO days with the period's span, None where the words and the date leave them open."""
        if self.said is None or self.days is None:
            return None
        first, last = self.days
        return {"from": Found(first.isoformat(), self.said.spans), "to": Found(last.isoformat(), self.said.spans)}


def period_of(view: View, dates: list[Dated], *, on: date | None, part: tuple[int, int] | None = None) -> Period:
    """Give the period of a statement dated `on`; `part`: the tokens that name it for the lists, where others name more.

    Days as "2025-10-13/2025-10-19" where the words give them (a month by its name too; "since" reaches to the
    statement's day), "2022-06/2023-06" for two months, else "week", "month", a year. A week or month only named is the one
    before the statement; a year named alone reaches to the statement's day where that lies in it.
    """
    if part is not None:
        inside = [dated for dated in dates if part[0] <= dated.first < part[1]]
        own = _days_said(view, inside, on) or _by_words(view, inside, on, within=view.span(*part))
        if own is not None:
            return own
    return _days_said(view, dates, on) or _by_words(view, dates, on) or Period()


def _days_said(view: View, dates: list[Dated], on: date | None) -> Period | None:
    return (
        _between_days(view, dates) or _week_of(view, dates) or _since(view, dates, on) or _one_month(view, dates)
    )  # fmt: skip


def days_only(view: View, dates: list[Dated]) -> Period:
    """Give the single day a daily return speaks of, an empty period where it names none."""
    for dated in dates:
        if dated.precision == "day" and dated.start is not None and dated.end is not None:
            return _of_days(view.span(dated.first, dated.after), dated.start, dated.end)
    return Period()


def _of_days(span: Span, first: date, last: date) -> Period:
    return Period(Found(f"{first.isoformat()}/{last.isoformat()}", (span,)), (first, last))


def _between_days(view: View, dates: list[Dated]) -> Period | None:
    """Read "13 to 19 October 2025", "28 September to 3 October", "June 2022 to June 2023", "January to March 2024"."""
    for dated in dates:
        if dated.precision == "day" and dated.start and dated.end and dated.start < dated.end:
            return _of_days(view.span(dated.first, dated.after), dated.start, dated.end)
    for left, right in zip(dates, dates[1:], strict=False):
        between = [view.key(place) for place in range(left.after, right.first)]
        joined = 1 <= len(between) <= 3 and any(key in _TILL for key in between) and _only_joints(between)
        if not joined or not left.start or not right.end or left.precision != right.precision:
            continue
        start = left.start if _has_year(view, left) else _before(left.start, right.end)
        if start >= right.end:
            continue
        span = view.span(left.first, right.after)
        if left.precision == "month":
            return Period(Found(f"{start:%Y-%m}/{right.end:%Y-%m}", (span,)), (start, right.end))
        return _of_days(span, start, right.end)
    return None


def _only_joints(keys: list[str]) -> bool:
    return all(key in _TILL or key in ("the", "of", "up", "کے", "کی") for key in keys)


def _has_year(view: View, dated: Dated) -> bool:
    return any(
        view.tokens[place].kind == NUMBER and len(view.key(place)) >= 4 for place in range(dated.first, dated.after)
    )


def _before(first: date, last: date) -> date:
    """Give `first` in the year of `last`, or in the year before where it would lie behind it."""
    for year in (last.year, last.year - 1):
        day = min(first.day, calendar.monthrange(year, first.month)[1])
        if date(year, first.month, day) <= last:
            return date(year, first.month, day)
    return first


def _week_of(view: View, dates: list[Dated]) -> Period | None:
    """Read "week ending 9 March 2025", "week starting 3 March", "week of 3 March"."""
    for dated in dates:
        if dated.precision != "day" or dated.start is None or dated.start != dated.end:
            continue
        step = dated.first - 1
        while view.key(step) in ("on", "the", ":", "(", "date"):
            step -= 1
        named = view.key(step) == "week"
        if not named and not (view.key(step - 1) == "week" and view.key(step) in _ENDING | _STARTING):
            continue
        back = view.key(step) in _ENDING
        first = dated.start - timedelta(days=6) if back else dated.start
        return _of_days(view.span(step, dated.after), first, first + timedelta(days=6))
    return None


def _since(view: View, dates: list[Dated], on: date | None) -> Period | None:
    """Read "since 26 February", "from September 2023 to date", "یکم جولائی سے اب تک": up to the statement's day."""
    for dated in dates:
        ahead = view.key(dated.first - 1 - (view.key(dated.first - 1) == "the")) in ("since", "from", "after")
        behind = view.key(dated.after) == "سے" or (view.key(dated.after), view.key(dated.after + 1)) == ("to", "date")
        if not (ahead or behind) or dated.start is None or on is None or dated.start > on:
            continue
        start = dated.start.isoformat() if dated.precision == "day" else f"{dated.start:%Y-%m}"
        span = view.span(dated.first - ahead, dated.after + (behind and not ahead))
        return Period(Found(f"{start}/{on.isoformat()}", (span,)), (dated.start, on))
    return None


def _one_month(view: View, dates: list[Dated]) -> Period | None:
    """Read a month by its name ("for March 2025"), unless the words speak of a week or of several months."""
    month = next((dated for dated in dates if dated.precision == "month" and dated.start and dated.end), None)
    if month is None or month.start is None or month.end is None or _WEEK.search(view.text):
        return None
    return _of_days(view.span(month.first, month.after), month.start, month.end)


def _by_words(view: View, dates: list[Dated], on: date | None, *, within: Span | None = None) -> Period | None:
    low, high = within if within is not None else (0, len(view.text))
    days = [view.span(dated.first, dated.after) for dated in dates if dated.precision == "day"]
    for pattern, read in _PATTERNS:
        for match in pattern.finditer(view.text, low, high):
            # The year of a day ("at a meeting on 6 December 2025") is no period.
            if any(first <= match.start() < after for first, after in days):
                continue
            value, known = read(match, on)
            return Period(Found(value, (match.span(),)), known)
    return None


Read = tuple[str, Days | None]


def _a_year(match: re.Match[str], on: date | None) -> Read:
    year = int(match.group(1))
    last = date(year, 12, 31)
    return match.group(1), (date(year, 1, 1), min(last, on) if on is not None and on.year >= year else last)


def _two_years(match: re.Match[str], on: date | None) -> Read:
    """A financial year: "2014-15", July to June in Pakistan."""
    year = int(match.group(1)[:4])
    return match.group(1), (date(year, 7, 1), date(year + 1, 6, 30))


def _a_quarter(match: re.Match[str], on: date | None) -> Read:
    names = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": 4}
    number, year = names[match.group(1).casefold()], int(match.group(2))
    first = date(year, 3 * number - 2, 1)
    last = date(year, 3 * number, calendar.monthrange(year, 3 * number)[1])
    return f"{first.isoformat()}/{last.isoformat()}", (first, last)


def _last_of(unit: str) -> Callable[[re.Match[str], date | None], Read]:
    """The week or month before the statement; "this month" is the running one."""

    def read(match: re.Match[str], on: date | None) -> Read:
        if on is None:
            return unit, None
        if unit == "week":
            return unit, (on - timedelta(days=7), on - timedelta(days=1))
        if match.group(0).casefold().startswith(("this", "رواں")):
            return unit, (on.replace(day=1), on)
        last = on.replace(day=1) - timedelta(days=1)
        return unit, (last.replace(day=1), last)

    return read


def _past(match: re.Match[str], on: date | None) -> Read:
    """The last so many days, weeks, months or years, ending on the statement's day."""
    said = match.group(1)
    number = _NUMBERS.get(match.group(2).casefold()) or int(match.group(2))
    if on is None or number > _MOST_NUMBER:
        return said, None
    unit = match.group(3).casefold().rstrip("s")
    if unit in ("day", "دن", "دنوں", "روز"):
        return said, (on - timedelta(days=number), on)
    if unit in ("week", "ہفتے", "ہفتوں", "ہفتہ"):
        return said, (on - timedelta(days=7 * number), on)
    return said, (_months_before(on, number * (12 if unit in ("year", "سال", "سالوں", "برس") else 1)), on)


def _past_year(match: re.Match[str], on: date | None) -> Read:
    return "12 months", (_months_before(on, 12), on) if on is not None else None


def _last_year(match: re.Match[str], on: date | None) -> Read:
    return ("year", None) if on is None else (str(on.year - 1), (date(on.year - 1, 1, 1), date(on.year - 1, 12, 31)))


def _this_year(match: re.Match[str], on: date | None) -> Read:
    return ("year", None) if on is None else (str(on.year), (date(on.year, 1, 1), on))


def _last_day(match: re.Match[str], on: date | None) -> Read:
    return "day", (on - timedelta(days=1), on) if on is not None else None


def _months_before(day: date, months: int) -> date:
    """The day after the same day so many months before: twelve months up to 6 December begin on 7 December."""
    index = day.year * 12 + day.month - 1 - months
    year, month = divmod(index, 12)
    same = date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    return same + timedelta(days=1)


_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "ایک": 1, "دو": 2, "تین": 3, "چار": 4, "پانچ": 5, "چھ": 6, "بارہ": 12,
}  # fmt: skip
_WEEK = re.compile(r"\bweek(?:ly)?\b|ہفت[ےہ]", re.IGNORECASE)
_COUNT = r"\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_COUNT_UR, _UNITS_UR = r"\d{1,3}|ایک|دو|تین|چار|پانچ|چھ|بارہ", r"دن|دنوں|روز|ہفتے|ہفتوں|ماہ|مہینوں|سال|برس"
_QUARTER = r"\b(first|second|third|fourth|last|1st|2nd|3rd|4th) quarter (?:of )?(20\d\d)\b"


def _pattern(said: str) -> re.Pattern[str]:
    return re.compile(said, re.IGNORECASE)


_PATTERNS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date | None], Read]], ...] = (
    (_pattern(r"\b(?:last|past) year \(that is (\d{4})\)"), _a_year),
    (_pattern(r"\b(20\d\d-\d\d)\b(?!-)"), _two_years),
    (_pattern(_QUARTER), _a_quarter),
    (_pattern(r"\b(20\d\d) to date\b"), _a_year),
    (_pattern(r"\b(?:a |past |last |this )?week(?:ly)?\b|گزشتہ ہفتے|ہفتہ وار|ہفتے"), _last_of("week")),
    (_pattern(rf"\b(?:last|past|previous) (({_COUNT}) (days|weeks|months|years|year))\b"), _past),
    (_pattern(rf"(?:گزشتہ|پچھلے) (({_COUNT_UR}) ({_UNITS_UR}))"), _past),
    (_pattern(r"\b(?:a |past |last |this |previous )?month(?:ly)?\b|(?:رواں |گزشتہ )?ماہ"), _last_of("month")),
    (_pattern(r"\b(?:in a|past) (?:one )?year\b|\bone year\b"), _past_year),
    (_pattern(r"\b(?:this|current|outgoing|ongoing|running) (?:calendar )?year\b|رواں (?:سال|برس)"), _this_year),
    (_pattern(r"\b(?:last|previous) (?:calendar )?year\b|گزشتہ (?:سال|برس)"), _last_year),
    (_pattern(r"\b(20\d\d)\b"), _a_year),
    (_pattern(r"\b(?:last|past) (?:24|twenty[- ]four) hours\b|گزشتہ (?:24|چوبیس) گھنٹ"), _last_day),
)
