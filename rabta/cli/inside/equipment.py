"""Inside an opened house: `rabta equipment`."""

import argparse
import csv
import io
import uuid
from datetime import date
from typing import Any

from django.utils import timezone

from rabta.briefing.invented import as_of
from rabta.briefing.rules.wording import count_in_words
from rabta.casework.errors import CaseworkError, NotSo
from rabta.casework.operations.equipment import MARKING, bring_register
from rabta.casework.queries import equipment as queries
from rabta.casework.queries.equipment import Wanted
from rabta.casework.rules.equipment import EquipmentKind, EquipmentStep
from rabta.casework.rules.register import COLUMNS, UnreadableRegister, as_cell
from rabta.casework.rules.sites import sites
from rabta.casework.rules.step import SAYS
from rabta.cli.inside.acting import acting_reader
from rabta.filing.errors import NotAvailable
from rabta.sharing.disclosing import disclose
from rabta.sharing.errors import SharingError
from rabta.sharing.operations import reading_as

REFUSALS = (CaseworkError, NotAvailable, SharingError, UnreadableRegister)
MOST = 20_000
__all__ = ["REFUSALS", "acting_reader", "do", "in_words"]
Row = dict[str, Any]


def do(reader_id: uuid.UUID, arguments: argparse.Namespace, content: bytes) -> Row:
    """What was asked or done, ready for JSON and for `in_words`. Raises one of REFUSALS."""
    if arguments.verb == "show":
        return _show(reader_id, arguments.what)
    if arguments.verb == "import":
        return _bring(reader_id, content, arguments.marking or MARKING)
    wanted = _wanted(arguments)
    return _export(reader_id, wanted) if arguments.verb == "export" else _list(reader_id, wanted)


def _today() -> date:
    return as_of(timezone.localdate())


def _wanted(arguments: argparse.Namespace) -> Wanted:
    site = (arguments.site or "").upper() or None
    if site and site not in sites():
        raise NotSo("This is no airport or crossing of the vocabulary.")
    return Wanted(
        kind=EquipmentKind(arguments.kind) if arguments.kind else None,
        standing=EquipmentStep(arguments.stands) if arguments.stands else None,
        site=site, holder=(arguments.holder or "").upper() or None, due=arguments.due,
    )  # fmt: skip


def _list(reader_id: uuid.UUID, wanted: Wanted) -> Row:
    with reading_as(reader_id):
        found = queries.register(today=_today(), wanted=wanted, most=MOST)
    _disclose(reader_id, "equipment:list", ("page", "equipment"), shown=len(found["devices"]))
    figure = found["figure"]
    return {
        "airports": {name: figure[name] for name in ("kind", "airports", "working")}
        | {name: [one["code"] for one in figure[name]] for name in ("not_working", "without")},
        "standings": found["standings"], "check_due": found["due"], "trained": found["trained"], "total": found["total"],
        "devices": [_plain(one) for one in found["devices"]],
    }  # fmt: skip


def _show(reader_id: uuid.UUID, named: str) -> Row:
    try:
        equipment_id = uuid.UUID(named)
    except ValueError:
        raise NotAvailable from None
    with reading_as(reader_id) as looking:
        found = queries.device(equipment_id, by=looking, today=_today())
    if found is None:
        raise NotAvailable
    _disclose(reader_id, "equipment:read", ("equipment", str(equipment_id)), marking_id=found["marking_id"])
    return {
        **_plain(found), "marking": found["marking"], "steps": [_step(row) for row in found["history"]],
        "next": [str(kind) for kind in found["next"]],
    }  # fmt: skip


def _step(row: Row) -> Row:
    step = row["step"]
    return {
        "number": step.number, "kind": str(step.kind), "on": step.done_on, "agency": row["agency"]["code"],
        "signed_by": step.signed_name, "taken_back": row["withdrawn_reason"],
        **{name: said for name in SAYS if (said := getattr(step, name))},
    }  # fmt: skip


def _bring(reader_id: uuid.UUID, content: bytes, marking: str) -> Row:
    done = bring_register(
        reader_id=reader_id, content=content, marking_text=marking, at=timezone.now(), new_id=uuid.uuid4
    )
    return {
        "rows": done.rows, "entered": len(done.entered), "known": len(done.known),
        "set_aside": [
            {"row": one.row, "column": one.column, "value": one.value, "rule": one.rule} for one in done.wrong
        ],
    }  # fmt: skip


def _export(reader_id: uuid.UUID, wanted: Wanted) -> Row:
    with reading_as(reader_id) as looking:
        found = queries.register_as_table(by=looking, today=_today(), wanted=wanted)
    _disclose(reader_id, "equipment:export", ("page", "equipment"), shown=len(found["rows"]))
    return found


