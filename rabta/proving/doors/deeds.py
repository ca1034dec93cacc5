"""What readers really do in a world: file, mend, withdraw, judge, check. Each deed touches what is hidden, if it can.

A reader who files to learn sends the words, the bytes and the rows of hidden reports. Nothing in the answer, and nothing
in any page afterwards, may tell that they were there before.
"""

import itertools
import uuid
from collections.abc import Iterator
from urllib.parse import urlencode

from django.core.files.uploadedfile import SimpleUploadedFile

from rabta.proving.rules.worlds import Telling
from rabta.proving.visit import MISSING, Visit, signed_in

MARKED = {"audience": "every", "level": "open", "handling": "H0", "source": "A", "information": "2"}


def files_texts(visit: Visit) -> None:
    """Tells of what a hidden report tells, in nearly its words."""
    for one in list(_hidden_texts(visit))[:2]:
        words = one.content.decode().replace("ANF", visit.reader.agency).replace(one.mark, "told once more")
        _filed(visit, {**MARKED, "words": words}, note=f"words like {one.key}")


def files_the_same_bytes(visit: Visit) -> None:
    """Sends the very bytes of a hidden report, and of one that shows: neither answer may say "already here"."""
    for one in (*list(_hidden_texts(visit))[:2], *_shown(visit)[:1]):
        _filed(visit, {**MARKED, "words": one.content.decode()}, note=f"bytes of {one.key}")


def files_a_table(visit: Visit) -> None:
    """Sends a table whose rows another agency keeps to itself."""
    one = visit.whole.telling("log hidden")
    upload = SimpleUploadedFile("march.csv", one.content, content_type="text/csv")
    _filed(visit, {**MARKED, "file": upload}, note="rows of the hidden log")


def _filed(visit: Visit, form: dict[str, object], *, note: str) -> None:
    _followed(visit, "/file/", form, note=note)


def withdraws(visit: Visit) -> None:
    """Pulls back a report of the reader's own agency, and tries the same with another's."""
    for one in (_own(visit), _anothers(visit)):
        if one is not None:
            path = f"/reports/{visit.built.reports[one.key]}/withdraw/"
            visit.ask(path, method="post", form={"reason": "sent by mistake"}, note=one.key)


def mends(visit: Visit) -> None:
    """Puts a mass right in a report that shows: its own where there is one."""
    for one in (_own(visit), _anothers(visit)):
        if one is None or b" kg" not in one.content:
            continue
        words = one.content.decode()
        end = words.index(" kg")
        start = words.rindex(" ", 0, end) + 1
        form = {"row_no": "1", "start": str(start), "end": str(end), "field": "quantity", "value": "7.5", "reason": "r"}
        visit.ask(f"/reports/{visit.built.reports[one.key]}/mend/", method="post", form=form, note=one.key)


def unmends(visit: Visit) -> None:
    """Takes back every correction there is, hidden or not, under a report that shows."""
    for one in (_own(visit), _anothers(visit)):
        for key, correction in visit.built.corrections.items() if one else ():
            path = f"/reports/{visit.built.reports[one.key]}/unmend/"  # type: ignore[union-attr]
            visit.ask(path, method="post", form={"correction": str(correction)}, note=f"{one.key}: {key}")  # type: ignore[union-attr]


TEXTS = (
    "In March 2025 agencies seized 134 tons of drugs and arrested 2,001 people, including 75 foreigners. Furthermore, 110"
    " Afghan nationals were arrested in Balochistan, Khyber Pakhtunkhwa and Sindh. Poppy was cleared from 40,659 acres.",
    "ANF seized 2.4 kg of ice, 900 grams of heroin, 35 kg of hashish, 120 kg of opium and 60 kg of ice. 24 acres were"
    " cleared of poppy. 14 migrants were rescued. 5 operations; 6 vehicles; 8 people were arrested.",
    "مارچ 2025 میں 120 کلو افیون اور 35 کلو چرس ضبط، 4 افراد گرفتار۔",
)


def checks(visit: Visit) -> None:
    """Has texts judged against the record, in two periods."""
    for days in ({}, {"from": "2025-03-01", "to": "2025-03-31"}):
        for number, text in enumerate(TEXTS):
            visit.ask("/check/judged/", method="post", form={"words": text, **days}, note=f"text {number} {sorted(days)}")


