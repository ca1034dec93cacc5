"""Who judges what is one: events, persons, things, many at once, with others asked; and who takes it back."""

import itertools
import uuid
from urllib.parse import urlencode

from rabta.proving.doors.within_reach import hidden_texts, shown_texts
from rabta.proving.visit import MISSING, Visit


def judges(visit: Visit) -> None:
    """Says of two incidents that show, and of one that shows and one that may not, that they are the same."""
    shown = [visit.built.incidents[t.key][0] for t in shown_texts(visit) if visit.built.incidents[t.key]]
    hidden = [visit.built.incidents[t.key][0] for t in hidden_texts(visit) if visit.built.incidents[t.key]]
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
    shown = [visit.built.incidents[t.key][0] for t in shown_texts(visit) if visit.built.incidents[t.key]]
    hidden = [visit.built.incidents[t.key][0] for t in hidden_texts(visit) if visit.built.incidents[t.key]]
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
    shown = [visit.built.incidents[t.key][0] for t in shown_texts(visit) if visit.built.incidents[t.key]][:2]
    hidden = [visit.built.incidents[t.key][0] for t in hidden_texts(visit) if visit.built.incidents[t.key]][:1]
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


def disagrees(visit: Visit) -> None:
    """Disagrees with what a report that shows says happened; and tries to take back what others said, hidden or not."""
    for one in shown_texts(visit)[:1]:
        path = f"/incidents/{visit.built.incidents[one.key][0]}/dissent/"
        visit.ask(path, method="post", form={"words": "It was another day"})
        for dissent in visit.built.dissents.values():
            visit.ask(path, method="post", form={"take_back": str(dissent)}, note=str(dissent))
