"""Leaks planted in what the house answers: a page, list, count, map, file or command made with somebody else's rights, or
with a number taken past the reader."""

import difflib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from django.utils import translation

from rabta.counting import layout
from rabta.filing.errors import NothingFiled, NotYours, NotYoursToMend
from rabta.people.accounts.models import Account
from rabta.proving.leaks.leak import FILED, Leak, asks, names, runs, sends
from rabta.proving.leaks.plants import Plant, all_rows, as_somebody_else, instead, lending, lent
from rabta.proving.rules.people import ANALYST, ANF_OFFICER, HARBOUR, OFFICER
from rabta.proving.visit import Visit, nobody, signed_in
from rabta.web.security import ResponseHeaders

COURT = {"recipient": "court", "name": "Special Court", "number": "12/25"}
DAYS = ("--from", "2025-01-01", "--to", "2025-03-31")
TEXT = "ANF seized 60 kg of ice and 18.75 kg of heroin in March 2025, and arrested 4 people."
REPORTS = "SELECT count(*) FROM report"


def with_header(name: str, statement: str) -> Plant:
    """Every answer carries what this counts, of all rows."""
    real = ResponseHeaders.__call__

    def wrong(self: ResponseHeaders, request: Any) -> Any:
        response = real(self, request)
        response[name] = str(all_rows(statement))
        return response

    return lambda: patch.object(ResponseHeaders, "__call__", wrong)


def with_cookie(name: str, statement: str) -> Plant:
    """Every answer sets a cookie that says what this counts, of all rows."""
    real = ResponseHeaders.__call__

    def wrong(self: ResponseHeaders, request: Any) -> Any:
        response = real(self, request)
        response.set_cookie(name, str(all_rows(statement)[0][0]))
        return response

    return lambda: patch.object(ResponseHeaders, "__call__", wrong)


def with_words(view: str, said: Callable[[Any], object]) -> Plant:
    """The pages of this module of views end with a word too many."""

    def wrong(real: Any, request: Any, *args: Any, **more: Any) -> Any:
        response = real(request, *args, **more)
        response.content += str(said(request)).encode()
        return response

    return instead(f"rabta.web.views.{view}.answer", wrong)


def did_you_mean(request: Any) -> list[str]:
    """Words like the one asked for, out of every record."""
    words = {word for (text,) in all_rows("SELECT search FROM incident") for word in text.split()}
    return difflib.get_close_matches(request.GET.get("q", "").casefold(), sorted(words), n=1)


def with_total(real: Any, *args: Any, **more: Any) -> Any:
    """The events of the reader, and how many rows of events there are."""
    return {**real(*args, **more), "total": all_rows("SELECT count(*) FROM event")[0][0]}


def by_tellings(real: Any, *args: Any, **more: Any) -> Any:
    """Reports in the order of how often what they tell of was judged, hidden tellings too."""
    often = dict(all_rows("SELECT r.report_id, count(*) FROM reading r JOIN incident i ON i.reading_id = r.id"
                          " JOIN judgement j ON i.key IN (j.a, j.b) GROUP BY 1"))  # fmt: skip
    return sorted(real(*args, **more), key=lambda row: (-often.get(row["id"], 0), str(row["id"])))


def kept_for_all(name: str) -> Plant:
    """A cache whose key forgot the reader."""

    def plant() -> Any:
        kept: dict[Any, Any] = {}

        def wrong(real: Any, *args: Any, **more: Any) -> Any:
            key = repr((args, sorted(more.items())))
            if key not in kept:
                kept[key] = real(*args, **more)
            return kept[key]

        return instead(name, wrong)()

    return plant


def after_somebody_else(path: str) -> Callable[[Visit], None]:
    """An address asked first by an officer who sees more, then by this reader."""

    def probe(visit: Visit) -> None:
        signed_in(ANF_OFFICER).get(path)
        visit.ask(path)

    return probe


def in_urdu(path: str) -> Callable[[Visit], None]:
    """An address asked in Urdu."""

    def probe(visit: Visit) -> None:
        client = signed_in(visit.reader)
        client.cookies["rabta_language"] = "ur"
        visit.ask_with(client, path, note="in Urdu")

    return probe


def only_in_urdu(real: Any, *args: Any, **more: Any) -> Any:
    """The twin in Urdu is made with other rights."""
    if translation.get_language() != "ur":
        return real(*args, **more)
    with lending(ANF_OFFICER):
        return real(*args, **more)


def forbidden(real: Any, request: Any, *args: Any, **more: Any) -> Any:
    """What hides is forbidden; only what is not there is not available."""
    response = real(request, *args, **more)
    if any(str(report) in request.path for (report,) in all_rows("SELECT id FROM report")):
        response.status_code = 403
    return response