def judges(visit: Visit) -> None:
    """Says of two incidents that show, and of one that shows and one that may not, that they are the same."""
    shown = [visit.built.incidents[t.key][0] for t in _shown(visit) if visit.built.incidents[t.key]]
    hidden = [visit.built.incidents[t.key][0] for t in _hidden_texts(visit) if visit.built.incidents[t.key]]
    pairs = [pair for pair in ((shown[:1], shown[1:2]), (shown[:1], hidden[:1])) if all(pair)]
    for number, ((a,), (b,)) in enumerate(pairs):
        for htmx in ({}, {"HTTP_HX_REQUEST": "true"}):
            form = {"outcome": "same" if number == 0 else "not", "note": "seen"}
            visit.ask(f"/review/{a}/{b}/judge/", method="post", form=form, note=str(sorted(htmx)), **htmx)


def seeks_persons(visit: Visit) -> None:
    """Asks for the numbers and the name that a hidden list holds."""
    hidden = visit.whole.telling("persons hidden").content.decode().splitlines()[1].split(",")
    for said in (*hidden[1:5], hidden[3].replace("-", ""), hidden[4].replace("03", "+92 3", 1)):
        visit.ask(f"/identities/?{urlencode({'q': said})}", note=said)


def judges_persons(visit: Visit) -> None:
    """Says of two mentions that show, and of one that shows and one that may not, who is who; and looks afterwards."""
    seen = [t.key for t in visit.whole.tellings if t.words_show_to(visit.reader)]
    shown = [found for key, found in visit.built.mentions.items() if key in seen]
    hidden = [found for key, found in visit.built.mentions.items() if key not in seen]
    for number, (a, b) in enumerate([*itertools.combinations(shown[:3], 2), *itertools.product(shown[:1], hidden[:2])]):
        form = {"outcome": "not" if number else "same", "note": "seen"}
        visit.ask(f"/identities/asked/{a}/{b}/judge/", method="post", form=form)
        visit.ask(f"/identities/{a}/", note=f"after judging {number}")
    visit.ask("/identities/asked/", note="after judging")


def undoes_persons(visit: Visit) -> None:
    """Takes back every judgement on persons there is, hidden or not, and one that never was."""
    for judgement in (*visit.built.who_is_who.values(), uuid.UUID(int=8)):
        visit.ask("/identities/undo/", method="post", form={"judgement": str(judgement)}, note=str(judgement))


def seeks_things(visit: Visit) -> None:
    """Asks for the numbers that a hidden list holds, as each kind of thing."""
    hidden = visit.whole.telling("persons hidden").content.decode().splitlines()[1].split(",")
    for said, kind in itertools.product(hidden[3:5], ("phone", "document", "vehicle")):
        visit.ask(f"/things/?{urlencode({'q': said, 'kind': kind})}", note=said)


def judges_things(visit: Visit) -> None:
    """Says of every two mentions' numbers, shown or hidden, that they are one thing, or not; and looks afterwards."""
    seen = [t.key for t in visit.whole.tellings if t.words_show_to(visit.reader)]
    shown = [found for key, found in visit.built.mentions.items() if key in seen]
    hidden = [found for key, found in visit.built.mentions.items() if key not in seen]
    pairs = [*itertools.combinations(shown[:3], 2), *itertools.product(shown[:1], hidden[:2])]
    for (a, b), (one, other) in itertools.product(pairs, itertools.product((0, 1), (0, 1))):
        form = {"outcome": "same" if one == other else "not", "other": f"{b}/{other}", "note": "seen"}
        visit.ask(f"/things/{a}/{one}/judge/", method="post", form=form, note=f"{b}/{other}")
    for a, number in itertools.product(shown[:3], (0, 1)):
        visit.ask(f"/things/{a}/{number}/", note="after judging")


def undoes_things(visit: Visit) -> None:
    """Takes back, as a judgement on things, every judgement on persons there is, hidden or not, and one that never was."""
    for judgement in (*visit.built.who_is_who.values(), uuid.UUID(int=8)):
        visit.ask("/things/undo/", method="post", form={"judgement": str(judgement)}, note=str(judgement))


