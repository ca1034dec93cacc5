"""Leaks planted in what agencies do together: joint cases, links, answers, tasks, notices, and what a rail counts."""

from rabta.proving.leaks.leak import Leak, asks, says
from rabta.proving.leaks.plants import lent, opened
from rabta.proving.rules.people import ANALYST, OFFICER


def by_marking_alone(table: str) -> str:
    """SQL: rows of this table show where their marking does, and nothing else is asked."""
    return f"ALTER POLICY reader_sees ON {table} USING (marking_id IN (SELECT visible_markings()))"


LEAKS = (
    Leak(name="joint cases are open", class_no=2, door="cases", probe=asks("/cases/"), sql=opened("joint_case")),
    Leak(name="a link shows what hides", class_no=8, door="work_link",
         probe=says("SELECT kind, target FROM work_link ORDER BY 1, 2"), sql=by_marking_alone("work_link")),
    Leak(name="the end of a hidden link shows", class_no=31, door="work_withdrawal",
         probe=says("SELECT count(*) FROM work_withdrawal"), sql=by_marking_alone("work_withdrawal")),
    Leak(name="who asked reads the draft", class_no=25, door="request_answer", reader=ANALYST,
         probe=says("SELECT words FROM request_answer ORDER BY 1"), sql=by_marking_alone("request_answer")),
    Leak(name="a draft moves the request's state", class_no=3, door="assistance_list", reader=ANALYST,
         probe=asks("/cases/requests/"), sql=by_marking_alone("request_answer")),
    Leak(name="tasks are open", class_no=2, door="case_task", probe=says("SELECT title FROM case_task ORDER BY 1"),
         sql=opened("case_task")),
    Leak(name="notices to others show", class_no=12, door="work", probe=asks("/work/"), sql=opened("notice")),
    Leak(name="a case is told by somebody else's rights", class_no=19, door="cases", reader=OFFICER,
         probe=asks("/cases/"), plant=lent("rabta.casework.queries.cases._all_cases")),
)  # fmt: skip
