"""The count for machines: each total in its three views with its bounds, and the questions that wait for a person."""

from typing import Any

from django.utils import timezone

from rabta.api.door import Asked, Said, address
from rabta.api.envelope import agency_in, day_in, number_in
from rabta.api.errors import unreadable
from rabta.briefing import queries as briefing
from rabta.briefing.errors import PeriodBackwards
from rabta.counting import queries as counting
from rabta.sharing.operations import reading_as

MOST = 300
"""So many questions are weighed at most, and so many are told."""
Row = dict[str, Any]


def _totals(asked: Asked) -> Said:
    """Every figure of a period: counted once, as reported, credited by agency; how far open questions may move it."""
    said = asked.request.GET
    first, last = (day_in(said, name) for name in ("from", "to"))
    if first is None or last is None:
        raise unreadable("Write both days of the period.", field="from" if first is None else "to")
    with reading_as(asked.reader_id):
        try:
            found = briefing.briefing(date_from=first, date_to=last, today=timezone.localdate(asked.at))
        except PeriodBackwards as fault:
            raise unreadable(str(fault), field="to", value=said["to"]) from None
    asked.enter("briefing:read", ("page", "briefing"), shown=len(found["figures"]))
    for one in found["figures"]:
        if one["unseen"]:
            asked.enter("count_only:tell", ("figure", one["name"]), totals=len(one["unseen"]["totals"]))
    return Said(body={
        "period": {"from": first, "to": last}, "questions": found["in_doubt"],
        "figures": [_figure(one) for one in found["figures"]],
    })  # fmt: skip


def _figure(one: Row) -> Row:
    bounds = one["bounds"]
    return {
        **{name: one[name] for name in ("name", "unit", "definition", "caveats", "records")},
        "counted_once": one["value"], "as_reported": one["as_reported"],
        "credited": [
            {"agency": row["agency"]["code"], **{name: row[name] for name in ("full", "share", "as_reported")}}
            for row in one["credited"]
        ],
        "parts": [
            {"key": part["key"], "label": part["label"], "counted_once": part["value"], "as_reported": part["as_reported"]}
            for part in one["by"]
        ],
        "bounds": bounds and {"low": bounds["low"], "high": bounds["high"], "questions": len(bounds["questions"])},
        "counted_unseen": one["unseen"] and one["unseen"]["value"],
    }  # fmt: skip


def _questions(asked: Asked) -> Said:
    """Pairs and lists of which a person is asked whether they tell of the same, the weightiest first."""
    said = asked.request.GET
    most = number_in(said, "most", least=1, most=MOST, usual=50)
    with reading_as(asked.reader_id):
        found = counting.review_queue(agency=agency_in(said), most=most)
    asked.enter("review:queue", ("page", "review"), shown=len(found["pairs"]), lists=len(found["lists"]))
    return Said(body={
        "left": found["left"], "in_all": found["in_all"], "found": found["found"],
        "lists": [_list(one) for one in found["lists"]], "pairs": [_pair(one) for one in found["pairs"]],
    })  # fmt: skip


def _list(one: Row) -> Row:
    return {
        "reports": [{"id": one[end]["id"], "number": one[end]["number"]} for end in ("first", "second")],
        "rows": one["rows"], "mass_g": one["mass_g"],
    }  # fmt: skip


def _pair(one: Row) -> Row:
    kept = ("a", "b", "score", "stake_g", "doubt", "likelier", "differ", "asked_of_you")
    reasons = [{"name": reason["name"], "weight": reason["weight"]} for reason in one["reasons"]]
    return {**{name: one[name] for name in kept}, "reasons": reasons, "told": [_told(one[f"{end}_brief"]) for end in "ab"]}


def _told(brief: Row) -> Row:
    return {
        "agencies": [agency["code"] for agency in brief["agencies"]], "place": brief["place_text"],
        "reported_on": brief["reported_on"], "occurred_from": brief["occurred_from"],
    }  # fmt: skip


totals = address(GET=_totals)
questions = address(GET=_questions)
