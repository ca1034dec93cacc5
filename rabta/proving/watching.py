"""Builds the watch-lists of a world by the room's operations. Ids depend on each one's key."""

import uuid
from contextlib import suppress
from datetime import timedelta
from typing import Any

from rabta.briefing.rules.period import Period
from rabta.deconfliction.rules.identifiers import Identifier
from rabta.language.documents import edition_page
from rabta.prevention.operations import NewBulletin, state_line, write_bulletin
from rabta.prevention.rules.register import Kind, Stated
from rabta.proving.built import Built, as_resolver, ids_of
from rabta.proving.rules.filed import NOW
from rabta.proving.rules.filed_beside import PUBLISHED_DAY
from rabta.proving.rules.people import ANALYST, ANF_OFFICER, DEPUTY, DIRECTOR, OFFICER
from rabta.proving.rules.watched import Entry, Watched
from rabta.proving.rules.worlds import World
from rabta.publications.errors import NotPublishable
from rabta.publications.operations import NewEdition, prepare_edition, sign_edition
from rabta.publications.rules.course import Kind as Signed
from rabta.returns.errors import NotReturnable
from rabta.returns.operations import prepare_return
from rabta.screening.matching import screen
from rabta.screening.operations.off_loadings import record_off_loading
from rabta.screening.operations.watch_lists import NewList, add_entry, open_list, sign_entry
from rabta.screening.rules.course import EntryStep
from rabta.screening.rules.entry import EntryKind, Listed, Why
from rabta.smuggling.operations import raise_warning
from rabta.smuggling.rules.warning import Warned, Warns

REFUSED = (
    ("pax hidden", ANF_OFFICER, "EX701-2025-03-20"), ("pax shown", OFFICER, "EX702-2025-03-20"),
    ("pax beside", ANF_OFFICER, "EX702-2025-03-20"),
)  # fmt: skip
"""Whose first traveller was refused boarding, by whom, and the flight. The last is also on the list that shows."""


def keep_lists(built: Built, watched: Watched) -> None:
    """Open one list, add its entries, withdraw some."""
    says = "of others" if watched.otherwise else watched.key
    new = NewList(
        name=f"EX-list, {says}", ground=f"EX-order, {says}", reason=f"EX-reason, {says}", contact=f"EX-desk, {says}",
        phone="+92 51 000 0001", until=(NOW + timedelta(days=90)).date(),
    )  # fmt: skip
    marking = watched.marked.as_text()
    built.lists[watched.key] = open_list(new=new, marking_text=marking, **_deed(watched, "opened"))
    for entry in watched.entries:
        built.entries[entry.key] = _add(built, watched, entry, says)


def _add(built: Built, watched: Watched, entry: Entry, says: str) -> uuid.UUID:
    listed = Listed(
        kind=EntryKind.PERSON, why=Why.COURIER, name=entry.name, born="1985-02-03", reason=f"EX-told, {says}",
        identifiers=((Identifier.PASSPORT, entry.passport),), reference=f"EX-{says}",
    )  # fmt: skip
    entry_id = add_entry(
        list_id=built.lists[watched.key], listed=listed, marking_text=(entry.marked or watched.marked).as_text(),
        **_deed(watched, f"entry {entry.key}"),
    )  # fmt: skip
    if entry.withdrawn:
        said = {"words": f"EX-mistaken, {says}", **_deed(watched, f"{entry.key} withdrawn")}
        sign_entry(entry_id=entry_id, kind=EntryStep.WITHDRAWN, **said)
    return entry_id


def _deed(watched: Watched, key: str) -> dict[str, Any]:
    return {"reader_id": watched.who.id, "at": NOW - timedelta(hours=5), "new_id": ids_of(f"watched {watched.key} {key}")}


def find_hits(built: Built) -> None:
    """Compare the travellers there are with the entries there are; refuse one traveller of each message boarding."""
    screen(today=NOW.date(), at=NOW - timedelta(hours=1), new_id=ids_of("screening"))
    entries, reports = ({found: key for key, found in named.items()} for named in (built.entries, built.reports))
    for hit_id, entry_id, report_id in as_resolver("SELECT id, entry_id, report_id FROM watch_hit ORDER BY id"):
        built.hits[f"{entries[entry_id]} / {reports[report_id]}"] = hit_id  # type: ignore[index, assignment]
    first = as_resolver(
        "SELECT c.report_id, (array_agg(m.key::text ORDER BY m.name, m.key))[1] FROM person_mention m"
        " JOIN current_reading c ON c.id = m.reading_id GROUP BY 1"
    )
    built.travellers = {report: uuid.UUID(str(key)) for report, key in first}  # type: ignore[misc]
    for telling, who, flight in REFUSED:
        if telling in built.reports:
            built.off_loadings[telling] = record_off_loading(
                reader_id=who.id, flight=flight, mention_key=built.travellers[built.reports[telling]], ground="EX-order",
                words=f"EX-why, {telling}", done_on=NOW.date(), at=NOW - timedelta(minutes=50),
                new_id=ids_of(f"off-loaded {telling}"),
            )  # fmt: skip


