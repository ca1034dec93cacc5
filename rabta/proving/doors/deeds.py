"""What readers really do in a world: file, mend, withdraw, check, and end a session. Each deed touches what is hidden, if it
can; other files named `deeds_` hold those of other work.

A reader who files to learn sends the words, the bytes and the rows of hidden reports. Nothing in the answer, and nothing
in any page afterwards, may tell that they were there before.
"""

from django.core.files.uploadedfile import SimpleUploadedFile

from rabta.proving.doors.within_reach import MARKED, anothers_text, followed, hidden_texts, own_text, shown_texts
from rabta.proving.visit import Visit, signed_in


def files_texts(visit: Visit) -> None:
    """Tells of what a hidden report tells, in nearly its words."""
    for one in list(hidden_texts(visit))[:2]:
        words = one.content.decode().replace("ANF", visit.reader.agency).replace(one.mark, "told once more")
        _filed(visit, {**MARKED, "words": words}, note=f"words like {one.key}")


def files_the_same_bytes(visit: Visit) -> None:
    """Sends the very bytes of a hidden report, and of one that shows: neither answer may say "already here"."""
    for one in (*list(hidden_texts(visit))[:2], *shown_texts(visit)[:1]):
        _filed(visit, {**MARKED, "words": one.content.decode()}, note=f"bytes of {one.key}")


def files_a_table(visit: Visit) -> None:
    """Sends a table whose rows another agency keeps to itself."""
    one = visit.whole.telling("log hidden")
    upload = SimpleUploadedFile("march.csv", one.content, content_type="text/csv")
    _filed(visit, {**MARKED, "file": upload}, note="rows of the hidden log")


def _filed(visit: Visit, form: dict[str, object], *, note: str) -> None:
    followed(visit, "/file/", form, note=note)


def withdraws(visit: Visit) -> None:
    """Pulls back a report of the reader's own agency, and tries the same with another's."""
    for one in (own_text(visit), anothers_text(visit)):
        if one is not None:
            path = f"/reports/{visit.built.reports[one.key]}/withdraw/"
            visit.ask(path, method="post", form={"reason": "sent by mistake"}, note=one.key)


def mends(visit: Visit) -> None:
    """Puts a mass right in a report that shows: its own where there is one."""
    for one in (own_text(visit), anothers_text(visit)):
        if one is None or b" kg" not in one.content:
            continue
        words = one.content.decode()
        end = words.index(" kg")
        start = words.rindex(" ", 0, end) + 1
        form = {"row_no": "1", "start": str(start), "end": str(end), "field": "quantity", "value": "7.5", "reason": "r"}
        visit.ask(f"/reports/{visit.built.reports[one.key]}/mend/", method="post", form=form, note=one.key)


def unmends(visit: Visit) -> None:
    """Takes back every correction there is, hidden or not, under a report that shows."""
    for one in (own_text(visit), anothers_text(visit)):
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


def ends_a_task(visit: Visit) -> None:
    """Ends what it was working on, in a browser of its own, and asks for a report's words afterwards."""
    client = signed_in(visit.reader)
    visit.ask_with(client, "/task/end/", method="post", form={}, note="another browser")
    for one in shown_texts(visit)[:1]:
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
