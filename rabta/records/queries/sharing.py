"""Who can see a report, and why; what a release or another marking would change, before it is made."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from rabta.records.asking import answers, ask
from rabta.records.queries.markings import markings_shown
from rabta.records.rules.naming import agencies_named, agency_named
from rabta.sharing.rules.marking import Marking, parse_marking
from rabta.sharing.rules.widening import Change, Widening, change_between, widened
from rabta.vocabulary.rules.numbered import agency_numbered

SQL = "records/sql/queries/"
Row = dict[str, Any]


def sharing_of(report_id: UUID) -> Row | None:
    """Who can see a report, and why; None where no such report is available to the reader.

    `mine`: the reader's agency is its originator; `decides`, `asks`: what forms the reader has. `marking` is as far as the
    reader may know it. To readers of the originator (and auditors) `who` lists everybody in the audience, one row each
    {agency, group, every, because: originator|audience|release, release}, and `given`, `releases` what was decided, first
    first. To anybody else `who` is empty, and `why` says what lets them in: {because, named, released_at} each; they learn
    of nobody else. `requests` are those of the reader's own agency or to it.
    """
    found = ask(SQL + "sharing.sql", report_id=report_id)
    if not found:
        return None
    row, shown = found[0], markings_shown()
    marking, whole = shown[row["marking_id"]]
    releases = [_release(one) for one in ask(SQL + "releases_of.sql", report_id=report_id)] if whole else []
    given = ask(SQL + "markings_given.sql", report_id=report_id) if whole else []
    base = shown[given[-1]["given_id"]][0] if given and given[-1]["given_id"] in shown else marking
    return {
        **{name: row[name] for name in ("id", "number", "title", "marking_id", "mine", "decides", "asks")},
        "agency": agency_named(row["originator"]),
        "marking": marking,
        "marking_text": marking.as_text() if whole else marking.as_told(),
        "whole": whole,
        "who": _who(base, releases) if whole else [],
        "why": [] if row["mine"] else ask("records/sql/queries/why.sql", report_id=report_id),
        "releases": releases,
        "given": [{**one, "marking": _text(shown, one["given_id"])} for one in given],
        "requests": requests_for_release(report_id),
    }


def report_named(said: str) -> UUID | None:
    """The report of this number, or id, that the reader sees; None where there is none, or more than one by that number."""
    try:
        wanted: UUID | None = UUID(said.strip())
    except ValueError:
        wanted = None
    found = answers(
        "SELECT r.id FROM report r WHERE r.id = %(id)s::uuid OR r.number = %(number)s::text LIMIT 2",
        id=wanted, number=said.strip().upper(),
    )  # fmt: skip
    return found[0]["id"] if len(found) == 1 else None


def requests_for_release(report_id: UUID | None = None) -> list[Row]:
    """Requests the reader may know of, unanswered first, then the newest: those to the reader's agency and those from it.

    {id, report_id, number, title, agency (originator), kind, to, asked_by (agency), name, reason, asked_at, mine, decides,
    answered, granted, answer, answered_at} each.
    """
    return [
        {
            **row,
            "agency": agency_named(row["originator"]),
            "to": agencies_named(row["agencies"]),
            "asked_by": agency_named(row["asked_agency"]),
            "name": row["name"] or "",
        }
        for row in ask(SQL + "requests.sql", report_id=report_id)
    ]


@dataclass(frozen=True)
class Preview:
    """What a decision would change, before it is made."""

    report_id: UUID
    marking_id: int
    number: str
    title: str
    before: Marking
    after: Marking
    change: Change
    ends: Sequence[Row]
    """Releases that would be over."""
    read_by: Sequence[Row]
    """Agencies that have read it: {agency, number, partner, last}."""
    release: Row | None = None
    """Of a recall: the release taken back."""


def preview_release(report_id: UUID, *, agencies: Sequence[int], groups: Sequence[str]) -> Preview | None:
    """What a release to these would change; None where it is not the reader's to decide, or hidden, or missing."""
    return _preview(report_id, added=Widening(tuple(agencies), tuple(groups)))


def preview_recall(report_id: UUID, release_id: UUID) -> Preview | None:
    """What taking this release back would change; None also where it no longer stands."""
    return _preview(report_id, recalled=release_id)


def preview_marking(report_id: UUID, marking_text: str, *, keep_releases: bool) -> Preview | None:
    """What marking a report anew would change. Raises UnreadableMarking."""
    return _preview(report_id, marking_text=marking_text, keep_releases=keep_releases)


def _preview(
    report_id: UUID, *, added: Widening | None = None, recalled: UUID | None = None, marking_text: str | None = None,
    keep_releases: bool = True,
) -> Preview | None:  # fmt: skip
    sharing = sharing_of(report_id)
    if sharing is None or not sharing["decides"]:
        return None
    before: Marking = sharing["marking"]
    shown = markings_shown()
    base = shown[sharing["given"][-1]["given_id"]][0] if sharing["given"] else before
    standing = [one for one in sharing["releases"] if one["in_force"]]
    release = next((one for one in standing if one["id"] == recalled), None)
    if recalled is not None and release is None:
        return None
    if marking_text is not None:
        base = parse_marking(marking_text, originator=before.originator)
    kept = [one for one in standing if one is not release] if keep_releases else []
    widenings = [Widening(tuple(one["numbers"]), tuple(one["groups"])) for one in kept if one["kind"] == "share"]
    after = widened(base, [*widenings, *([added] if added else [])])
    return Preview(
        report_id=report_id,
        marking_id=sharing["marking_id"],
        number=sharing["number"],
        title=sharing["title"],
        before=before,
        after=after,
        change=change_between(before, after),
        ends=[one for one in standing if one not in kept and one is not release],
        read_by=[
            {
                "agency": agency_named(row["agency"]),
                "number": row["agency"],
                "partner": agency_numbered(row["agency"]).is_partner,
                "last": row["last"],
            }
            for row in ask(SQL + "read_by.sql", report_id=str(report_id))
            if row["agency"] != before.originator
        ],
        release=release,
    )


def _release(row: Row) -> Row:
    return {
        **row,
        "numbers": row["agencies"],
        "to": agencies_named(row["agencies"]),
        "holder": agency_named(row["holder"]) if row["holder"] is not None else None,
        "name": row["name"] or "",
    }


def _text(shown: dict[int, tuple[Marking, bool]], marking_id: int) -> str:
    return shown[marking_id][0].as_text() if marking_id in shown else ""


def _who(given: Marking, releases: Sequence[Row]) -> list[Row]:
    """Everybody in the audience and what let them in, in the order of reasons; whom two let in stands twice."""
    empty: Row = {"agency": None, "group": "", "every": False, "release": None}
    rows = [{**empty, "agency": agency_named(given.originator), "because": "originator"}]
    if given.every_agency:
        rows.append({**empty, "every": True, "because": "audience"})
    rows += [{**empty, "agency": one, "because": "audience"} for one in agencies_named(given.agencies)]
    rows += [{**empty, "group": one, "because": "audience"} for one in sorted(given.groups)]
    for release in releases:
        if release["in_force"] and release["kind"] == "share":
            base = {**empty, "because": "release", "release": release}
            rows += [{**base, "agency": one} for one in release["to"]]
            rows += [{**base, "group": one} for one in release["groups"]]
    return rows
