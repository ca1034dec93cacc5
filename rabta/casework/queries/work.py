"""What waits for one person: tasks, requests, signatures, notices. Everything as the reader sees it."""

from datetime import date

from rabta.casework.queries.requests import requests
from rabta.casework.queries.steps import Row
from rabta.casework.queries.tasks import open_tasks
from rabta.casework.rules.request import RequestStage
from rabta.casework.rules.task import Due
from rabta.people.rules.purposes import Role
from rabta.records.asking import ask
from rabta.sharing.operations import Looking

SQL = "casework/sql/queries/"
NOTICES = 30


def work_queue(*, by: Looking, today: date) -> Row:
    """What waits for the reader.

    `mine` (tasks the reader accepted), `agency` (tasks of the agency that nobody accepted, and its declined ones), `asked`
    (requests to the agency that are open), `sign` (requests whose answer waits for a second signature), `decide` (requests
    of the agency that were pointed on or refused), `asking` (its requests that are open), `notices` (newest first; `told`
    None where no webhook was tried) and `untold` (how many of them a webhook was not told).
    """
    tasks, found = open_tasks(by=by, today=today), requests(by=by, today=today)
    notices = ask(SQL + "notices.sql", most=NOTICES)
    open_to_us = [one for one in found["to_us"] if one["state"].is_open]
    return {
        "mine": [one for one in tasks if one["mine"] and one["state"].is_open],
        "agency": [one for one in tasks if not (one["mine"] and one["state"].is_open)],
        "asked": [one for one in open_to_us if not one["waits"]],
        "sign": [one for one in open_to_us if one["waits"]],
        "decide": [one for one in found["from_us"] if _to_decide(one)],
        "asking": [one for one in found["from_us"] if one["state"].is_open and not _to_decide(one)],
        "notices": notices,
        "untold": sum(one["told"] is False for one in notices),
    }


def waiting_work(*, by: Looking, today: date) -> Row | None:
    """How much of each waits, for the first page; None for who neither accepts nor signs anything.

    `{"tasks", "requests", "sign", "decide", "overdue"}`.
    """
    if not {Role.LIAISON, Role.ANALYST} & by.roles:
        return None
    queue = work_queue(by=by, today=today)
    everything = [*queue["mine"], *queue["agency"], *queue["asked"], *queue["sign"]]
    return {
        "tasks": len(queue["mine"]) + len(queue["agency"]), "requests": len(queue["asked"]), "sign": len(queue["sign"]),
        "decide": len(queue["decide"]), "overdue": sum(one["due"] is Due.OVERDUE for one in everything),
    }  # fmt: skip


def _to_decide(one: Row) -> bool:
    return (one["state"].is_open and one["pointed_to"] is not None) or one["state"].stage is RequestStage.REFUSED
