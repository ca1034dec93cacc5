"""Arrests shared out: where a list says how many were held and leaves one for each account that names nobody.

"Six operations, six accused held. 2.5 kg near Tench Bhatta; 6 kg near Super Highway ...": each account had its one.
The sum of the accounts stays what the statement says, and the words that say so are the span.
"""

from rabta.intake.formats.statement.incidents import Draft
from rabta.intake.formats.statement.settings import CUES
from rabta.intake.formats.statement.stated import Stated
from rabta.intake.formats.statement.tree import Found
from rabta.intake.formats.statement.view import View

# Where drugs lie without a person beside them: nobody is missing from such an account.
_WITHOUT_PERSONS = frozenset({"cache", "parcel", "airport_cargo", "port_container"})
_LAY_THERE = frozenset({"hidden", "buried"})
_LEAST_ACCOUNTS = 3
# One silent account and a total that is misprinted by one look alike.
_LEAST_SILENT = 2


def share_out(view: View, stated: Stated, drafts: list[Draft], incidents: list[dict[str, object]]) -> None:
    """Give one arrest to each of two or more accounts that name nobody, where exactly so many remain of the number stated.

    Nothing is shared out where accounts lump operations, retell older ones, or are not as many as the operations stated.
    """
    held, operations = stated.values.get("arrests"), stated.values.get("operations")
    if not isinstance(held, Found) or len(incidents) < _LEAST_ACCOUNTS or any(_is_not_one(each) for each in incidents):
        return
    if isinstance(operations, Found) and operations.value != len(incidents):
        return
    told = [_total(incident) for incident in incidents]
    silent = [
        incident for draft, incident, total in zip(drafts, incidents, told, strict=True)
        if total is None and _may_hold_one(incident) and not _lay_there(view, draft)
    ]  # fmt: skip
    if len(silent) >= _LEAST_SILENT and int(held.value) - sum(total or 0 for total in told) == len(silent):
        for incident in silent:
            arrests = incident["arrests"]
            assert isinstance(arrests, dict)
            arrests["total"] = Found(1, held.spans)


def _is_not_one(incident: dict[str, object]) -> bool:
    recap = incident["recap"]
    return incident["operations"] is not None or bool(getattr(recap, "value", recap))


def _may_hold_one(incident: dict[str, object]) -> bool:
    setting = incident["setting"]
    return not (isinstance(setting, Found) and setting.value in _WITHOUT_PERSONS)


def _lay_there(view: View, draft: Draft) -> bool:
    """Whether a word says that nobody was with the drugs: "dumped in a ravine", "an abandoned car"."""
    return any(CUES.get(view.key(place)) in _LAY_THERE for first, after in draft.ranges for place in range(first, after))


def _total(incident: dict[str, object]) -> int | None:
    arrests = incident["arrests"]
    total = arrests["total"] if isinstance(arrests, dict) else None
    return int(total.value) if isinstance(total, Found) else None
