"""What is wrong with a message: what was seen, where, by which rule, and what to do next (STYLE section 8)."""

from dataclasses import dataclass
from typing import Any

from rabta.intake.rules.faults import shown, visible


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem. `segment` is its number in the file, `tag` its name; `start` and `end` code points of the text;
    `cell` its address in a spreadsheet. `wrong` is false for what loses nothing and only ought to be known."""

    kind: str
    rule: str
    next_step: str
    value: str | None = None
    segment: int | None = None
    tag: str | None = None
    element: int | None = None
    component: int | None = None
    start: int | None = None
    end: int | None = None
    sheet: str | None = None
    row: int | None = None
    cell: str | None = None
    column: str | None = None
    wrong: bool = True

    def told(self, file: str) -> dict[str, Any]:
        """The problem as an object of the output, with a sentence."""
        where = [file]
        if self.segment is not None:
            at = f"segment {self.segment} ({self.tag})"
            if self.element:
                at += f", element {self.element}" + (f", component {self.component}" if self.component else "")
            where.append(at)
        if self.sheet is not None:
            where.append(f'sheet "{self.sheet}"')
        if self.cell is not None:
            where.append(f"cell {self.cell}")
        if self.start is not None:
            where.append(f"characters {self.start + 1} to {self.end}")
        seen = "" if self.value is None else f'"{shown(self.value)}": '
        told = {name: getattr(self, name) for name in _PLACES if getattr(self, name) is not None}
        return {
            "kind": self.kind, "file": file, **told, "value": None if self.value is None else shown(self.value),
            "rule": visible(self.rule), "next_step": self.next_step,
            "message": f"{', '.join(where)}: {seen}{visible(self.rule)}. {self.next_step}", "wrong": self.wrong,
        }  # fmt: skip


_PLACES = ("segment", "tag", "element", "component", "start", "end", "sheet", "row", "cell", "column")
