"""The dual: what a reader may see must be there. A console that answered nothing would never differ from itself."""

import html
import json
import re
from decimal import Decimal

from django.urls import reverse

from rabta.people.rules.purposes import Role
from rabta.proving.doors.database import query
from rabta.proving.rules.answers import Answer
from rabta.proving.rules.filed import Telling
from rabta.proving.rules.filed_seizures import UNSEEN
from rabta.proving.rules.people import ANALYST
from rabta.proving.rules.tellings import ALIKE
from rabta.proving.visit import Visit

M2_OF_AN_ACRE = 4046.8564224
_OLDER = re.compile(rb'<a rel="next" href="([^"]*)"')
ACRES, MIGRANTS = 12, 14
"""What every telling of cleared land and of people met states (see `rules/tellings.py`)."""


def look_for_what_shows(visit: Visit) -> int:
    """Seek every visible record at its page, in the list, in search and in the counts; and no hidden one at its page.

    What is missing becomes a complaint. Returns how many records were sought. Before anything is done in the world.
    """
    shown = [t for t in visit.whole.tellings if t.shows_to(visit.reader)]
    listed = _listed(visit)
    for one in shown:
        report = visit.built.reports[one.key]
        page = visit.ask_once(reverse("report", args=[report]))
        _must(visit, page.status == 200, f"the page of {one.key} is shown")
        _must(visit, str(report).encode() in listed, f"{one.key} stands in the list of reports")
        original = visit.ask_once(reverse("original", args=[report]))
        if not one.words_show_to(visit.reader):
            told = one.mark.encode() in page.body + original.body
            _must_not(visit, told, f"the words of {one.key}, which are for protection officers")
            continue
        _must(visit, one.mark.encode() in page.body, f"the page of {one.key} shows its words")
        _must(visit, original.body == one.content, f"the bytes of {one.key} come back as they were sent")
        if visit.built.incidents[one.key] and not one.withdrawn:
            found = visit.ask_once(f"{reverse('search')}?q={one.mark}").body
            incidents = (str(key).encode() for key in visit.built.incidents[one.key])
            _must(visit, any(key in found for key in incidents), f"search finds {one.key} by its own word")
    for one in visit.hidden:
        page = visit.ask_once(reverse("report", args=[visit.built.reports[one.key]]))
        _must_not(visit, page.status != 404, f"the page of {one.key}, which hides")
    _look_for_chains(visit)
    _look_for_encounters(visit)
    _look_for_plans(visit)
    _count(visit)
    return len(shown)


def _listed(visit: Visit) -> bytes:
    """Every page of the list of reports, one after the other."""
    pages, path = [], reverse("reports")
    while path:
        pages.append(visit.ask_once(path).body)
        older = _OLDER.search(pages[-1])
        path = f"{reverse('reports')}{html.unescape(older[1].decode())}" if older else ""
    return b"".join(pages)


def _look_for_chains(visit: Visit) -> None:
    for key, exhibit in visit.built.exhibits.items():
        one = visit.whole.telling(key)
        page = visit.ask(reverse("exhibit", args=[exhibit]), note="of a chain")
        if one.shows_to(visit.reader):
            _must(visit, page.status == 200 and one.mark.encode() in page.body, f"the chain of {key} is shown")
        else:
            _must_not(visit, page.status != 404, f"the chain of {key}, which hides")


def _look_for_encounters(visit: Visit) -> None:
    """The encounter shows as soon as one of its reports does; of a child nothing to anybody but its own agency."""
    encounter = visit.built.encounters["encounter shown"]
    page = visit.ask(reverse("encounter", args=[encounter]), note="of an encounter")
    child = str(visit.built.reports["encounter child"]).encode()
    shows = {key for key in visit.built.encounters if visit.whole.telling(key).shows_to(visit.reader)}
    _must(visit, (page.status == 200) == bool(shows), "the encounter is shown")
    _must(visit, (child in page.body) == ("encounter child" in shows), "a child shows to its own agency alone")


