"""What waits for one person: tasks, requests, signatures, notices. Everything as the reader sees it."""

from datetime import date
from pathlib import Path

from django.conf import settings

from rabta.casework.queries.requests import unended_requests
from rabta.casework.queries.steps import Row
from rabta.casework.queries.tasks import open_tasks
from rabta.casework.queries.templates import stakes_here
from rabta.casework.rules.queue import Stake, rank
from rabta.casework.rules.request import RequestStage
from rabta.casework.rules.task import Due
from rabta.casework.rules.webhook import DEPLOYED, UnreadableWebhooks, read_webhooks
from rabta.people.rules.purposes import Role
from rabta.records.asking import ask
from rabta.sharing.operations import Looking
from rabta.vocabulary.rules.numbered import agency_numbered

SQL = "casework/sql/queries/"
NOTICES, UNTOLD = 30, 20
WAITING = ("mine", "agency", "asked", "sign", "decide")


def work_queue(*, by: Looking, today: date) -> Row:
    """What waits for the reader.

    `mine` (tasks the reader accepted), `agency` (tasks of the agency that nobody accepted, and its declined ones), `asked`
    (requests to the agency that are open), `sign` (requests whose answer waits for a second signature), `decide` (requests
    of the agency that were pointed on or refused), `asking` (its requests that are open), `notices` (newest first; `told`
    None where no webhook was tried; `opened` by the reader), `unread` and `untold` (how many of them a webhook was not
    told). `items`: all that waits, by the day it is due and by what is at stake; each is `{"what", "one", "stake"}`.
    """
    stakes, found = stakes_here(), _waiting(by, today)
    items = [
        {"what": what, "one": one, "stake": stakes.get(one.get("template", ""), Stake.MEDIUM)}
        for what in WAITING for one in found[what]
    ]  # fmt: skip
    items.sort(key=lambda item: rank(item["one"]["due_on"], item["one"]["due"], item["stake"]))
    notices = ask(SQL + "notices.sql", id=None, most=NOTICES)
    return {
        **found,
        "items": items,
        "notices": notices,
        "unread": notices[0]["unread"] if notices else 0,
        "untold": sum(one["told"] is False for one in notices),
        "webhook": webhook_state(by=by),
    }


def waiting_work(*, by: Looking, today: date) -> Row | None:
    """How much of each waits, for the first page and the rail; None for who neither accepts nor signs anything.

    `{"tasks", "requests", "sign", "decide", "overdue", "all", "unread"}`.
    """
    if not {Role.LIAISON, Role.ANALYST} & by.roles or agency_numbered(by.agency).is_partner:
        return None
    found = _waiting(by, today)
    everything = [one for what in WAITING for one in found[what]]
    return {
        "tasks": len(found["mine"]) + len(found["agency"]), "requests": len(found["asked"]), "sign": len(found["sign"]),
        "decide": len(found["decide"]), "overdue": sum(one["due"] is Due.OVERDUE for one in everything),
        "all": len(everything), "unread": ask(SQL + "unread.sql")[0]["unread"],
    }  # fmt: skip


def webhook_state(*, by: Looking) -> Row | None:
    """For administrators: whether a webhook is set for their agency, and the notices that it was not told, the oldest first.

    `{"set", "unreadable", "untold", "total"}`. None for everybody else.
    """
    if Role.ADMINISTRATOR not in by.roles:
        return None
    try:
        is_set, unreadable = agency_numbered(by.agency).code in read_webhooks(Path(settings.DATA_DIR) / DEPLOYED), False
    except UnreadableWebhooks:
        is_set, unreadable = False, True
    untold = ask(SQL + "untold.sql", most=UNTOLD)
    return {"set": is_set, "unreadable": unreadable, "untold": untold, "total": untold[0]["total"] if untold else 0}


def _waiting(by: Looking, today: date) -> Row:
    tasks, found = open_tasks(by=by, today=today), unended_requests(by=by, today=today)
    open_to_us = [one for one in found["to_us"] if one["state"].is_open]
    return {
        "mine": [one for one in tasks if one["mine"] and one["state"].is_open],
        "agency": [one for one in tasks if not (one["mine"] and one["state"].is_open)],
        "asked": [one for one in open_to_us if not one["waits"]],
        "sign": [one for one in open_to_us if one["waits"]],
        "decide": [one for one in found["from_us"] if _to_decide(one)],
        "asking": [one for one in found["from_us"] if one["state"].is_open and not _to_decide(one)],
    }


def _to_decide(one: Row) -> bool:
    return (one["state"].is_open and one["pointed_to"] is not None) or one["state"].stage is RequestStage.REFUSED