def judges_together(visit: Visit) -> None:
    """Says at once of pairs that show that they are not the same; and of such a pair beside one that may hide."""
    shown = [visit.built.incidents[t.key][0] for t in _shown(visit) if visit.built.incidents[t.key]]
    hidden = [visit.built.incidents[t.key][0] for t in _hidden_texts(visit) if visit.built.incidents[t.key]]
    pairs = [f"{a} {b}" for a, b in itertools.pairwise(shown[2:5])]
    mixed = [f"{shown[2]} {hidden[0]}", *pairs] if len(shown) > 2 and hidden else []
    reports = f"{visit.built.reports['log shown']}/{visit.built.reports['bridge last']}"
    for number, said in enumerate((mixed, [f"{MISSING} {MISSING}"], pairs)):
        form = {"outcome": "not", "note": "seen", "pair": said}
        answer = visit.ask(f"/review/batches/{reports}/decide/", method="post", form=form, note=str(number))
        if location := dict(answer.headers).get("Location"):
            visit.ask(location)


def undoes_deeds(visit: Visit) -> None:
    """Takes back every deed there is, as far as it shows, and one that never was."""
    for deed in (*visit.built.deeds.values(), uuid.UUID(int=8)):
        visit.ask(f"/review/deeds/{deed}/undo/", method="post", form={}, note=str(deed))
        visit.ask(f"/review/deeds/{deed}/", note="after the undoing")


def asks_for_opinions(visit: Visit) -> None:
    """Asks anyone of the centre and people who cannot be named, about pairs that show and that may not; takes it back."""
    shown = [visit.built.incidents[t.key][0] for t in _shown(visit) if visit.built.incidents[t.key]][:2]
    hidden = [visit.built.incidents[t.key][0] for t in _hidden_texts(visit) if visit.built.incidents[t.key]][:1]
    for a, b in itertools.combinations((*shown, *hidden, MISSING), 2):
        for of in ("", str(visit.reader.id), str(MISSING)):
            form = {"words": "is it one?", "of": of}
            visit.ask(f"/review/{a}/{b}/ask/", method="post", form=form, note=of)
        visit.ask(f"/review/{a}/{b}/", note="after asking")
    for name, question in visit.built.questions.items():
        form = {"take_back": str(question)}
        visit.ask(f"/review/{shown[0]}/{MISSING}/ask/", method="post", form=form, note=name)


def undoes(visit: Visit) -> None:
    """Takes back every judgement there is, hidden or not, and one that never was."""
    for judgement in (*visit.built.judgements.values(), uuid.UUID(int=8)):
        visit.ask("/review/decided/undo/", method="post", form={"judgement": str(judgement)}, note=str(judgement))


def keeps(visit: Visit) -> None:
    """Holds a report, proposes to purge it and drops that, where the reader may."""
    proposing = {"step": "propose", "rule": "filed_in_error"}
    steps = ({"step": "hold", "until": "2026-01-01"}, {"step": "lift"}, proposing, {"step": "drop"})
    for one in (_own(visit), _anothers(visit)):
        for step in steps if one else ():
            form = {"reason": "a case", **step}
            visit.ask(_address(visit, one, "keep"), method="post", form=form, note=f"{one.key} {step['step']}")  # type: ignore[union-attr]


def releases(visit: Visit) -> None:
    """Shows what a release would change, and makes it, for every kind."""
    for one in (_own(visit), _anothers(visit)):
        for kind in ("share", "court", "onward", "count_only") if one else ():
            for sure in ({}, {"sure": "1"}):
                form = {"named": "FIA", "kind": kind, "reason": "asked for", **sure}
                note = f"{one.key} {kind} {sorted(sure)}"  # type: ignore[union-attr]
                visit.ask(_address(visit, one, "sharing/release"), method="post", form=form, note=note)


def marks_anew(visit: Visit) -> None:
    """Shows what another marking would change, and gives it, wider and then narrower."""
    for one in (_own(visit), _anothers(visit)):
        for audience in ("every", "own") if one else ():
            for sure in ({}, {"sure": "1"}):
                form = {"audience": audience, "level": "restricted", "handling": "H0", "reason": "anew", **sure}
                note = f"{one.key} {audience} {sorted(sure)}"  # type: ignore[union-attr]
                visit.ask(_address(visit, one, "sharing/mark"), method="post", form=form, note=note)


