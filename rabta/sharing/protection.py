"""Migration operations that speak SQL files: apply one, or protect and watch a marked table in one step."""

from pathlib import Path
from typing import Any

from django.db.migrations.operations.base import Operation

ROOMS = Path(__file__).resolve().parent.parent


class ApplySql(Operation):
    """Run `rabta/<path>`; a function that says SECURITY DEFINER is made by gate and so belongs to it.

    `runs`: the roles that may call such a function, by default all three that sign in to the house.
    """

    reduces_to_sql = True
    reversible = False

    def __init__(self, path: str, *, runs: str = "rabta_app, rabta_resolver, rabta_owner") -> None:
        self.path, self.runs = path, runs

    def state_forwards(self, app_label: str, state: Any) -> None:
        """The tables Django knows do not change."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        if schema_editor.connection.alias != "owner":
            return
        sql = (ROOMS / self.path).read_text(encoding="utf-8")
        if "SECURITY DEFINER" in sql:
            grants = _GRANT_DEFINER.format(name=Path(self.path).stem, runs=self.runs)
            sql = f"SET LOCAL ROLE rabta_gate;\n{sql}\n{grants}\nSET LOCAL ROLE rabta_owner;"
        _execute(schema_editor, sql)

    def describe(self) -> str:
        return f"Apply {self.path}"


class ProtectAndWatch(Operation):
    """Row security, grants and the ledger's watch for one marked table; `parent` as (table, its key, our column).

    `own`: under markings of the reader's own agency only. `whole`: in the transaction that wrote the parent, so that what
    was written is never added to. `same`: columns that must be as in the parent. `also`: a condition of the table's own.
    `shows`: what must hold besides the marking for a row to be seen.
    """

    reduces_to_sql = True
    reversible = False

    def __init__(
        self, table: str, *, parent: tuple[str, str, str] | None = None, own: bool = False, whole: bool = False,
        same: tuple[str, ...] = (), also: str = "", shows: str = "",
    ) -> None:  # fmt: skip
        self.table, self.parent, self.own, self.whole, self.same, self.also = table, parent, own, whole, same, also
        self.shows = shows

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        names = ("parent", "own", "whole", "same", "also", "shows")
        chosen = {name: getattr(self, name) for name in names}
        return type(self).__name__, [self.table], chosen

    def state_forwards(self, app_label: str, state: Any) -> None:
        """The tables Django knows do not change."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        if schema_editor.connection.alias != "owner":
            return
        sql = (ROOMS / "sharing/sql/protect.sql").read_text(encoding="utf-8")
        shows = f" AND {self.shows}" if self.shows else ""
        _execute(schema_editor, sql.format(table=self.table, write_check=self.write_check(), shows=shows))

    def write_check(self) -> str:
        """What a row must be that the application adds."""
        check = f"marking_id IN (SELECT {'own_markings' if self.own else 'visible_markings'}())"
        if self.parent:
            table, key, column = self.parent
            alike = "".join(f" AND parent.{name} = {self.table}.{name}" for name in ("marking_id", *self.same))
            now = " AND parent.xmin = pg_current_xact_id()::xid" if self.whole else ""
            check += f" AND EXISTS (SELECT FROM {table} parent WHERE parent.{key} = {self.table}.{column}{alike}{now})"  # noqa: S608
        return f"{check} AND {self.also}" if self.also else check

    def describe(self) -> str:
        return f"Protect and watch {self.table}"


class FollowsReport(Operation):
    """A marked table below `report`: its marking follows the report's when that is released, recalled or marked anew.

    `directly`: it names the report itself, so that a row written while the marking changes is refused.
    """

    reduces_to_sql = True
    reversible = False

    def __init__(self, table: str, *, directly: bool = False) -> None:
        self.table, self.directly = table, directly

    def state_forwards(self, app_label: str, state: Any) -> None:
        """The tables Django knows do not change."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        if schema_editor.connection.alias != "owner":
            return
        sql = (ROOMS / "sharing/sql/follow.sql").read_text(encoding="utf-8").format(table=self.table)
        _execute(schema_editor, sql + (_AS_MARKED.format(table=self.table) if self.directly else ""))

    def describe(self) -> str:
        return f"Let the marking of {self.table} follow its report"


class NoteChanges(Operation):
    """Note which transactions write this marked table, for answers that are remembered (`records.remembering`).

    For judgements only those of persons, as they are made: automatic ones come with the incidents that are placed.
    """

    reduces_to_sql = True
    reversible = False

    def __init__(self, table: str) -> None:
        self.table = table

    def state_forwards(self, app_label: str, state: Any) -> None:
        """The tables Django knows do not change."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        if schema_editor.connection.alias != "owner":
            return
        judged = self.table == "judgement"
        deeds, when = ("INSERT", "WHEN (NEW.decided_by IS NOT NULL) ") if judged else ("INSERT OR UPDATE OR DELETE", "")
        sql = (ROOMS / "sharing/sql/noted.sql").read_text(encoding="utf-8")
        _execute(schema_editor, sql.format(table=self.table, deeds=deeds, when=when))

    def describe(self) -> str:
        return f"Note what is written in {self.table}"


_AS_MARKED = """
CREATE TRIGGER as_marked BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION as_marked_now();
"""


def _execute(schema_editor: Any, sql: str) -> None:
    """Hand the script over as it is: no parameters, so no per cent sign is read as one."""
    schema_editor.connection.ensure_connection()
    schema_editor.connection.connection.execute(sql.encode())


# The schema lets every new function be run by PUBLIC unless told otherwise: these run with gate's rights.
_GRANT_DEFINER = """
REVOKE ALL ON FUNCTION {name} FROM PUBLIC;
GRANT EXECUTE ON FUNCTION {name} TO {runs};
"""
