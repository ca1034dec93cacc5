"""What a reader really does with watch-lists: to those that show, and in the same words to those that hide."""

import itertools
import re

from django.core.files.uploadedfile import SimpleUploadedFile

from rabta.proving.rules.filed import NOW
from rabta.proving.visit import MISSING, Visit
from rabta.vocabulary.rules.gazetteer import districts

SHOWN_TO = {"audience": "every", "level": "open", "handling": "H0"}
LISTED = {
    **SHOWN_TO, "name": "EX-list of a reader", "ground": "EX-order", "reason": "EX-reason", "contact": "EX-desk",
    "phone": "+92 51 000 0001", "until": "2025-05-01",
}  # fmt: skip
ENTERED = {
    **SHOWN_TO, "kind": "person", "why": "courier", "name": "EX Gul Zaman", "born": "1985-02-03", "passport": "EX4711001",
    "reason": "EX-told",
}  # fmt: skip
WARNED = {
    **SHOWN_TO, "level": "confidential", "kind": "document",
    "document_kind": "passport", "series": "EX####", "issuer": "AF", "feature": "EX-feature",
    "words": "EX-words", "reasons": "EX-reason", "valid_until": "2025-05-01", "reports": "{report}", "post": "KHI",
}  # fmt: skip
WATCHED_FILE = (
    b"kind,why,name,born,passport,reason\n"
    + b"".join(b"person,courier,EX Zaman,1985-02-03,EX471100%d,EX-brought\n" % number for number in range(1, 6))
    + b"person,courier,EX Child,2015,,EX-brought\n"
)
"""Names every passport that is listed somewhere."""


def opens_lists(visit: Visit) -> None:
    """Opens a list under the name of a hidden one, and one for a level above its own."""
    for number, form in enumerate(({}, {"name": "EX-list, kept apart"}, {"level": "secret"}, {"until": "2025-01-01"})):
        location = dict(
            visit.ask("/watch-lists/open/", method="post", form={**LISTED, **form}, note=str(number)).headers
        ).get("Location")
        if location:
            visit.ask(location)


def adds_entries(visit: Visit) -> None:
    """Adds to every list what another list holds: a passport that hides, one that shows, one of nobody, a child."""
    for list_id in visit.built.lists.values():
        for form in ({}, {"passport": "EX4711002"}, {"passport": "EX4711009", "name": "EX Nobody"}, {"born": "2015"}):
            note = str(sorted(form.items()))
            visit.ask(f"/watch-lists/{list_id}/add/", method="post", form={**ENTERED, **form}, note=note)


def brings_entries(visit: Visit) -> None:
    """Brings a file with every passport there is to every list."""
    for list_id in visit.built.lists.values():
        upload = SimpleUploadedFile("list.csv", WATCHED_FILE, content_type="text/csv")
        visit.ask(f"/watch-lists/{list_id}/bring/", method="post", form={**SHOWN_TO, "file": upload}, note="brought")


def signs_lists(visit: Visit) -> None:
    """Renews and closes every list there is."""
    for list_id in visit.built.lists.values():
        for kind in ("renewed", "closed"):
            form = {"kind": kind, "until": "2025-05-01", "words": "looked at"}
            visit.ask(f"/watch-lists/{list_id}/step/", method="post", form=form, note=kind)


def judges_hits(visit: Visit) -> None:
    """Takes and judges every hit there is, and opens it again."""
    for judged, found in (("not_same", visit.built.hits), ("nothing_found", visit.built.rule_hits)):
        for hit_id, kind in itertools.product(found.values(), ("taken", judged, "reopened")):
            visit.ask(f"/matches/{hit_id}/step/", method="post", form={"kind": kind, "words": "looked at"}, note=kind)


def off_loads(visit: Visit) -> None:
    """Records at every flight that a traveller was refused boarding: one that shows, one of another flight, none."""
    keys = travellers_of(visit)
    for flight in ("EX701-2025-03-20", "EX702-2025-03-20", "EX999-2025-03-20"):
        for key in (*keys, MISSING):
            form = {"traveller": str(key), "ground": "EX-order", "words": "EX-why", "done_on": "2025-03-20"}
            visit.ask(f"/flights/{flight}/off-load/", method="post", form=form, note=str(key))