def asks_for_release(visit: Visit) -> None:
    """Asks another agency to let others have a report."""
    if (one := _anothers(visit)) is not None:
        form = {"kind": "share", "named": "FIA", "reason": "a joint case"}
        visit.ask(_address(visit, one, "sharing/ask"), method="post", form=form, note=one.key)


def _address(visit: Visit, one: Telling | None, step: str) -> str:
    return f"/reports/{visit.built.reports[one.key] if one else MISSING}/{step}/"


def disagrees(visit: Visit) -> None:
    """Disagrees with what a report that shows says happened; and tries to take back what others said, hidden or not."""
    for one in _shown(visit)[:1]:
        path = f"/incidents/{visit.built.incidents[one.key][0]}/dissent/"
        visit.ask(path, method="post", form={"words": "It was another day"})
        for dissent in visit.built.dissents.values():
            visit.ask(path, method="post", form={"take_back": str(dissent)}, note=str(dissent))


COURT = {"recipient": "court", "name": "Special Court", "number": "12/25"}


def takes_bundles(visit: Visit) -> None:
    """Takes the records of events for a court: of every event of a shown record, and of hidden ones."""
    keys = [visit.built.incidents[t.key][0] for t in visit.whole.tellings if visit.built.incidents[t.key]]
    for key in keys[:8]:
        visit.ask(f"/events/{key}/bundle/", method="post", form=COURT)


def takes_chosen_bundles(visit: Visit) -> None:
    """Takes chosen reports for a court: some that show, and one that hides among them."""
    shown = [visit.built.reports[t.key] for t in _shown(visit)]
    hidden = [visit.built.reports[t.key] for t in _hidden_texts(visit)]
    for chosen in (shown[:3], shown[:2] + hidden[:1], hidden[:1], [uuid.UUID(int=9)]):
        path = "/bundle/?" + "&".join(f"report={report}" for report in chosen)
        visit.ask(path)
        visit.ask(path, method="post", form=COURT)


def exports(visit: Visit) -> None:
    """Takes of the record what may be taken, whole and from a day on."""
    for since in ("", "2025-03-05"):
        visit.ask("/export/", method="post", form={"since": since}, note=since)


def ends_a_task(visit: Visit) -> None:
    """Ends what it was working on, in a browser of its own, and asks for a report's words afterwards."""
    client = signed_in(visit.reader)
    visit.ask_with(client, "/task/end/", method="post", form={}, note="another browser")
    for one in _shown(visit)[:1]:
        visit.ask_with(client, f"/reports/{visit.built.reports[one.key]}/", note="after the task")


def locks(visit: Visit) -> None:
    """Locks a browser of its own, asks for a page with it, and tries to unlock it."""
    client = signed_in(visit.reader)
    visit.ask_with(client, "/lock/", method="post", form={"back": "/reports/"}, note="another browser")
    visit.ask_with(client, "/reports/", note="while locked")
    visit.ask_with(client, "/unlock/", method="post", form={"password": "wrong"}, note="while locked")


def signs_out(visit: Visit) -> None:
    """Ends a session of its own, and asks for a page with it afterwards."""
    client = signed_in(visit.reader)
    visit.ask_with(client, "/sign-out/", method="post", form={}, note="another browser")
    visit.ask_with(client, "/reports/", note="after signing out")


def _hidden_texts(visit: Visit) -> Iterator[Telling]:
    return (t for t in visit.hidden if t.file_name == "typed.txt")


def _shown(visit: Visit) -> list[Telling]:
    return [t for t in visit.whole.tellings if t.shows_to(visit.reader) and t.file_name == "typed.txt" and not t.withdrawn]


def _own(visit: Visit) -> Telling | None:
    return next((t for t in _shown(visit) if t.who.agency == visit.reader.agency and not t.mended), None)


def _anothers(visit: Visit) -> Telling | None:
    return next((t for t in _shown(visit) if t.who.agency != visit.reader.agency and not t.mended), None)


WEIGHED = {"place": "Hub", "amount": "2.4", "error": "0.01", "done_at": "2025-03-20T10:30"}