def named(real: Any, request: Any, *args: Any, **more: Any) -> Any:
    """The page that says a report is not available says which."""
    response = real(request, *args, **more)
    told = [number for report, number in all_rows("SELECT id, number FROM report") if str(report) in request.path]
    response.content += " ".join(told).encode()
    return response


def is_there(of: str, column: str, error: Exception, argument: str) -> Callable[..., Any]:
    """An operation that refuses what hides in other words than what is not there."""

    def wrong(real: Any, *args: Any, **more: Any) -> Any:
        if any(str(row[0]) == str(more[argument]) for row in all_rows(f"SELECT {column} FROM {of}")):  # noqa: S608
            raise error
        return real(*args, **more)

    return wrong


def already(real: Any, filing: Any, **more: Any) -> Any:
    """The same bytes are asked for in the whole house."""
    if any(bytes(row[0]) == filing.sha256 for row in all_rows("SELECT sha256 FROM report")):
        raise NothingFiled("typed.txt", "these bytes are on record already.")
    return real(filing, **more)


def numbered(real: Any, *args: Any, **more: Any) -> str:
    """A number that counts every report there is."""
    return f"{real(*args, **more)}{all_rows(REPORTS)[0][0]:04}"


def is_somebody(real: Any, request: Any, template: str, words: dict[str, Any], **more: Any) -> Any:
    """The sign-in page tells a wrong password from a name that is nobody's."""
    known = Account.objects.filter(sign_in_name=request.POST.get("username", "")).exists()
    return real(request, template, {**words, "problem": "The password is wrong."} if known else words, **more)


def signing_in(visit: Visit) -> None:
    """A sign-in of the hidden team, with a wrong password."""
    form = {"username": HARBOUR.sign_in_name, "password": "wrong"}
    visit.ask_with(nobody(), "/sign-in/", method="post", form=form)


@contextmanager
def filtered_at_the_end() -> Iterator[None]:
    """Events are made once, of everything, and given to every view."""
    project = layout.project
    whole: dict[str, Any] = {}

    def of_all(real: Any, component: Any, *rest: Any) -> None:
        whole["seen"] = [one.placed for one in component]
        real(component, *rest)

    def wrong(seen: Any, judged: Any, **known: Any) -> Any:
        return project(whole["seen"], judged, **known)

    with instead("rabta.counting.layout._project_component", of_all)(), patch.object(layout, "project", wrong):
        yield


def correcting(visit: Visit) -> None:
    """Takes back a hidden correction, under a report of one's own."""
    path = "/reports/{own}/unmend/".format(**names(visit))
    visit.ask(path, method="post", form={"correction": str(visit.built.corrections["bridge hidden"])})


