"""Inside an opened house: `rabta release`, `rabta recall`, `rabta mark`."""

import argparse
import uuid
from typing import Any

from django.utils import timezone

from rabta.cli.inside.acting import acting_reader
from rabta.counting import queries as counting
from rabta.filing.errors import CannotRelease, FilingError, NotAvailable
from rabta.filing.releasing import mark_anew, recall_release, release_report
from rabta.records import queries as records
from rabta.sharing.disclosing import disclose
from rabta.sharing.errors import SharingError
from rabta.sharing.operations import reading_as
from rabta.sharing.rules.marking import purposes_in_words
from rabta.vocabulary.rules.numbered import agency_number, agency_numbered

REFUSALS = (FilingError, SharingError)
__all__ = ["REFUSALS", "acting_reader", "mark", "recall", "release", "who_sees"]


def who_sees(reader_id: uuid.UUID, report: str) -> dict[str, Any]:
    """Who can see a report, and why, as far as the reader may know it; with the releases and their ids."""
    with reading_as(reader_id) as looking:
        found = records.sharing_of(_report(report))
        if found is None:
            raise NotAvailable
    disclose(
        reader_id=reader_id, deed="report:sharing", subject=("report", str(found["id"])), detail={"name": looking.name},
        marking_id=found["marking_id"], at=timezone.now(), new_id=uuid.uuid4,
    )  # fmt: skip
    who = [
        {"agency": one["agency"] and one["agency"]["code"], "group": one["group"], "every_agency": one["every"],
         "because": one["because"], "release": one["release"] and one["release"]["id"]} for one in found["who"]
    ]  # fmt: skip
    kept = ("id", "kind", "groups", "reason", "released_at", "recalled_at", "in_force")
    releases = [
        {**{name: one[name] for name in kept}, "to": [agency["code"] for agency in one["to"]]} for one in found["releases"]
    ]
    return {
        "report": found["number"], "marking": found["marking_text"], "who": who, "why_you": found["why"],
        "releases": releases,
    }  # fmt: skip


def release(reader_id: uuid.UUID, arguments: argparse.Namespace, kind: str) -> dict[str, Any]:
    """Release a report, or with --preview only say what that would change."""
    agencies = [_agency(code) for code in arguments.to.split(",") if code.strip()]
    groups = [name.strip() for name in arguments.groups.split(",") if name.strip()]
    seen = (agencies, groups) if kind == "share" else ([], [])
    with reading_as(reader_id):
        report_id = _report(arguments.report)
        would = _would_change(records.preview_release(report_id, agencies=seen[0], groups=seen[1]))
        if kind == "count_only":
            would |= _would_add(counting.preview_count_only(report_id, agencies=agencies))
    if arguments.preview:
        return would
    release_id = release_report(
        reader_id=reader_id, report_id=report_id, agencies=agencies, groups=groups, kind=kind, reason=arguments.reason,
        at=timezone.now(), new_id=uuid.uuid4,
    )  # fmt: skip
    return {"release": release_id, **would}


def recall(reader_id: uuid.UUID, arguments: argparse.Namespace) -> dict[str, Any]:
    """Take a release back."""
    try:
        release_id = uuid.UUID(arguments.release)
    except ValueError:
        raise NotAvailable from None
    recall_release(
        reader_id=reader_id, release_id=release_id, reason=arguments.reason, at=timezone.now(), new_id=uuid.uuid4
    )
    return {"recalled": release_id}


def mark(reader_id: uuid.UUID, arguments: argparse.Namespace) -> dict[str, Any]:
    """Mark a report anew, or with --preview only say what that would change."""
    with reading_as(reader_id):
        report_id = _report(arguments.report)
        preview = records.preview_marking(report_id, arguments.marking, keep_releases=arguments.keep_releases)
    if arguments.preview:
        return _would_change(preview)
    mark_anew(
        reader_id=reader_id, report_id=report_id, marking_text=arguments.marking, reason=arguments.reason,
        keep_releases=arguments.keep_releases, at=timezone.now(), new_id=uuid.uuid4,
    )  # fmt: skip
    return _would_change(preview)


def _report(said: str) -> uuid.UUID:
    """The report of this number or id, as far as the reader sees it. Raises NotAvailable."""
    found = records.report_named(said)
    if found is None:
        raise NotAvailable
    return found


def _agency(code: str) -> int:
    number = agency_number(code.strip().upper())
    if number is None:
        raise CannotRelease(f'"{code.strip()}" is no agency or partner known here.')
    return number


def _would_change(preview: records.Preview | None) -> dict[str, Any]:
    """A change in words; nothing where it is not the reader's to decide, which the operation itself refuses."""
    if preview is None:
        raise NotAvailable
    change = preview.change
    return {
        "report": preview.number,
        "before": preview.before.as_text(),
        "after": preview.after.as_text(),
        "will_see": [*(["every agency"] if change.every_gained else []), *_codes(change.agencies_gained)],
        "will_see_no_more": [*(["every agency"] if change.every_lost else []), *_codes(change.agencies_lost)],
        "groups_will_see": list(change.groups_gained),
        "groups_will_see_no_more": list(change.groups_lost),
        "level": [change.level_before.name.lower(), change.level_after.name.lower()],
        "bound_by": [code.name for code in change.handling_after],
        "read_for": purposes_in_words(preview.after.purposes),
        "releases_over": [one["id"] for one in preview.ends],
        "have_read_it": [agency_numbered(one["number"]).code for one in preview.read_by],
    }


def _would_add(preview: counting.CountOnlyPreview | None) -> dict[str, Any]:
    """What a count-only release adds to totals, and what subtraction would show whoever knows the agency's other records."""
    if preview is None:
        raise NotAvailable
    return {
        "adds": [{**row, "substance": row["substance"]["code"]} for row in preview.adds],
        "adds_nothing": [row["substance"]["code"] for row in preview.adds_nothing],
        "may_open_it": [agency["code"] for agency in preview.see_it],
    }


def _codes(numbers: tuple[int, ...]) -> list[str]:
    return [agency_numbered(number).code for number in numbers]