def begins_chains(visit: Visit) -> None:
    """Begins a chain at the reader's own report, and tries the same at another's."""
    for one in (_own(visit), _anothers(visit)):
        for key in visit.built.incidents[one.key][:1] if one else ():
            for line_no in ("0", "9"):
                form = {**WEIGHED, "line_no": line_no, "label": "a bag"}
                visit.ask(f"/incidents/{key}/exhibit/", method="post", form=form, note=f"line {line_no}")


def signs_steps(visit: Visit) -> None:
    """Signs a step at every exhibit there is, hidden or not: for receiving, and a weighing."""
    for exhibit in visit.built.exhibits.values():
        for kind in ("received", "weighed", "case_registered"):
            form = {**WEIGHED, "kind": kind, "reference": "EX-FIR 1/25", "held_at": "Special Court"}
            visit.ask(f"/custody/{exhibit}/sign/", method="post", form=form, note=kind)


def takes_steps_back(visit: Visit) -> None:
    """Takes back steps of every exhibit there is."""
    for exhibit in visit.built.exhibits.values():
        for number in ("3", "4", "9"):
            form = {"number": number, "reason": "mistyped"}
            visit.ask(f"/custody/{exhibit}/withdraw/", method="post", form=form, note=number)


PROMISED = {
    **MARKED, "propose": "1", "text_en": "They will meet each month", "owner": "ANF", "partner": "NCA_UK",
    "theme": "airports", "source": "statement", "source_title": "a statement", "began_on": "2025-03-01",
    "due_on": "2025-06-01", "measure": "mass_seized", "target": "10", "measured_from": "2025-03-01",
    "measured_to": "2025-12-31",
}  # fmt: skip
MET = {**MARKED, "title": "a meeting", "held_on": "2025-03-19", "ours": "ANF", "theirs": "CUSTOMS"}


def proposes(visit: Visit) -> None:
    """Proposes every sentence there is, hidden or not: only one that shows may be told to be on the board already."""
    for one in visit.whole.promised:
        _followed(visit, "/commitments/propose/", {**PROMISED, "text_en": one.words}, note=one.key)


def signs_commitments(visit: Visit) -> None:
    """Accepts, notes, moves and confirms at every commitment there is."""
    for commitment in visit.built.commitments.values():
        for kind in ("accepted", "noted", "moved", "done_proposed", "done_confirmed"):
            form = {"kind": kind, "words": "so it is", "on": "2025-03-19", "due_on": "2025-09-01"}
            visit.ask(f"/commitments/{commitment}/sign/", method="post", form=form, note=kind)


def cites(visit: Visit) -> None:
    """Cites a report that hides, one that shows and one that is not there, at every commitment there is."""
    reports = [*(visit.built.numbers[one.key] for one in (*visit.hidden[:1], *_shown(visit)[:1])), str(MISSING)]
    for commitment in visit.built.commitments.values():
        for what in reports:
            visit.ask(f"/commitments/{commitment}/cite/", method="post", form={"what": what}, note=what)


def opens_minutes(visit: Visit) -> None:
    """Opens minutes of a meeting of its own side."""
    _followed(visit, "/commitments/meetings/", {**MET, "ours": visit.reader.agency, "theirs": "FIA"}, note="opened")


def enters_minutes(visit: Visit) -> None:
    """Says at every meeting there is that a task is done, and tries to add what names a commitment that hides."""
    for meeting in visit.built.meetings.values():
        for commitment in (*visit.built.commitments.values(), MISSING):
            form = {"kind": "decided", "words": "later", "owner": "ANF", "due_on": "2025-09-01", "becomes": "new_date"}
            path, form = f"/commitments/meetings/{meeting}/enter/", {**form, "commitment": str(commitment)}
            visit.ask(path, method="post", form=form, note=str(commitment))
        visit.ask(f"/commitments/meetings/{meeting}/enter/", method="post", form={"kind": "done", "of": "1"}, note="done")


ENCOUNTER = {
    **MARKED, "kind": "sea_interception", "on": "2025-03-10", "place": "Gwadar", "number": "EX-ENC-7",
    "role": "smuggled_person", "age": "unsure", "name": "Zarmina", "indicator": "ransom",
}  # fmt: skip


def files_encounters(visit: Visit) -> None:
    """Files an encounter under the number of one that hides, with the same name: of a child, and of somebody grown up."""
    for age in ("unsure", "30"):
        _followed(visit, "/encounters/file/", {**ENCOUNTER, "age": age}, note=f"an encounter, {age}")