def raise_warnings(built: Built, world: World) -> None:
    """Warn of a forged document from each of these messages: what rests on a message that hides, hides with it."""
    for telling, who, _ in REFUSED:
        if telling in built.reports:
            said = Warned(
                kind=Warns.DOCUMENT, about="passport", subject="EX####", issuer="AF", feature=f"EX-feature, {telling}",
                words=f"EX-words, {telling}", reasons=f"EX-reason, {telling}", posts=("KHI",),
                valid_until=(NOW + timedelta(days=60)).date(),
            )  # fmt: skip
            built.warnings[telling] = raise_warning(
                reader_id=who.id, said=said, reports=[built.numbers[telling]], today=NOW.date(),
                marking_text=world.telling(telling).marked.as_text(), at=NOW - timedelta(minutes=40),
                new_id=ids_of(f"warned {telling}"),
            )  # fmt: skip


WRITTEN = (("pax hidden", ANF_OFFICER), ("pax shown", OFFICER))
"""From whose warning a bulletin is written, and by whom: it shows to that agency alone."""


def write_bulletins(built: Built) -> None:
    """Write a bulletin from each of these warnings."""
    for telling, who in WRITTEN:
        if telling in built.warnings:
            done = write_bulletin(
                reader_id=who.id, new=NewBulletin(warning_ids=[built.warnings[telling]]), today=NOW.date(),
                at=NOW - timedelta(minutes=30), new_id=ids_of(f"bulletin {telling}"),
            )  # fmt: skip
            if isinstance(done, uuid.UUID):
                built.bulletins[telling] = done


def state_register(built: Built) -> None:
    """State a programme and a place of treatment beside each of these warnings; they show to that agency alone."""
    for telling, who in WRITTEN:
        if telling in built.warnings:
            of = {"body": f"EX-body, {telling}", "source": "EX-letter", "district": 1, "stated_on": NOW.date()}
            for said in (
                Stated(kind=Kind.PROGRAMME, name="EX-walk", audience="school", date_from=NOW.date(), reached=41, **of),
                Stated(kind=Kind.TREATMENT, name=f"EX-house, {telling}", places=43, waiting=47, **of),
            ):  # fmt: skip
                built.register_lines[f"{telling} {said.kind}"] = state_line(
                    reader_id=who.id, said=said, marking_text="restricted; originator only", today=NOW.date(),
                    at=NOW - timedelta(minutes=29), new_id=ids_of(f"{said.kind} {telling}"),
                )  # fmt: skip


TOLD_OF = Period(NOW.date().replace(month=1, day=1), NOW.date())
"""The days of a publication that the centre prepares, of what every agency may read."""


def prepare_editions(built: Built) -> None:
    """Prepare one publication, which shows to the centre; where nothing may be published there is none."""
    with suppress(NotPublishable):
        built.editions["prepared"] = prepare_edition(
            reader_id=ANALYST.id, new=NewEdition(period=TOLD_OF), page=edition_page, at=NOW - timedelta(minutes=25),
            new_id=ids_of("edition"),
        )  # fmt: skip


def publish_edition(built: Built) -> None:
    """Publish the month a year before: prepared by one, approved by two others. It is the same wherever the report that may
    be told stands, whatever hides on its days."""
    month = Period(PUBLISHED_DAY.replace(day=1), PUBLISHED_DAY.replace(day=29))
    at, new_id = NOW - timedelta(minutes=23), ids_of("published edition")
    with suppress(NotPublishable):
        done = prepare_edition(reader_id=ANALYST.id, new=NewEdition(period=month), page=edition_page, at=at, new_id=new_id)
        for who, kind in ((DIRECTOR, Signed.APPROVED), (DEPUTY, Signed.APPROVED), (DEPUTY, Signed.PUBLISHED)):
            sign_edition(reader_id=who.id, edition_id=done, kind=kind, at=at, new_id=new_id)
        built.editions["published"] = done


def prepare_returns(built: Built) -> None:
    """Prepare one return, which shows to the centre; where nothing may be returned there is none."""
    with suppress(NotReturnable):
        built.returns["prepared"] = prepare_return(
            reader_id=ANALYST.id, code="seizures", period=TOLD_OF, at=NOW - timedelta(minutes=24), new_id=ids_of("return")
        )