def _plain(one: Row) -> Row:
    state = one["state"]
    since = state.trained_on if one["standing"] is EquipmentStep.TRAINED else state.since
    return {
        "id": one["id"], "kind": str(one["kind"]), "item": one["item"], "serial": one["serial"],
        "donor": one["donor"]["code"] or one["donor"]["name_en"], "holder": one["holder"]["code"], "site": state.site,
        "stands": str(one["standing"] or ""), "since": since, "trained": state.trained, "staffed": state.staffed,
        "checked": state.checked and {"on": state.checked.done_on, "found": state.checked.outcome},
        "check_due": one["check_due"],
    }  # fmt: skip


def in_words(verb: str, said: Row) -> str:
    """What `rabta equipment` prints without --json."""
    if verb == "export":
        return _as_csv(said)
    if verb == "import":
        return "\n".join(_brought(said))
    if verb == "show":
        return "\n".join(_shown(said))
    return "\n".join([*_figure(said), *_table(said["devices"])])


def _as_csv(said: Row) -> str:
    written = io.StringIO(newline="")
    table = csv.DictWriter(written, [*COLUMNS, "marking"], lineterminator="\n")
    table.writeheader()
    table.writerows({name: as_cell(words) for name, words in row.items()} for row in said["rows"])
    return written.getvalue().rstrip("\n")


def _brought(said: Row) -> list[str]:
    rows = count_in_words(said["rows"], "row", "rows")
    lines = [f"{rows}: {said['entered']} entered, {said['known']} known already, "
             f"{len(said['set_aside'])} set aside."]  # fmt: skip
    return lines + [
        f'  row {one["row"]}, column {one["column"]}: "{one["value"]}" is not {one["rule"]}.' if one["value"]
        else f"  row {one['row']}, column {one['column']}: nothing stands there; {one['rule']}."
        for one in said["set_aside"]
    ]  # fmt: skip


def _figure(said: Row) -> list[str]:
    at = said["airports"]
    kind = at["kind"].replace("_", " ")
    lines = [f"{at['working']} of {at['airports']} airports have a {kind} that works (your view)."]
    if at["not_working"]:
        lines.append(f"One stands there, and none works: {', '.join(at['not_working'])}.")
    stand = ", ".join(f"{n} {name.replace('_', ' ')}" for name, n in said["standings"].items()) or "Nothing is registered"
    return [*lines, f"{stand}; {said['check_due']} end-use checks due; {said['trained']} people trained.", ""]


def _table(devices: list[Row]) -> list[str]:
    rows = [("stands", "since", "site", "holder", "donor", "serial", "id", "what")]
    rows += [
        (one["stands"].replace("_", " "), str(one["since"] or "-"), one["site"] or "-", one["holder"], one["donor"],
         one["serial"] or "-", str(one["id"]), f"{one['item']}{' (check due)' if one['check_due'] else ''}")
        for one in devices
    ]  # fmt: skip
    if len(rows) == 1:
        return ["No equipment of this kind in your view."]
    wide = [max(len(row[n]) for row in rows) for n in range(len(rows[0]) - 1)]
    return ["  ".join([*(f"{cell:<{wide[n]}}" for n, cell in enumerate(row[:-1])), row[-1]]) for row in rows]


def _shown(one: Row) -> list[str]:
    names = ("kind", "serial", "donor", "holder", "site", "stands", "since", "trained", "marking")
    lines = [one["item"], *(f"  {name:<9}{one[name]}" for name in names if one[name])]
    for step in one["steps"]:
        said = "; ".join(str(step[name]) for name in SAYS if name in step)
        gone = f" (taken back: {step['taken_back']})" if step["taken_back"] else ""
        lines.append(f"  {step['number']:>3}. {step['on']} {step['kind'].replace('_', ' ')}{f': {said}' if said else ''}"
                     f", {step['signed_by']}, {step['agency']}{gone}")  # fmt: skip
    lines.append(f"  you may sign: {', '.join(one['next']) or 'nothing'}")
    return lines


def _disclose(
    reader_id: uuid.UUID, deed: str, subject: tuple[str, str], *, shown: int | None = None, marking_id: int | None = None
) -> None:  # fmt: skip
    detail: dict[str, object] = {} if shown is None else {"shown": shown}
    disclose(
        reader_id=reader_id, deed=deed, subject=subject, detail=detail, marking_id=marking_id, at=timezone.now(),
        new_id=uuid.uuid4,
    )  # fmt: skip
