"""Early warning as one reader sees it: what rose, what is new, what is purer, and what was decided of it."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from rabta.counting.queries import Seen, events_briefly, members_of_events, seen
from rabta.people.rules.purposes import Role
from rabta.prevention.queries.found import as_found, findings, thing_named, told
from rabta.prevention.queries.purities import Beside, purities, report_ids, results
from rabta.prevention.rules.found import adulterants_first_seen, is_behind, passing
from rabta.prevention.rules.purity import Purer, purer
from rabta.prevention.rules.rises import BLOCKS, DAYS, FEWEST, LEFT_OUT, rises
from rabta.prevention.rules.signal import About, Decided, Decision, Noticed, standing
from rabta.prevention.rules.watched import Counted, Level, Series, finest, newly_seen, series_of
from rabta.records.asking import ask
from rabta.records.rules.naming import agency_named
from rabta.sharing.operations import Looking
from rabta.vocabulary.rules.gazetteer import districts
from rabta.vocabulary.rules.numbered import agency_numbered, district_number, district_numbered, substance_numbered
from rabta.vocabulary.rules.substances import substance

SQL = "prevention/sql/queries/"
DECIDES = frozenset({Role.LIAISON, Role.ANALYST})
DRAWN = 13
"""Blocks of days in a picture: a year."""
EVENTS_SHOWN = 100
NEAREST = 6
KEPT_FOR = timedelta(days=400)
Row = dict[str, Any]


def signals(*, by: Looking, today: date) -> Row:
    """What was noticed in the 28 days up to `today`: `signals`, the surest rise first, then what is new, then what is purer.

    Each: `about` (its name in an address), `noticed`, `substance`, `level`, `place`, `stands` (the decision that stands, or
    None) and what its rule saw: of a rise `late`, `expected`, `chance` and `bars` (events in blocks of 28 days, the oldest
    first); of what is new, and of an adulterant, `first` and `since`; of purity a `purer`; of counterfeits `late` (events)
    and `first`. `watched`: how many series were; `since`: the first day in view; `reaches`: whole blocks of days before, of
    which at least six are needed; `decides`: whether this reader may. `nearest`: series that rose and did not alarm, the
    least likely first, without `about` and with the `district`'s code.
    """
    found, counted, since = _noticed(seen(), today)
    steps = _steps(today=today)
    said = [Decision(one["about"], one["day"], Decided(one["kind"])) for one in steps]
    shown = [{**one, "stands": standing(said, about=one["about"], today=today)} for one in found]
    return {
        "signals": shown, "nearest": _nearest(counted), "watched": len(counted), "since": since,
        "reaches": _blocks(since, today) - 1 if since else 0, "decides": may_decide(by),
        "decided": [_told(one) for one in reversed(steps)], "begins": today - timedelta(days=DAYS - 1),
    }  # fmt: skip


def signal(about: About, *, by: Looking, today: date) -> Row | None:
    """One signal as in `signals`, with its `events` (briefs, the newest first; `total` of them), laboratory `results`, or
    `findings` of reports; the ids of the reports it rests on (`report_ids`); and `history`: what was decided of it. None
    where nothing was noticed."""
    now = seen()
    found, *_ = _noticed(now, today)
    one = next((one for one in found if one["about"] == str(about)), None)
    if one is None:
        return None
    steps = _steps(today=today, about=str(about))
    said = [Decision(each["about"], each["day"], Decided(each["kind"])) for each in steps]
    behind = _behind(now, about, today)
    return {
        **one, **behind, "stands": standing(said, about=str(about), today=today), "history": [_told(each) for each in steps],
        "decides": may_decide(by), "today": today, "begins": today - timedelta(days=DAYS - 1),
    }  # fmt: skip


def followed(*, by: Looking, today: date) -> list[Row]:
    """Decisions of the reader's own agency to follow a signal that still stand: `id`, `about`, `day`, `noticed`,
    `substance`, `level`, `place`, `report_ids`, signed by whom. The newest of each signal."""
    steps = [one for one in _steps(today=today) if one["agency"] == by.agency]
    said = [Decision(one["about"], one["day"], Decided(one["kind"])) for one in steps]
    newest = {one["about"]: one for one in steps}
    return [
        _told(one) for one in newest.values() if standing(said, about=one["about"], today=today) is Decided.FOLLOWED
    ]  # fmt: skip


def may_decide(by: Looking) -> bool:
    """Whether this reader decides what becomes of a signal."""
    return bool(DECIDES & by.roles) and not agency_numbered(by.agency).is_partner


def _noticed(now: Seen, today: date) -> tuple[list[Row], dict[Series, list[int]], date | None]:
    rows = now.ask(
        f"{SQL}watched_place.sql", f"{SQL}signal_counts.sql", today=today, days=DAYS, blocks=1 + LEFT_OUT + BLOCKS
    )  # fmt: skip
    since, in_words = min((row["first"] for row in rows), default=None), findings(now, today)
    late = [_counted(row) for row in rows if row["block"] is not None]
    counted = series_of(late, blocks=_blocks(since, today)) if since else {}
    noticed = [*_rises(counted), *_new(rows, today), *_purer(purities(now, in_words, today=today)), *_found(in_words, today)]
    return noticed, counted, since


def _blocks(since: date, today: date) -> int:
    """Whole blocks of days that the record in view reaches back, up to those that are counted."""
    return min(((today - since).days + 1) // DAYS, 1 + LEFT_OUT + BLOCKS)


def _counted(row: Row) -> Counted:
    district = district_numbered(row["district"]).name_en if row["district"] is not None else ""
    code = substance_numbered(row["substance"]).code
    return Counted(code, row["country"], row["province"], district, row["block"] or 0, row["events"])


def _rises(counted: dict[Series, list[int]]) -> list[Row]:
    found = {one: rise for one, rise in rises(counted).items() if rise.alarms}
    told = sorted(finest(list(found)), key=lambda one: (found[one].chance, one))
    return [
        {**_named(About(Noticed.RISE, one)), "late": found[one].late, "expected": found[one].expected,
         "chance": found[one].chance, "bars": counted[one][:DRAWN][::-1]} for one in told
    ]  # fmt: skip


def _nearest(counted: dict[Series, list[int]]) -> list[Row]:
    found = {
        one: rise for one, rise in rises(counted).items()
        if not rise.alarms and rise.late >= FEWEST and rise.late > rise.expected
    }  # fmt: skip
    told = sorted(finest(list(found)), key=lambda one: (found[one].chance, one))[:NEAREST]
    districts_known = {one.name_en: one.code for one in districts()}
    return [
        {**_named(About(Noticed.RISE, one)), "about": "", "late": found[one].late, "expected": found[one].expected,
         "bars": counted[one][:DRAWN][::-1],
         "district": districts_known.get(one.place, "") if one.level is Level.DISTRICT else ""} for one in told
    ]  # fmt: skip


def _new(rows: Sequence[Row], today: date) -> list[Row]:
    first: dict[Series, date] = {}
    since: dict[tuple[Level, str], date] = {}
    for row in rows:
        for one in series_of([_counted({**row, "block": 0})], blocks=1):
            first[one] = min(first.get(one, row["first"]), row["first"])
        for level, place in _places(row):
            since[level, place] = min(since.get((level, place), row["first"]), row["first"])
    return [
        {**_named(About(Noticed.NEW, one.series)), "first": one.first, "since": one.since}
        for one in newly_seen(first, since, today=today)
    ]  # fmt: skip


def _places(row: Row) -> list[tuple[Level, str]]:
    counted = _counted(row)
    named = ((Level.COUNTRY, counted.country), (Level.PROVINCE, counted.province), (Level.DISTRICT, counted.district))
    return [(level, place) for level, place in named if place]


def _purer(of_substances: dict[str, Beside]) -> list[Row]:
    found = []
    for code, (late, before) in sorted(of_substances.items()):
        one: Purer | None = purer([each.purity for each in late], [each.purity for each in before])
        if one is not None and one.alarms:
            about = About(Noticed.PURER, Series(code, Level.COUNTRY, "PK"))
            found.append({**_named(about), "purer": one})
    return found


def _found(rows: Sequence[Row], today: date) -> list[Row]:
    """What laboratories found that is news: an adulterant for the first time, and tablets that pass for another medicine."""
    found = [as_found(row) for row in rows]
    new = [
        {**_named(About(Noticed.ADULTERANT, one.series)), "first": one.first, "since": one.since}
        for one in adulterants_first_seen(found, today=today)
    ]
    false = [
        {**_named(About(Noticed.COUNTERFEIT, one.series)), "late": one.events, "first": one.first}
        for one in passing(found, today=today)
    ]
    return [*new, *false]


def _behind(now: Seen, about: About, today: date) -> Row:
    if about.noticed is Noticed.PURER:
        return _results_behind(now, about, today)
    if about.noticed in (Noticed.ADULTERANT, Noticed.COUNTERFEIT):
        return _findings_behind(now, about, today)
    return _events_behind(now, about, today)


def _findings_behind(now: Seen, about: About, today: date) -> Row:
    fake = about.noticed is Noticed.COUNTERFEIT
    rows = [
        row for row in findings(now, today) if is_behind(as_found(row), series=about.series, fake=fake, today=today)
    ]  # fmt: skip
    return {
        "events": [], "results": [], "findings": [told(row) for row in rows[:EVENTS_SHOWN]], "total": len(rows),
        "report_ids": sorted({row["report_id"] for row in rows}),
    }  # fmt: skip


def _results_behind(now: Seen, about: About, today: date) -> Row:
    late, before = purities(now, findings(now, today), today=today)[about.series.substance]
    return {"events": [], "results": results(late), "total": len(late), "earlier": len(before),
            "report_ids": sorted(report_ids([*late, *before]))}  # fmt: skip


def _events_behind(now: Seen, about: About, today: date) -> Row:
    one = about.series
    asked = {
        "today": today, "days": DAYS, "substance": substance(one.substance).number,
        "country": one.place if one.level is Level.COUNTRY else None,
        "province": one.place if one.level is Level.PROVINCE else None,
        "district": district_number(one.place) if one.level is Level.DISTRICT else None,
    }  # fmt: skip
    rows = now.ask(f"{SQL}watched_place.sql", f"{SQL}signal_events.sql", most=None, offset=0, **asked)
    members = members_of_events(now, [row["key"] for row in rows])
    return {
        "events": events_briefly(now, rows[:EVENTS_SHOWN]), "results": [], "total": len(rows),
        "report_ids": sorted({one["report_id"] for each in members.values() for one in each}),
    }  # fmt: skip


def _named(about: About) -> Row:
    return {"about": str(about), "noticed": about.noticed, "substance": thing_named(about.series.substance),
            "level": about.series.level, "place": about.series.place}  # fmt: skip


def _steps(*, today: date, about: str | None = None) -> list[Row]:
    since = datetime.combine(today - KEPT_FOR, datetime.min.time()).astimezone()
    return ask(f"{SQL}signal_steps.sql", about=about, since=since)


def _told(row: Row) -> Row:
    _, code, level, place = row["about"].split(":", 3)
    named = {"noticed": Noticed(row["about"].partition(":")[0]), "level": Level(level), "place": place}
    return {**row, **named, "substance": thing_named(code), "agency": agency_named(row["agency"])}
