"""What a step is of, and the steps that stand: for the room's own queries and operations."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from rabta.casework.rules.case import AUDIENCE, CaseCourse, CaseStep
from rabta.casework.rules.equipment import EquipmentCourse, EquipmentKind, EquipmentStep
from rabta.casework.rules.request import RequestCourse, RequestStep
from rabta.casework.rules.sites import sites
from rabta.casework.rules.step import Step, lawful_next, why_not_withdrawn
from rabta.casework.rules.task import TaskCourse, TaskStep
from rabta.people.rules.purposes import Role
from rabta.records.asking import ask
from rabta.records.rules.naming import agency_named
from rabta.sharing.operations import Looking

SQL = "casework/sql/queries/"
Row = dict[str, Any]
CENTRE = 1
KINDS = {"case": CaseStep, "task": TaskStep, "request": RequestStep, "equipment": EquipmentStep}
FOR_GOOD = {"case": AUDIENCE, "request": frozenset({RequestStep.PASSED_ON, RequestStep.ANSWERED})}
"""Steps that somebody has seen through already: they are not taken back."""


@dataclass(frozen=True)
class Whose:
    """What a step is of. `root` is what is held while it is written: the case or request that its marking comes from."""

    kind: str
    id: UUID
    marking_id: int
    root: UUID
    course: Any
    row: Row

    @property
    def for_good(self) -> frozenset[Any]:
        """Kinds of its steps that are never taken back."""
        return FOR_GOOD.get(self.kind, frozenset())


def subject(kind: str, of: UUID) -> Whose | None:
    """What is named by kind and id, or None where it is hidden or missing."""
    found = ask(f"{SQL}{FILES[kind]}.sql", id=of, **BESIDES.get(kind, {}))
    return as_whose(kind, found[0]) if found else None


FILES = {"case": "cases", "task": "tasks", "request": "requests", "equipment": "equipment"}
BESIDES: dict[str, dict[str, Any]] = {"task": {"for_id": None, "unended": False}, "request": {"unended": False}}


def as_whose(kind: str, row: Row, *, audience: frozenset[int] | None = None) -> Whose:
    """A row as what its steps are of. `audience`: of a task, who can be asked to do it, where that is known already."""
    if kind == "case":
        course: Any = CaseCourse(row["lead"], frozenset(row["agencies"]))
    elif kind == "request":
        course = RequestCourse(row["from_agency"], row["to_agency"])
    elif kind == "equipment":
        keepers = frozenset({row["holder"], row["registered_agency"], CENTRE})
        course = EquipmentCourse(EquipmentKind(row["kind"]), keepers, frozenset(sites()), row["site"])
    else:
        course = TaskCourse(row["given_agency"], row["agency"], _audience(row) if audience is None else audience)
    root = row["for_id"] if kind == "task" and row["for_kind"] in ("case", "request") else row["id"]
    return Whose(kind, row["id"], row["marking_id"], root, course, row)


def _audience(task: Row) -> frozenset[int]:
    """The agencies that can be asked to do a task: those in its case, or the two of its request, or giver and doer."""
    found = subject(task["for_kind"], task["for_id"]) if task["for_kind"] in ("case", "request") else None
    return frozenset({task["given_agency"], task["agency"]}) if found is None else audience_of(found)


def audience_of(whose: Whose) -> frozenset[int]:
    """The agencies that take part in a case or a request now."""
    state = whose.course.state_of(standing_steps(whose)[0])
    return state.members if whose.kind == "case" else frozenset({whose.course.asker, state.agency})


def standing_steps(whose: Whose) -> tuple[list[Step], int]:
    """The steps that stand, in the order of signing, and the number of the last that was ever signed."""
    rows = ask(SQL + "steps.sql", ids=[whose.id])
    return standing(whose.kind, rows), max((row["number"] for row in rows), default=0)


def steps_of(ids: Iterable[UUID]) -> dict[UUID, list[Row]]:
    """Every step of these, by what it is of, in the order of signing."""
    wanted, found = list(ids), dict[UUID, list[Row]]()
    for row in ask(SQL + "steps.sql", ids=wanted) if wanted else []:
        found.setdefault(row["subject_id"], []).append(row)
    return found


def standing(kind: str, rows: Iterable[Row]) -> list[Step]:
    """The steps among these rows that nobody took back."""
    return [step_in(kind, row) for row in rows if row["withdrawn_at"] is None]


def step_in(kind: str, row: Row) -> Step:
    """One row as a step."""
    return Step(
        kind=KINDS[kind](row["kind"]), done_on=row["done_on"], agency=row["agency"], signed_by=row["signed_by"],
        signed_name=row["signed_name"], number=row["number"], reference=row["reference"], place=row["place"],
        outcome=row["outcome"], to_agency=row["to_agency"], people=row["people"], words=row["words"],
    )  # fmt: skip


def history(whose: Whose, rows: list[Row], *, by: Looking) -> list[Row]:
    """Every step in the order of signing, also those taken back; `withdrawable`: it is the reader's to take back."""
    steps = standing(whose.kind, rows)
    return [
        {
            "step": step_in(whose.kind, row),
            "agency": agency_named(row["agency"]),
            "to_agency": agency_named(row["to_agency"]) if row["to_agency"] else None,
            "signed_at": row["signed_at"],
            "withdrawn_at": row["withdrawn_at"],
            "withdrawn_reason": row["withdrawn_reason"],
            "withdrawable": row["withdrawn_at"] is None and row["kind"] not in whose.for_good
            and not why_not_withdrawn(whose.course, steps, row["number"], by=by.reader_id),
        }
        for row in rows
    ]  # fmt: skip


def next_steps(whose: Whose, rows: list[Row], *, by: Looking) -> tuple[Any, ...]:
    """The kinds of step that the reader may sign next; none for who is no officer or analyst."""
    if not {Role.LIAISON, Role.ANALYST} & by.roles:
        return ()
    return lawful_next(whose.course, standing(whose.kind, rows), agency=by.agency, by=by.reader_id)