def _look_for_plans(visit: Visit) -> None:
    """Every operation that shows, by its own reference; none that hides; and who is a side of a conflict was told."""
    said = visit.command("deconflict", "list", "--json", "--most", "1000", note="must be there").body
    shown = [one for one in visit.whole.plans if one.shows_to(visit.reader)]
    for one in visit.whole.plans:
        holds = f'"EX-OP {one.key}"'.encode() in said
        (_must if one in shown else _must_not)(visit, holds, f"the operation {one.key}")
    rows = query(visit, "current_operation", "SELECT count(*) FROM current_operation").body
    _must(visit, rows == f"({len(shown)},)".encode(), f"there are {len(shown)} operations, and not {rows.decode()}")
    held = [one for one in visit.whole.held if one.shows_to(visit.reader)]
    rows = query(visit, "held_target", "SELECT count(*) FROM held_target").body
    _must(visit, rows == f"({len(held)},)".encode(), f"there are {len(held)} targets, and not {rows.decode()}")
    own = {one.spot for one in (*shown, *held) if one.who.agency == visit.reader.agency and not one.silent}
    met = own & {one.spot for one in (*visit.whole.plans, *visit.whole.held)
                 if one.who.agency != visit.reader.agency and not one.silent}  # fmt: skip
    told = query(visit, "conflict_notice", "SELECT count(*) > 0 FROM conflict_notice").body
    wanted = bool(met) or Role.WATCH in visit.reader.roles
    _must(visit, told == f"({wanted},)".encode(), "both sides of a conflict are told")


def _of(tellings: list[Telling], kind: str) -> int:
    return sum(one.key == kind or one.key.startswith(f"{kind} ") for one in tellings)


def _count(visit: Visit) -> None:
    """Counts by the plain arithmetic of the oracle: reports, acres, people met."""
    shown = [t for t in visit.whole.tellings if t.shows_to(visit.reader)]
    _count_rows(visit, shown)
    said = visit.command("brief", "--from", "2025-01-01", "--to", "2025-03-31", "--format", "json", note="must be there")
    figures = _figures(said)
    met = MIGRANTS * _of(shown, "met") + ALIKE * _of(shown, "encounter shown") + _of(shown, "encounter child")
    land = ACRES * M2_OF_AN_ACRE * _of(shown, "cleared")
    for name, wanted in (("area_cleared", land), ("persons_encountered", met)):
        got = float(figures.get(name, -1))
        _must(visit, abs(got - wanted) < 1 + wanted / 1000, f"{name}, as reported, is {wanted:.0f}, and not {got:.0f}")
    seizures = any(visit.built.incidents[t.key] for t in shown)
    _must(visit, (float(figures.get("events", 0)) > 0) == seizures, "events are counted where there are some")


def _count_rows(visit: Visit, shown: list[Telling]) -> None:
    """As many reports, requests, disagreements and persons' cases as there are for this reader; and the total to be told."""
    known = visit.known
    disputed = [d for d in known.disputed if visit.whole.telling(d.key).words_show_to(visit.reader)]
    there = {"report": [*shown, *known.papers], "release_request": known.asked, "dissent": disputed, "redress": known.cases}
    there |= {"lane_device": known.on_lanes, "lapse_step": known.taken, "scan_step": known.decided}
    there |= {"joint_case": known.joint, "assistance_request": known.requested}
    known_lists = [one for one in known.watched if one.shows_to(visit.reader)]
    there |= {"watch_list": known_lists, "watch_entry": [each for one in known.watched for each in one.entries],
              "watch_entry_word": [n for one in known_lists for each in one.entries for n in range(1 + each.withdrawn)]}
    there |= {"commitment": [*known.promised, *known.met], "meeting": known.met,
              "equipment": known.given}  # fmt: skip
    sought = [one for one in known.sought if one.shows_to(visit.reader)]
    ours = visit.reader.agency == ANALYST.agency
    there |= {"partner_request": sought, "answer_draft": [one for one in sought if one.outcome and ours]}
    there |= {"partner_file": [turn for one in sought if one.sent for turn in range(2 if one.recalled else 1)]}
    there |= {"commitment_evidence": [key for one in known.promised for key, _ in one.cites]}
    for table, rows in there.items():
        said = query(visit, table, f"SELECT count(*) FROM {table}").body  # noqa: S608  # our own names
        _must(visit, said == f"({len(rows)},)".encode(), f"there are {len(rows)} rows of {table}, and not {said.decode()}")
    told = [sum(float(kg) for _, kg, _ in one) for to, one in UNSEEN.items() if visit.reader.agency in to]
    wanted = repr((Decimal(round(told[0] * 1000)),) if told else (None,)).encode()
    said = query(visit, "count_only_told", "SELECT sum(mass_g) FROM count_only_told()").body
    _must(visit, said == wanted, f"of what may be counted unseen {wanted.decode()} g are told, and not {said.decode()}")


def _figures(answer: Answer) -> dict[str, float]:
    try:
        briefing = json.loads(answer.body.split(b"\n-- standard error --\n")[0])
    except ValueError:
        return {}
    return {figure["name"]: figure["as_reported"] for figure in briefing["figures"]}


def _must(visit: Visit, holds: bool, what: str) -> None:
    if not holds:
        visit.complaints.append(f"what may be seen is not there: {what}")


def _must_not(visit: Visit, holds: bool, what: str) -> None:
    if holds:
        visit.complaints.append(f"what may not be seen is there: {what}")