FIELD = {
    **MARKED, "draft": "EX-draft", "number": "EX-L1", "quantity": "cleared", "crop": "poppy", "on": "2025-03-19",
    "corners": "33.9, 71\n33.9, 71.001\n33.901, 71.001\n33.901, 71", "named_there": "ANF", "help": "none",
}  # fmt: skip


def files_land(visit: Visit) -> None:
    """Files the very field of a claim that hides, under its number; and one that crosses itself."""
    crossed = "33.9, 71\n33.901, 71.001\n33.9, 71.001\n33.901, 71"
    for draft, corners in (("EX-plain", FIELD["corners"]), ("EX-crossed", crossed)):
        _followed(visit, "/land/file/", {**FIELD, "corners": corners, "draft": draft}, note=f"a field, {draft}")


def signs_of_met(visit: Visit) -> None:
    """Enters a complaint, and opens a referral, for everybody met in the whole world."""
    for key, encounter in visit.built.encounters.items():
        for step in ("complaint", "found_right", "opened", "age_found"):
            form = {"report": str(visit.built.reports[key]), "row": "1", "kind": step, "choice": "shelter", "words": "w"}
            visit.ask(f"/encounters/{encounter}/sign/", method="post", form=form, note=f"{step} of {key}")


STATED = {
    **MARKED, "on": "2025-03-10", "encounter": "EX-ENC-7", "stated_by": "officer", "part": "driver", "name": "EX Torgul",
    "phone": "0300-0000781", "origin": "Gujrat", "destination": "Taftan", "price": "PKR 500000",
    "age": "unsure",
}  # fmt: skip


def states_facts(visit: Visit) -> None:
    """States what a hidden report states as well, of the same telephone: of somebody grown up, and of a child."""
    for age in ("41", "unsure"):
        _followed(visit, "/networks/state/", {**STATED, "age": age}, note=f"a statement, {age}")


def marks_networks(visit: Visit) -> None:
    """Marks the telephones of every statement in the whole world, and takes back a mark that is none."""
    for key, statement in visit.built.statements.items():
        for number in ("+923000000781", "+923000000782"):
            form = {"statement": str(statement), "node_kind": "phone", "node_key": number, "kind": "look_at", "words": "w"}
            visit.ask(f"/networks/{statement}/mark/", method="post", form=form, note=f"{number} of {key}")
        form = {"statement": str(statement), "node_kind": "phone", "node_key": number, "kind": "taken_back", "of": MISSING}
        visit.ask(f"/networks/{statement}/mark/", method="post", form=form, note=f"taken back, {key}")


PLANNED = {
    "kind": "raid", "terrain": "city", "shape": "point", "points": "34.0151, 71.5249", "starts_at": "2025-03-20T22:00",
    "ends_at": "2025-03-21T01:00", "contact": "an officer", "phone": "+92 91 000 0001", "risk": "high", "audience": "own",
    "level": "restricted", "once": "form",
}  # fmt: skip
HELD = {
    "kind": "phone", "written": "0300-0000001", "contact": "an officer", "phone": "+92 91 000 0001", "once": "form",
    "held_until": "2025-06-01",
}  # fmt: skip


def plans(visit: Visit) -> None:
    """Files an operation, files it anew under the same form, and tries the same a little off."""
    for once, points in (("form", "34.0151, 71.5249"), ("form", "34.0151, 71.5249"), ("other", "34.0152, 71.5249")):
        _followed(visit, "/operations/file/", {**PLANNED, "once": once, "points": points}, note=f"{once} {points}")


def holds(visit: Visit) -> None:
    """Holds a telephone as a target."""
    _followed(visit, "/targets/hold/", HELD, note="held")


def _followed(visit: Visit, path: str, form: dict[str, object] | dict[str, str], *, note: str) -> None:
    location = dict(visit.ask(path, method="post", form=form, note=note).headers).get("Location")
    if location:
        visit.ask(location)


DEVICE = {
    **MARKED, "kind": "scanner", "item": "EX-scanner", "serial": "EX-0009", "donor": "NCA_UK", "holder": "ANF",
    "site": "ISB", "step": "installed", "done_on": "2025-03-01",
}  # fmt: skip