def answers_carriers(visit: Visit) -> None:
    """Answers the carrier of every passenger list there is, hidden or not, of a report that is none, and of nothing."""
    for report in (*lists_of(visit), visit.built.reports["bridge first"], MISSING):
        visit.ask(f"/reports/{report}/answer/take/", method="post", form={})


def lists_of(visit: Visit) -> list[object]:
    """The reports of every passenger list there is."""
    return [visit.built.reports[key] for key in ("pax hidden", "pax shown", "pax beside") if key in visit.built.reports]


def travellers_of(visit: Visit) -> list[object]:
    """A traveller of every message there is, hidden or not."""
    return [visit.built.travellers[report] for report in lists_of(visit)]  # type: ignore[index]


def signs_off_loadings(visit: Visit) -> None:
    """Says of every off-loading there is what became of it, that somebody complained, and that it was wrong."""
    for record in visit.built.off_loadings.values():
        for kind in ("outcome", "complaint", "found_wrong", "taken_back"):
            form = {"kind": kind, "outcome": "let_go", "words": "looked at", "done_on": "2025-03-20"}
            visit.ask(f"/flights/off-loadings/{record}/step/", method="post", form=form, note=kind)


def signs_entries(visit: Visit) -> None:
    """Withdraws every entry there is, and puts it back."""
    for entry_id in visit.built.entries.values():
        for kind in ("withdrawn", "restored"):
            form = {"kind": kind, "words": "looked at"}
            visit.ask(f"/watch-lists/entries/{entry_id}/step/", method="post", form=form, note=kind)


def raises_warnings(visit: Visit) -> None:
    """Raises a warning that rests on a report that shows, on one that hides and on none."""
    named = [visit.built.numbers[key] for key in ("pax hidden", "pax shown") if key in visit.built.numbers]
    for number in (*named, "EX-NOBODY-1"):
        for form in ({}, {"kind": "route", "origin": "Gujrat", "destination": "Oman"}, {"level": "open"}):
            visit.ask("/warnings/raise/", method="post", form={**WARNED, **form, "reports": number}, note=f"{number} {form}")


def signs_warnings(visit: Visit) -> None:
    """Signs every warning there is: read, renewed, retracted."""
    for warning_id in visit.built.warnings.values():
        for kind in ("read", "renewed", "retracted"):
            form = {"kind": kind, "until": "2025-05-01", "words": "looked at"}
            visit.ask(f"/warnings/{warning_id}/sign/", method="post", form=form, note=kind)


SIGNALS = (
    "new:opium:country:PK", "new:heroin:country:PK", "rise:heroin:province:Khyber Pakhtunkhwa", "purer:heroin:country:PK",
    "new:none:country:PK", "adulterant:nitazene:country:PK", "counterfeit:benzodiazepine:country:PK", "nothing",
)  # fmt: skip
"""What may have been noticed, or not, or could not be."""


def decides_signals(visit: Visit) -> None:
    """Follows and sets aside every signal there may be."""
    for about in SIGNALS:
        for kind, words in (("followed", ""), ("set_aside", "w"), ("set_aside", ""), ("x", "w")):
            form = {"kind": kind, "words": words, "day": "2025-03-20"}
            visit.ask(f"/signals/{about}/decide/", method="post", form=form, note=f"{about} {kind} {words}")


def writes_bulletins(visit: Visit) -> None:
    """Writes a bulletin from every warning there is: one's own, another agency's, one that hides; and one the gate holds."""
    for warning_id in visit.built.warnings.values():
        for added in ("", "EX-call 0300 0000017"):
            form = {"warning": str(warning_id), "added_en": added, "added_ur": added}
            visit.ask("/bulletins/write/", method="post", form=form, note=f"{warning_id} {added}")


def signs_bulletins(visit: Visit) -> None:
    """Approves, refuses, publishes and takes back every bulletin there is."""
    for bulletin_id in visit.built.bulletins.values():
        for kind in ("approved", "refused", "published", "retracted"):
            visit.ask(f"/bulletins/{bulletin_id}/sign/", method="post", form={"kind": kind, "words": "w"}, note=kind)


def prepares_publications(visit: Visit) -> None:
    """Prepares figures to be published, of days that are told of and of days that are not."""
    for days in (("2025-01-01", "2025-03-31"), ("2030-01-01", "2030-01-31"), ("2025-02-01", "2025-01-01")):
        form = {"date_from": days[0], "date_to": days[1]}
        answer = visit.ask("/publications/prepare/", method="post", form=form, note=days[0])
        if location := dict(answer.headers).get("Location"):
            visit.ask(location)


