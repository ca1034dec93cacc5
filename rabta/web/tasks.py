"""The task a signed-in reader works under: kept in the session as an id and a purpose; its words stay in the house."""

from datetime import timedelta
from uuid import UUID

from django.http import HttpRequest

from rabta.people.rules.purposes import Purpose
from rabta.sharing.errors import TaskNeeded
from rabta.sharing.operations import Looking, Task
from rabta.sharing.tasks import reason_of
from rabta.web import clock

RESTS_AFTER = timedelta(hours=1)
"""A task in which nothing was opened for so long has ended: what is opened next is likely for something else."""
NOTED_EVERY = timedelta(minutes=5)  # so that a click does not write the session each time


def task_in(request: HttpRequest) -> Task:
    """The reader's task; the routine of the day where none was begun, or the last one rests."""
    kept = request.session.get("task")
    reader_id = request.user.reader_id
    if kept and clock.now().timestamp() - kept["used"] <= RESTS_AFTER.total_seconds():
        return Task(UUID(kept["id"]), reader_id, Purpose(kept["purpose"]))
    return Task(None, reader_id, Purpose(request.session.get("routine", Purpose.COORDINATION)))


def keep_task(request: HttpRequest, task: Task) -> None:
    """What is opened from now on is opened for this."""
    request.session["task"] = {"id": str(task.id), "purpose": int(task.purpose), "used": clock.now().timestamp()}


def end_task(request: HttpRequest) -> None:
    """Back to the routine of the day; nothing where there is no task."""
    request.session.pop("task", None)


def told_task(request: HttpRequest, looking: Looking) -> dict[str, str] | None:
    """Inside the house: the task as the frame of a page says it, and noted as in use; None for the routine of the day."""
    if looking.task_id is None:
        return None
    kept, now = request.session["task"], clock.now().timestamp()
    if now - kept["used"] > NOTED_EVERY.total_seconds():
        request.session["task"] = {**kept, "used": now}
    reason = reason_of(looking.task_id)
    if reason is None:  # another house, or purged: nothing can be entered under it
        end_task(request)
        raise TaskNeeded
    return {"purpose": looking.purpose.label, "reason": reason}