def enters_devices(visit: Visit) -> None:
    """Enters a scanner under the serial of every one there is, hidden or not."""
    for one in visit.whole.given:
        form = {**DEVICE, "item": f"EX-scanner, {one.key}", "serial": one.serial, "site": one.site}
        _followed(visit, "/equipment/enter/", form, note=one.key)


def brings_registers(visit: Visit) -> None:
    """Brings a register with a row for every scanner there is: only what shows may be told to be known already."""
    for time in ("first", "again"):
        upload = SimpleUploadedFile("register.csv", register_of(visit).encode(), content_type="text/csv")
        visit.ask("/equipment/import/", method="post", form={**MARKED, "file": upload}, note=time)


def register_of(visit: Visit) -> str:
    """A register as a file with a row for every scanner there is, hidden or not, and one that cannot be read."""
    rows = [
        f'scanner,"EX-scanner, {one.key}",{one.serial},NCA_UK,{one.who.agency},{one.site},installed,2025-03-01\n'
        for one in visit.whole.given
    ]
    return "".join(("kind,item,serial,donor,holder,site,stage,date\n", *rows, "scanner,x\n"))


def signs_devices(visit: Visit) -> None:
    """Says of every device there is that it works, was checked, and stands elsewhere."""
    for device in visit.built.devices.values():
        for step in ("working", "checked", "installed"):
            form = {"step": step, "done_on": "2025-03-19", "outcome": "worn", "place": "PEW"}
            visit.ask(f"/equipment/{device}/sign/", method="post", form=form, note=step)


def takes_device_steps_back(visit: Visit) -> None:
    """Takes back steps of every device there is."""
    for device in visit.built.devices.values():
        for number in ("1", "3", "9"):
            form = {"number": number, "reason": "mistyped"}
            visit.ask(f"/equipment/{device}/withdraw/", method="post", form=form, note=number)


SOUGHT = {
    "about_kind": "passport", "about": "EX1234567", "words": "who was stopped with it", "purpose": "investigation",
    "legal_basis": "un_1988", "offence": "trafficking", "urgency": "routine",
}  # fmt: skip


def asks_the_centre(visit: Visit) -> None:
    """Asks about a word of a hidden report."""
    about = next(iter(visit.hidden)).mark
    _followed(visit, "/partners/ask/", {**SOUGHT, "about_kind": "event", "about": about}, note="asked")


def reminds_the_centre(visit: Visit) -> None:
    """Reminds of every request there is."""
    for request in visit.built.sought.values():
        visit.ask(f"/partners/{request}/say/", method="post", form={"kind": "reminded"}, note="reminded")


def drafts_for_partners(visit: Visit) -> None:
    """Looks at an answer of a record that hides, of one that shows and of none, for every request; then drafts nothing."""
    keys = [visit.built.incidents[one.key][0] for one in (*visit.hidden, *_shown(visit)) if visit.built.incidents[one.key]]
    for request in visit.built.sought.values():
        path = f"/partners/{request}/draft/"
        for key in (*keys[:1], *keys[-1:], MISSING):
            form = {"outcome": "answered", "record": str(key), "look": "1"}
            visit.ask(path, method="post", form=form, note=f"looked {key}")
        visit.ask(path, method="post", form={"outcome": "nothing", "draft": "1"}, note="drafted")


def decides_for_partners(visit: Visit) -> None:
    """Approves and sends every draft there is."""
    for key, draft in visit.built.drafts.items():
        for do in ("approve", "send"):
            path = f"/partners/{visit.built.sought[key]}/{draft}/decide/"
            visit.ask(path, method="post", form={"do": do}, note=do)


def takes_from_the_centre(visit: Visit) -> None:
    """Takes every file there is, answers and recalls."""
    for key, file in visit.built.files.items():
        request = visit.built.sought[key.removesuffix(" recalled")]
        visit.ask(f"/partners/{request}/{file}/take/", method="post", form={}, note=key)


def recalls_from_partners(visit: Visit) -> None:
    """Recalls the answer of every request there is."""
    for request in visit.built.sought.values():
        visit.ask(f"/partners/{request}/recall/", method="post", form={"reason": "policy"}, note="recalled")
