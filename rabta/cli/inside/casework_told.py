"""What `rabta case` answers, as lines to read."""

from collections.abc import Sequence
from typing import Any

from rabta.casework.rules.step import SAYS

Row = dict[str, Any]
LISTS = {
    "to_us": "Asked of your agency", "from_us": "Asked by your agency", "others": "Between others",
    "mine": "Tasks you accepted", "agency": "Tasks nobody of your agency accepted", "asked": "Requests to answer",
    "sign": "Answers that wait for a second signature", "decide": "Requests refused or pointed on, to decide",
}  # fmt: skip


def in_words(verb: str, said: Row) -> str:
    """What `rabta case` prints without --json."""
    if verb == "list":
        return "\n".join(_listed(said))
    if verb in ("show", "request"):
        return "\n".join(_shown(said))
    lines = [line for name, rows in said.items() if rows for line in ("", LISTS[name], *_due(rows))]
    return "\n".join(lines[1:]) if lines else "Nothing waits for you." if verb == "work" else "No requests in your view."


def _listed(said: Row) -> list[str]:
    counts = ", ".join(f"{many} lack {_plainly(name)}" for name, many in said["counts"].items() if many)
    lines = [f"{said['total']} in your view. {counts}".rstrip(), ""] if counts or said["total"] else []
    if said["events"]:
        rows = [(str(one["on"] or "-"), ", ".join(one["agencies"]), str(one["event"]), one["place"] or "-")
                for one in said["events"]]  # fmt: skip
        return [*lines, *_table(("on", "agencies", "event", "place"), rows)]
    rows = [
        (str(one["opened_on"]), _plainly(one["stage"]), ", ".join(one["members"]),
         ", ".join(map(_plainly, one["lacks"])) or "-", str(one["id"]), one["title"]) for one in said["cases"]
    ]  # fmt: skip
    return [*lines, *_table(("opened", "stage", "agencies", "lacks", "id", "title"), rows)] if rows else [
        *lines, "No joint case here that you may see."]  # fmt: skip


def _due(rows: Sequence[Row]) -> list[str]:
    return _table(("due", "", "from", "to", "stage", "id", "title"), [
        (str(one["due_on"] or "-"), one["due"].upper() if one["due"] == "overdue" else one["due"], one["from"], one["to"],
         _plainly(one["stage"]), str(one["id"]), one["title"]) for one in rows
    ])  # fmt: skip


def _shown(one: Row) -> list[str]:
    names = ("template", "stage", "lead", "members", "from", "to", "due_on", "lacks", "marking")
    said = {name: ", ".join(map(_plainly, value)) if isinstance(value := one.get(name), list) else value for name in names}
    lines = [one["title"], *(f"  {_plainly(name):<9}{value}" for name, value in said.items() if value)]
    lines += [f"  {words}" for words in (one.get("words"),) if words]
    lines += [f"  {step['number']:>3}. {_step(step)}" for step in one["steps"]]
    if answer := one.get("answer"):
        reports = f" (with {', '.join(answer['reports'])})" if answer["reports"] else ""
        lines.append(f"  answered by {answer['from']}: {answer['words']}{reports}")
    lines += [f"  about {_plainly(link['kind'])} {link['named'] or link['id']}" for link in one["links"]]
    lines += [f"  task {task['id']}: {task['title']}, {task['to']}, {_plainly(task['stage'])}" for task in one["tasks"]]
    return [*lines, f"  you may sign: {', '.join(map(_plainly, one['next'])) or 'nothing'}"]


def _step(step: Row) -> str:
    said = "; ".join(str(step[name]) for name in SAYS if step.get(name))
    gone = f" (taken back: {step['taken_back']})" if step["taken_back"] else ""
    return f"{step['on']} {_plainly(step['kind'])}{f': {said}' if said else ''}, {step['signed_by']}, {step['agency']}{gone}"


def _plainly(name: str) -> str:
    return str(name).replace("_", " ")


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    told = [head, *rows]
    wide = [max(len(row[n]) for row in told) for n in range(len(head) - 1)]
    return ["  ".join([*(f"{cell:<{wide[n]}}" for n, cell in enumerate(row[:-1])), row[-1]]).rstrip() for row in told]