LEAKS = (
    Leak(name="the list of reports has somebody else's rights", class_no=2, door="reports", probe=asks("/reports/"),
         plant=lent("rabta.records.queries.reports_newest")),
    Leak(name="a report's page has somebody else's rights", class_no=1, door="report", probe=asks("/reports/{hidden}/"),
         plant=lent("rabta.counting.queries.report")),
    Leak(name="an incident's page has somebody else's rights", class_no=8, door="incident",
         probe=asks("/incidents/{hidden_incident}/"), plant=lent("rabta.counting.queries.incident")),
    Leak(name="an event shows hidden incidents", class_no=7, door="event", probe=asks("/events/{shown_incident}/"),
         plant=lent("rabta.counting.queries.event")),
    Leak(name="the list of events counts all of them", class_no=3, door="events", probe=asks("/events/?all=1"),
         plant=instead("rabta.counting.queries.events", with_total)),
    Leak(name="the list of events has somebody else's rights", class_no=4, door="events", probe=asks("/events/?all=1"),
         plant=lent("rabta.counting.queries.events")),
    Leak(name="original files are fetched by id alone", class_no=17, door="original",
         probe=asks("/reports/{hidden}/original/"), plant=lent("rabta.records.queries.report_bytes")),
    Leak(name="search has somebody else's rights", class_no=46, door="search", probe=asks("/search/?q={hidden_mark}"),
         plant=lent("rabta.records.queries.search")),
    Leak(name="did you mean a hidden word", class_no=6, door="search", probe=asks("/search/?q=Zarghum", "/search/?q=kohsa"),
         plant=with_words("search", did_you_mean)),
    Leak(name="a filter counts what each agency filed", class_no=5, door="search", probe=asks("/search/"),
         plant=with_words("search", lambda _: all_rows("SELECT originator, count(*) FROM report GROUP BY 1 ORDER BY 1"))),
    Leak(name="a badge counts all that waits", class_no=3, door="situation", probe=asks("/"),
         plant=with_words("situation", lambda _: all_rows("SELECT count(*) FROM judgement"))),
    Leak(name="seen elsewhere", class_no=10, door="report", probe=asks("/reports/{shown}/"),
         plant=with_words("reports", lambda _: all_rows("SELECT count(*) FROM incident WHERE search LIKE '%les-%'"))),
    Leak(name="the form offers every audience there is", class_no=30, door="file", probe=asks("/file/"),
         plant=with_words("filing", lambda _: all_rows("SELECT DISTINCT level, agencies FROM marking ORDER BY 1, 2"))),
    Leak(name="the first page has somebody else's rights", class_no=3, door="situation", probe=asks("/"),
         plant=lent("rabta.briefing.queries.situation")),
    Leak(name="the newest reports on the first page", class_no=31, door="situation", probe=asks("/"),
         plant=lent("rabta.briefing.queries.situation", "latest_reports")),
    Leak(name="news of what hides", class_no=12, door="live", probe=asks("/live/"),
         plant=lent("rabta.briefing.queries.version")),
    Leak(name="the briefing has somebody else's rights", class_no=35, door="briefing", probe=asks("/briefing/?all=1"),
         plant=lent("rabta.documents.queries.briefing_pictured")),
    Leak(name="a total over all and parts of one's own", class_no=35, door="figure",
         probe=asks("/briefing/mass_by_substance/?from=2025-03-01&to=2025-03-31"),
         plant=lent("rabta.briefing.queries.figure_records", "total", "figure")),
    Leak(name="the records of a figure", class_no=8, door="figure",
         probe=asks("/briefing/mass_by_substance/?from=2025-03-01&to=2025-03-31"),
         plant=lent("rabta.briefing.queries.figure_records", "events")),
    Leak(name="the period begins with what hides", class_no=9, door="briefing", probe=asks("/briefing/?all=1"),
         plant=with_words("briefing", lambda _: all_rows("SELECT min(reported_on), count(*) FROM incident"))),
    Leak(name="who reports is counted of all", class_no=30, door="reporting", probe=asks("/reporting/"),
         plant=with_words("reporting", lambda _: all_rows("SELECT originator, count(*) FROM report GROUP BY 1 ORDER BY 1"))),
    Leak(name="the map draws hidden places", class_no=38, door="map_points", probe=asks("/map/points/?all=1"),
         plant=lent("rabta.briefing.queries.map_picture")),
    Leak(name="the map's scale knows all weights", class_no=38, door="map_points", probe=asks("/map/points/?all=1"),
         plant=with_header("X-Scale", "SELECT max(mass_g), count(*) FROM seizure_line")),
    Leak(name="a text is judged against all records", class_no=13, door="check_judged",
         probe=sends("/check/judged/", words=TEXT), plant=lent("rabta.web.views.check.judge_text")),
    Leak(name="who can see a hidden report", class_no=30, door="sharing", probe=asks("/reports/{hidden}/sharing/"),
         plant=lent("rabta.records.queries.sharing_of")),
    Leak(name="questions about hidden pairs", class_no=7, door="review", probe=asks("/review/"), reader=ANALYST,
         plant=lent("rabta.counting.queries.review_queue")),
    Leak(name="the count of another day counts all", class_no=35, door="between",
         probe=asks("/briefing/between/?then=2025-01-01&later=2025-12-31"), plant=lent("rabta.counting.queries.between")),
    Leak(name="a hidden pair opens", class_no=8, door="pair", reader=ANALYST,
         probe=asks("/review/{hidden_incident}/{last}/"), plant=lent("rabta.counting.queries.review_pair")),
    Leak(name="an export has somebody else's rights", class_no=13, door="export", probe=sends("/export/"), reader=OFFICER,
         plant=as_somebody_else("rabta.web.views.leaving.export_record")),
    Leak(name="what an export would hold counts all", class_no=14, door="export", probe=asks("/export/"), reader=OFFICER,
         plant=with_words("leaving", lambda _: all_rows("SELECT count(*), sum(size) FROM report"))),
    Leak(name="a bundle holds hidden incidents of the event", class_no=15, door="event_bundle", reader=OFFICER,
         probe=asks("/events/{shown_incident}/bundle/"), plant=lent("rabta.web.views.leaving.court_request")),
    Leak(name="a briefing is printed for somebody else", class_no=27, door="brief", probe=runs(("brief", *DAYS)),
         plant=instead("rabta.cli.inside.briefing.acting_reader", lambda real, *args, **more: ANF_OFFICER.id)),
    Leak(name="a job reads as an analyst", class_no=19, door="check",
         probe=runs(("brief", *DAYS, "--format", "json")),
         plant=instead("rabta.cli.inside.briefing.acting_reader", lambda real, *args, **more: ANALYST.id)),
    Leak(name="the price lists of the centre", class_no=5, door="prices", probe=runs(("prices", "list")),
         plant=lent("rabta.cli.inside.prices.price_lists", person=ANALYST)),
    Leak(name="a header counts reports", class_no=3, door="live", probe=asks("/live/"),
         plant=with_header("X-Total-Count", REPORTS)),
    Leak(name="an ETag over all rows", class_no=26, door="help", probe=asks("/help/"),
         plant=with_header("ETag", "SELECT md5(string_agg(number, '' ORDER BY number)) FROM report")),
    Leak(name="a cookie remembers how many there are", class_no=45, door="help", probe=asks("/help/"),
         plant=with_cookie("rabta_seen", REPORTS)),
    Leak(name="a quota counts everybody's bytes", class_no=22, door="account", probe=asks("/account/"),
         plant=with_header("X-Quota-Used", "SELECT sum(size) FROM report")),
    Leak(name="a cache forgets who asks", class_no=26, door="reports", probe=after_somebody_else("/reports/"),
         plant=kept_for_all("rabta.records.queries.reports_newest")),
    Leak(name="the order knows hidden tellings", class_no=24, door="reports", probe=asks("/reports/"),
         plant=instead("rabta.records.queries.reports_newest", by_tellings)),
    Leak(name="the page in Urdu has other rights", class_no=40, door="reports", probe=in_urdu("/reports/"),
         plant=instead("rabta.records.queries.reports_newest", only_in_urdu)),
    Leak(name="forbidden is not missing", class_no=21, door="report", probe=asks("/reports/{hidden}/"),
         plant=instead("rabta.web.views.errors.not_available", forbidden)),
    Leak(name="an error names what hides", class_no=21, door="report", probe=asks("/reports/{hidden}/receipt/"),
         plant=instead("rabta.web.views.errors.not_available", named)),
    Leak(name="not yours to pull back", class_no=32, door="withdraw",
         probe=sends("/reports/{hidden}/withdraw/", reason="r"),
         plant=instead("rabta.filing.operations.withdraw_report",
                       is_there("report", "id", NotYours("This report cannot be pulled back here."), "report_id"))),
    Leak(name="not yours to take back", class_no=32, door="unmend", probe=correcting,
         plant=instead("rabta.filing.operations.undo_correction",
                       is_there("correction", "id", NotYoursToMend(), "correction_id"))),
    Leak(name="these bytes are here already", class_no=20, door="file",
         probe=sends("/file/", words="{hidden_text}", **FILED),
         plant=instead("rabta.filing.operations.filed_before", already)),
    Leak(name="the number of a report counts all reports", class_no=23, door="file",
         probe=sends("/file/", words="LEVIES: 1 kg opium at Hub.", **FILED),
         plant=instead("rabta.filing.operations.report_number", numbered)),
    Leak(name="a name that is somebody's", class_no=34, door="sign_in", probe=signing_in,
         plant=instead("rabta.web.views.sign_in._page", is_somebody)),
    Leak(name="events are made of everything and filtered at the end", class_no=15, door="events", again=True,
         probe=asks("/events/?all=1", "/briefing/?all=1", "/events/{shown_incident}/"), plant=filtered_at_the_end),
    Leak(name="a hidden bridge joins two that show", class_no=37, door="events",
         probe=asks("/events/?all=1", "/events/{last}/"),
         sql="WITH near AS (SELECT a, b FROM judgement WHERE outcome = 'same' UNION SELECT b, a FROM judgement"
             " WHERE outcome = 'same') UPDATE event_member m SET event_key = f.event_key FROM event_member f"
             " JOIN near one ON one.a = f.incident_key JOIN near two ON two.a = one.b"
             " WHERE two.b = m.incident_key AND f.view_id = m.view_id AND f.event_key < m.event_key"),
    Leak(name="a hidden laboratory weight counts", class_no=35, door="briefing",
         probe=asks("/briefing/?all=1", "/events/?all=1"),
         sql="UPDATE counted_line c SET mass_g = l.mass_g FROM seizure_line l JOIN incident i ON i.id = l.incident_id"
             " JOIN judgement j ON i.key IN (j.a, j.b) AND j.outcome = 'same' JOIN event_member m"
             " ON m.incident_key IN (j.a, j.b) WHERE l.weight_kind = 'laboratory' AND c.view_id = m.view_id"
             " AND c.event_key = m.event_key"),
)  # fmt: skip
