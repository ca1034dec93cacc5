"""What `rabta custody` says to a person: the lists, or one chain, as plain text. Amounts are in each exhibit's own unit."""

from collections.abc import Iterator, Sequence
from typing import Any

Row = dict[str, Any]
LONGEST_CELL = 40


def owed_in_words(said: Row) -> str:
    """What is owed: the counts, who holds it, the exhibits the oldest first."""
    lines = [f"{said['begun']} of {said['seizures']} seizures have a chain; {said['total']} exhibits owe something.", ""]
    if said["agencies"]:
        lists = [name for name in said["agencies"][0] if name not in ("agency", "exhibits")]
        rows = [[one["agency"], one["exhibits"], *(one[name] for name in lists)] for one in said["agencies"]]
        lines += [*table_in_words(("agency", "exhibits", *lists), rows), ""]
    rows = [
        [one["exhibit"], one["label"], f"{one['held']} {one['unit']}", one["substance"], one["holder"], one["age_days"],
         ", ".join(one["owes"])] for one in said["exhibits"]
    ]  # fmt: skip
    lines += table_in_words(("exhibit", "label", "held", "substance", "with", "days", "owes"), rows)
    return "\n".join(lines)


def chain_in_words(said: Row) -> str:
    """One chain: what it is and who holds it, the steps as signed, whether the weights balance, the clocks."""
    lines = [
        f"{said['label'] or said['exhibit']}: {said['held']} {said['unit']} {said['substance']}, with {said['holder']}",
        f"report {said['report']}; {said['marking']}", "",
    ]  # fmt: skip
    steps = [
        [one["number"], one["kind"], f"{one['at']:%Y-%m-%d %H:%M}", one["agency"], one["signed_by"],
         one.get("amount") or "", f"taken back: {one['taken_back']}" if one["taken_back"] else one.get("reference") or ""]
        for one in said["steps"]
    ]  # fmt: skip
    lines += table_in_words(("step", "what", "done", "agency", "signed by", "weight", "number"), steps)
    lines += ["", *_balance(said), *_clocks(said)]
    return "\n".join(lines).rstrip()


def _balance(said: Row) -> Iterator[str]:
    if total := said["balance"]:
        sums = ", ".join(f"{name} {total[name]}" for name in ("seized", "sampled", "destroyed", "held"))
        stands = "balances" if total["balances"] else "OUT OF BALANCE"
        yield f"{stands}: {sums}; short {total['short']}, allowed {total['allowed']}"
    for gap in said["gaps"]:
        yield f"  step {gap['step']}: {gap['measured']} measured, {gap['expected']} expected, {gap['allowed']} allowed"
    for back in said["returned"]:
        more = " MORE THAN LEFT" if back["more"] else ""
        yield (
            f"  step {back['step']}: back with who gave it away at step {back['given_at_step']}: {back['left']} left,"
            f" {back['came_back']} came back{more}"
        )


def _clocks(said: Row) -> Iterator[str]:
    for one in said["clocks"]:
        yield f"{one['clock']}: {one['standing'].replace('_', ' ')}, due {one['due_at']:%Y-%m-%d %H:%M}"


def table_in_words(head: Sequence[str], rows: Sequence[Sequence[object]]) -> list[str]:
    """Columns side by side, as wide as their widest cell."""
    if not rows:
        return ["nothing"]
    cells = [[str(cell)[:LONGEST_CELL] for cell in row] for row in (head, *rows)]
    widths = [max(len(row[n]) for row in cells) for n in range(len(head))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in cells]
