"""Everything the read side can answer one person, for comparing two worlds."""

from datetime import date
from typing import Any

from rabta.briefing import queries as briefing
from rabta.briefing.register import figure_kinds
from rabta.counting import queries as counting
from rabta.documents import queries as documents
from rabta.records import queries as records
from rabta.sharing.operations import reading_as
from rabta.vocabulary.rules.agencies import agencies
from tests.people import Person

SEARCHES = ("heroin", "ice karachi", '"Peshawar airport"', "12", "آئس", "")


def everything(person: Person, *, first: date, last: date) -> dict[str, Any]:
    """Every query of records, counting and briefing, with every key that any of them gives."""
    period = {"date_from": first, "date_to": last}
    with reading_as(person.id):
        reports = records.reports_newest(most=1000)
        events = counting.events(**period, most=1000)
        queue = counting.review_queue(most=1000)
        incident_keys = [
            held["key"]
            for report in reports
            for row in (counting.report(report["id"]) or {"rows": []})["rows"]
            for held in row["incidents"]
        ]
        opened = documents.briefing_opened(**period)
        return {
            "reports": reports,
            "report": [counting.report(report["id"]) for report in reports],
            "bytes": [records.report_bytes(report["id"]) for report in reports],
            "incident": [counting.incident(key) for key in incident_keys],
            "search": [records.search(q, most=1000) for q in SEARCHES],
            "events": events,
            "event": [counting.event(found["key"]) for found in events["events"]],
            "queue": queue,
            "pair": [counting.review_pair(pair["a"], pair["b"]) for pair in queue["pairs"]],
            "recent": counting.recent_judgements(most=1000),
            "briefing": opened,
            "figures": [
                briefing.figure_records(kind.name, **period, key=key, most=1000)
                for kind in figure_kinds()
                for key in [None, *(part["key"] for part in _figure(opened, kind.name)["by"])]
            ],
            "cuts": [
                briefing.figure_records(figure["name"], **period, **{cut: row["key"]}, most=1000)
                for figure in opened["figures"]
                for cut, rows in figure["breakdowns"].items()
                for row in rows[:1]
            ],
            "prices": [briefing.price_lists(), briefing.price_list()],
            "reporting": briefing.reporting(**period, today=last),
            "next_return": [briefing.next_return(agency, today=last) for agency in agencies()],
            "map": briefing.map_points(**period),
            "situation": briefing.situation(today=last),
            "version": briefing.version(today=last),
        }


def _figure(found: dict[str, Any], name: str) -> dict[str, Any]:
    return next(figure for figure in found["figures"] if figure["name"] == name)
