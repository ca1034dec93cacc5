"""Who files or holds: for which agency, under which marking, and whether he tries out where others are."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from django.db import connections

from rabta.deconfliction.errors import NotYours
from rabta.deconfliction.queries import own_filings, own_targets
from rabta.deconfliction.rules.planned import Planned
from rabta.deconfliction.rules.probing import Filing, Probed, probed
from rabta.deconfliction.rules.settings import Rules
from rabta.ledger.operations import NewId, append_entry
from rabta.people.rules.purposes import Role
from rabta.records.queries.markings import markings_shown
from rabta.sharing.errors import AboveYourself
from rabta.sharing.operations import Looking, marking_id_for
from rabta.sharing.rules.marking import Level, Marking, parse_marking
from rabta.vocabulary.rules.numbered import agency_numbered


def files_for(looking: Looking, for_agency: int | None) -> int:
    """The agency one files for: one's own; for a watch officer the one that telephoned. Raises NotYours."""
    if Role.WATCH in looking.roles:
        if for_agency is not None and agency_numbered(for_agency).is_partner:
            raise NotYours("Operations are filed for agencies of the country.")
        return looking.agency if for_agency is None else for_agency
    if Role.LIAISON not in looking.roles or agency_numbered(looking.agency).is_partner:
        raise NotYours("Planned operations and targets are filed by officers of agencies, or by the watch desk for them.")
    if for_agency not in (None, looking.agency):
        raise NotYours("Only the watch desk files for another agency.")
    return looking.agency


def is_its_own(looking: Looking, agency: int) -> bool:
    """Whether whoever is looking may change what this agency filed: its officers, and the watch desk."""
    return agency == looking.agency or Role.WATCH in looking.roles


def markings_for(looking: Looking, agency: int, text: str | None) -> tuple[int | None, int | None]:
    """The marking's id, and that of the same for its own agency alone. None where the watch desk files for an agency: the
    house then gives that agency's own alone."""
    if agency != looking.agency:
        return None, None
    if text:
        wanted = parse_marking(text, originator=agency)
        return marking_id_for(wanted, looking=looking), marking_id_for(_alone(wanted), looking=looking)
    try:
        own = marking_id_for(Marking(originator=agency, level=Level.RESTRICTED), looking=looking)
    except AboveYourself:  # of open vetting: for the own agency all the same
        own = marking_id_for(Marking(originator=agency, level=Level.OPEN), looking=looking)
    return own, own


def _alone(marking: Marking) -> Marking:
    return replace(marking, every_agency=False, agencies=(), groups=())


def own_alone(marking_id: int | None, *, looking: Looking, agency: int) -> int | None:
    """The marking of the same level for that agency alone: under it stand entries that say more than the row shows others.
    None, which shows to who wrote the entry, where the watch desk acts for another agency."""
    if marking_id is None or agency != looking.agency:
        return None
    marking, _ = markings_shown()[marking_id]
    return marking_id_for(_alone(marking), looking=looking)


def tries_out(looking: Looking, planned: Planned, rules: Rules, at: datetime, new_id: NewId) -> Probed | None:
    """Whether this person tries where others are. Where so, the watch desk's alarm and the entry are written here."""
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('rabta filer'), hashtext(%s))", [str(looking.reader_id)])
    before = own_filings(since=at - timedelta(days=1))
    found = probed(Filing(at, planned.shape.points[0], planned.starts_at.astimezone(UTC)), before, rules.probing)
    if found is None and planned.subjects and too_many_targets(len(planned.subjects), rules, at):
        found = Probed(alike=False)
    if found is not None:
        tell_the_desk(looking, found, at, new_id)
    return found


def too_many_targets(more: int, rules: Rules, at: datetime) -> bool:
    """Whether so many more identifiers are more than one person holds for real work within an hour."""
    return own_targets(since=at - timedelta(hours=1)) + more > rules.probing["targets_hour"]


def tell_the_desk(looking: Looking, found: Probed, at: datetime, new_id: NewId) -> None:
    """Enter that a filing was refused as trying out, and raise it to the watch desk."""
    entry = looking.deed("operation:probing", subject=("operation", "refused"), detail={"alike": found.alike})
    append_entry(entry, id=new_id(), at=at)
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "INSERT INTO probing_alarm (id, agency, filed_by, filed_name, alike, at) VALUES (%s, %s, %s, %s, %s, %s)",
            [new_id(), looking.agency, looking.reader_id, looking.name, found.alike, at],
        )