def signs_publications(visit: Visit) -> None:
    """Approves, withdraws that, approves again, publishes, refuses, takes back and restates every publication there is."""
    for edition_id in visit.built.editions.values():
        for kind in ("approved", "approval_withdrawn", "approved", "published", "refused", "retracted"):
            visit.ask(f"/publications/{edition_id}/sign/", method="post", form={"kind": kind, "words": "w"}, note=kind)
        visit.ask(f"/publications/{edition_id}/restate/", method="post")


SAVED = {"name": "EX: heroin", "page": "flows", "substance": "heroin", "from": "2025-03-01"}
"""A view as one would keep it."""


def saves_views(visit: Visit) -> None:
    """Keeps a view for oneself and one for the agency; deletes and brings back what the list offers."""
    for shared in ("", "1"):
        visit.ask("/analysis/views/save/", method="post", form={**SAVED, "shared": shared}, note=f"shared {shared}")
    for kind in ("deleted", "restored", "nothing"):
        listed = visit.ask("/analysis/views/", note=f"before {kind}").body.decode()
        for view in sorted(set(re.findall(r'name="view" value="([0-9a-f-]+)"', listed))):
            visit.ask("/analysis/views/sign/", method="post", form={"view": view, "kind": kind}, note=kind)


def prepares_returns(visit: Visit) -> None:
    """Prepares returns of each form, of days that are told of and of days that are not."""
    for code, first, last in (
        ("seizures", "2025-01-01", "2025-03-31"), ("annual", "2025-01-01", "2025-03-31"),
        ("customs", "2025-01-01", "2025-12-31"), ("precursors", "2030-01-01", "2030-01-31"),
        ("nothing", "2025-01-01", "2025-01-31"),
    ):  # fmt: skip
        form = {"form": code, "date_from": first, "date_to": last}
        answer = visit.ask("/returns/prepare/", method="post", form=form, note=code)
        if location := dict(answer.headers).get("Location"):
            visit.ask(location)
            visit.ask(location.partition("?")[0] + "file/")


def signs_returns(visit: Visit) -> None:
    """Approves, refuses, sends and takes back every return there is."""
    for return_id in visit.built.returns.values():
        for kind in ("approved", "sent", "refused", "taken_back"):
            visit.ask(f"/returns/{return_id}/sign/", method="post", form={"kind": kind, "words": "w"}, note=kind)


STATED = {
    **SHOWN_TO, "kind": "treatment", "name": "EX-house", "body": "EX-body", "district": "BA-AWR", "stated_on": "2025-03-01",
    "source": "EX-letter", "places": "40", "waiting": "7", "for": "", "date_from": "", "date_to": "", "reached": "",
}  # fmt: skip
"""A place of treatment, stated."""


def states_lines(visit: Visit) -> None:
    """States a place of treatment whose name a hidden one may have, a programme, and what is refused."""
    programme = {"kind": "programme", "places": "", "waiting": "", "for": "youth", "date_from": "2025-02-01", "reached": "9"}
    for form in ({}, {"name": "EX-house, pax hidden"}, programme, {"places": "many"}, {"kind": "x"}):
        visit.ask("/programmes/state/", method="post", form={**STATED, **form}, note=str(form))
    visit.ask("/programmes/")


LINES = "".join((
    "kind,name,body,district,places,waiting,stated_on,source\n",
    *(f'treatment,"EX-house, {telling}","EX-body, {telling}",{districts()[0].code},43,47,{NOW.date()},EX-letter\n'
      for telling in ("pax hidden", "pax shown")), "treatment,x\n",
))  # fmt: skip
"""A file that states the places of treatment which `state_register` does, word for word, and a row that cannot be read."""


def brings_lines(visit: Visit) -> None:
    """Brings the file twice: only what shows may be told to be known already."""
    for time in ("first", "again"):
        upload = SimpleUploadedFile("lines.csv", LINES.encode(), content_type="text/csv")
        visit.ask("/programmes/import/", method="post", form={**SHOWN_TO, "file": upload}, note=time)


def takes_lines_back(visit: Visit) -> None:
    """Takes back every line there is, twice."""
    for line_id in visit.built.register_lines.values():
        for note in ("once", "again"):
            visit.ask(f"/programmes/{line_id}/take-back/", method="post", form={"words": "w"}, note=note)
