"""What every page of the console says around its content: language, direction, theme, who is looking."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation

from rabta.briefing.invented import is_invented
from rabta.casework.operations.signing import OFFICERS
from rabta.counting.dissent import MAY_DISAGREE
from rabta.deconfliction.queries import directs
from rabta.exchange.partner_requests import approves, is_partner
from rabta.people.accounts import sessions
from rabta.people.rules.purposes import Role
from rabta.strategy.queries import MAY_WRITE
from rabta.vocabulary.rules.numbered import agency_numbered
from rabta.web.preferences import preferences_of


def console(request: HttpRequest) -> dict[str, Any]:
    """Never touches the database: an error page must be able to call it while the database is down."""
    chosen = preferences_of(request)
    return {
        "language": translation.get_language() or "en",
        "direction": "rtl" if translation.get_language_bidi() else "ltr",
        "chosen": chosen,
        "reader": _reader(request),
        "idle_seconds": int(settings.IDLE_LOCK.total_seconds()),
        "idle_minutes": int(settings.IDLE_LOCK.total_seconds()) // 60,
        "wrong_tries": _wrong_tries(request),
        "task": getattr(request, "task", None),
        "example": is_invented(),
        "here": getattr(getattr(request, "resolver_match", None), "url_name", "") or "",
    }


def _wrong_tries(request: HttpRequest) -> dict[str, Any] | None:
    """What was tried at this reader's name before the sign-in: told once, on the first page after it."""
    if getattr(request, "looking", None) is None or sessions.WRONG_TRIES not in request.session:
        return None
    told = request.session.pop(sessions.WRONG_TRIES)
    return {"count": told["count"], "since": datetime.fromisoformat(told["since"])}


def _reader(request: HttpRequest) -> dict[str, Any] | None:
    """Who is looking, for wording; None outside the house (sign-in, error pages)."""
    looking = getattr(request, "looking", None)
    if looking is None:
        return None
    agency = agency_numbered(looking.agency)
    return {
        "name": looking.name,
        "agency": {"code": agency.code, "name_en": agency.name_en, "name_ur": agency.name_ur},
        "roles": [Role(role).label for role in sorted(looking.roles)],
        "disagrees": bool(MAY_DISAGREE & looking.roles),
        "promises": bool(MAY_WRITE & looking.roles),
        "works": bool(OFFICERS & looking.roles) and not agency.is_partner,
        "judges": Role.ANALYST in looking.roles,  # manners only: the house refuses everybody else
        "plans": Role.LIAISON in looking.roles and not agency.is_partner,
        "watches": Role.WATCH in looking.roles,
        "directs": directs(looking),
        "marks_networks": bool({Role.LIAISON, Role.ANALYST} & looking.roles),  # manners only, too
        "protects": Role.PROTECTION in looking.roles,
        "is_partner": is_partner(looking), "partners": is_partner(looking) or approves(looking),
        "groups": sorted(looking.groups),
        "keeps_people": Role.ADMINISTRATOR in looking.roles,  # manners too
        "draft_key": looking.reader_id.hex[:12],
    }
