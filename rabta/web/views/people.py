"""Administrators keep their own agency's people. For everybody else these pages do not exist."""

import uuid
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from rabta.filing.errors import NotAvailable
from rabta.ledger.operations import append_entry
from rabta.people import administration, queries
from rabta.people.administration import By, Done
from rabta.people.errors import NotYourPerson, PeopleError, TooLong
from rabta.people.rules.keeping import CENTRE, Matter, Rights, roles_to_choose
from rabta.people.rules.purposes import Purpose, Role
from rabta.sharing.operations import Looking, acting_as
from rabta.vocabulary.rules.agencies import agencies
from rabta.vocabulary.rules.numbered import agency_numbered
from rabta.web import clock, refused
from rabta.web.door import answer, signed_in
from rabta.web.refusals import refusal_page
from rabta.web.views.account import sign_in_shown, uuid_or_none

HIGHEST = 3  # vetting: secret
LONGEST = 200  # characters of a name or a reason


@require_GET
@signed_in
def people(request: HttpRequest) -> HttpResponse:
    """Everybody this administrator keeps, what waits for a second pair of eyes, and a form for a new person."""
    return answer(
        request, "people.html", query=lambda: queries.people(me=request.user.reader_id, at=clock.now()), shape=_shape,
        deed="people:read", subject=("page", "people"),
    )  # fmt: skip


def _shape(found: dict[str, Any]) -> dict[str, Any]:
    me = next(row for row in found["people"] if row["self"])
    by_agency: dict[int, list[dict[str, Any]]] = {}
    for row in found["people"]:
        by_agency.setdefault(row["agency"], []).append(row)
    may = {"vetting": me["vetting"], "purposes": me["purposes"], "groups": me["groups"]}
    return {
        "by_agency": [(_named(number), rows) for number, rows in by_agency.items()],
        "proposals": [_proposal(one) for one in found["proposals"]],
        "agencies": _agencies(found["own_agency"]),
        "form": _choices(may, held={"vetting": 0, "roles": [Role.LIAISON], "purposes": [Purpose.COORDINATION], "groups": []},
                         agency=found["own_agency"]),
    }  # fmt: skip


def _agencies(own: int) -> list[dict[str, Any]]:
    """For whom somebody may be added: one's own agency; at the centre, offices of the country that have no administrator."""
    if own != CENTRE:
        return [_named(own)]
    return [_named(one.number) for one in agencies() if not one.kind.endswith("partner")]


def _named(number: int) -> dict[str, Any]:
    one = agency_numbered(number)
    return {"number": number, "code": one.code, "name_en": one.name_en, "name_ur": one.name_ur}


def _choices(mine: dict[str, Any], *, held: dict[str, Any], agency: int) -> dict[str, Any]:
    """What a form of rights offers, and what of it is held now."""
    roles = roles_to_choose(agency=agency, held=frozenset(Role(r) for r in held["roles"]))
    return {
        "levels": [(n, n == held["vetting"]) for n in range(max(mine["vetting"], held["vetting"]) + 1)],
        "roles": [(int(r), r.label, r in held["roles"]) for r in roles],
        "purposes": [(p, Purpose(p).label, p in held["purposes"]) for p in sorted({*mine["purposes"], *held["purposes"]})],
        "groups": [(g, g in held["groups"]) for g in mine["groups"]],
    }


def _proposal(one: dict[str, Any]) -> dict[str, Any]:
    return {**one, "agency": _named(one["agency"]), "matter": Matter(one["kind"]).name.casefold()}


@require_GET
@signed_in
def person(request: HttpRequest, person_id: uuid.UUID) -> HttpResponse:
    """One person: rights, sign-ins, what is proposed, and what can be done."""

    def shape(found: dict[str, Any]) -> dict[str, Any]:
        held = {key: found[key] for key in ("vetting", "purposes", "groups")} | {"roles": found["role_numbers"]}
        return {
            "agency": _named(found["agency"]),
            "form": _choices(found["mine"], held=held, agency=found["agency"]),
            "sign_ins": [sign_in_shown(one, here=None) for one in found["sign_ins"]],
            "proposals": [_proposal(one) for one in found["proposals"]],
        }  # fmt: skip

    return answer(
        request, "person.html", shape=shape, deed="people:read", subject=("reader", str(person_id)),
        query=lambda: queries.person(person_id, me=request.user.reader_id, at=clock.now()),
    )  # fmt: skip


@require_POST
@signed_in
def add(request: HttpRequest) -> HttpResponse:
    """A new person; the one-time password is on the page that answers, and nowhere else."""
    form = request.POST
    chosen = next((one for one in agencies() if one.code == form.get("agency")), None)
    if chosen is None:
        raise NotAvailable

    def deed(by: By) -> Done:
        return administration.add_person(
            by=by, name=_fitting(form.get("name", "")), sign_in_name=form.get("sign_in", "").strip(),
            agency=chosen.number, code=chosen.code, wanted=_wanted(form), reason=_reason(form),
        )  # fmt: skip

    return _carry_out(request, deed)


@require_POST
@signed_in
def rights(request: HttpRequest, person_id: uuid.UUID) -> HttpResponse:
    """Change what a person may; what takes two becomes a proposal."""
    form = request.POST
    return _carry_out(
        request,
        lambda by: administration.give_rights(by=by, person_id=person_id, wanted=_wanted(form), reason=_reason(form)),
    )


DEEDS: dict[str, Callable[[By, uuid.UUID, QueryDict], Done]] = {
    "disable": lambda by, who, form: administration.set_active(by=by, person_id=who, active=False),
    "enable": lambda by, who, form: administration.set_active(by=by, person_id=who, active=True),
    "password": lambda by, who, form: administration.give_password(by=by, person_id=who),
    "let_in": lambda by, who, form: administration.let_in(by=by, person_id=who),
    "end": lambda by, who, form: administration.end_sign_ins(by=by, person_id=who, name=_session_named(form)),
    "reset": lambda by, who, form: administration.propose(by=by, person_id=who, matter=Matter.RESET, reason=_reason(form)),
    "remove": lambda by, who, form: administration.propose(
        by=by, person_id=who, matter=Matter.REMOVAL, reason=_reason(form)
    ),
}
"""What the buttons of a person's page do, by the name they send."""


@require_POST
@signed_in
def do(request: HttpRequest, person_id: uuid.UUID) -> HttpResponse:
    """One deed about one person."""
    deed = DEEDS.get(request.POST.get("deed", ""))
    if deed is None:
        raise NotAvailable
    return _carry_out(request, lambda by: deed(by, person_id, request.POST))


@require_POST
@signed_in
def decide(request: HttpRequest, proposal_id: uuid.UUID) -> HttpResponse:
    """Agree to a proposal as the second pair of eyes, or take it back."""
    said = request.POST.get("deed", "")
    if said not in ("agree", "withdraw"):
        raise NotAvailable
    return _carry_out(
        request, lambda by: administration.decide(by=by, proposal_id=proposal_id, approved=said == "agree"), back="people"
    )


def _carry_out(request: HttpRequest, deed: Callable[[By], Done], *, back: str = "") -> HttpResponse:
    """Do it in the administrator's name with one ledger entry, then show what is to be handed over, or go back."""
    try:
        with acting_as(request.user.reader_id) as looking:
            done = deed(By(me=looking.reader_id, at=clock.now(), enter=_pen(looking), new_id=clock.new_id))
    except NotYourPerson:
        raise NotAvailable from None
    except PeopleError as refusal:
        refused.enter(request, rule=type(refusal).__name__)
        return refusal_page(request, str(refusal))
    if done.password:
        return HttpResponse(render_to_string("handed_over.html", {"done": done}, request))
    what = "proposed" if done.proposed else "done"
    page = reverse("people") if back else reverse("person", args=[done.person_id])
    return HttpResponseRedirect(f"{page}?done={what}")


def _session_named(form: QueryDict) -> uuid.UUID | None:
    """The session a form names, None for all of them; what names none is the name of none."""
    return (uuid_or_none(form["name"]) or uuid.UUID(int=0)) if "name" in form else None


def _pen(looking: Looking) -> Callable[..., None]:
    """Writes the entry in this administrator's name, in the running transaction."""

    def enter(*, deed: str, subject: tuple[str, str], detail: dict[str, object]) -> None:
        append_entry(looking.deed(deed, subject=subject, detail=detail), id=clock.new_id(), at=clock.now())

    return enter


def _wanted(form: QueryDict) -> Rights:
    """The rights a form asks for; what is no right at all is not asked for."""
    return Rights(
        vetting=min(max(_number(form.get("vetting", "0")), 0), HIGHEST),
        roles=frozenset(Role(n) for n in map(_number, form.getlist("roles")) if n in set(Role)),
        groups=frozenset(form.getlist("groups")),
        purposes=frozenset(Purpose(n) for n in map(_number, form.getlist("purposes")) if n in set(Purpose)),
    )


def _number(said: str) -> int:
    return int(said) if said.isascii() and said.isdigit() and len(said) < 4 else 0


def _reason(form: QueryDict) -> str:
    return _fitting(form.get("reason", ""))


def _fitting(words: str) -> str:
    """Words as they are kept. Raises TooLong: nothing is cut."""
    kept = words.strip()
    if len(kept) > LONGEST:
        raise TooLong(LONGEST)
    return kept
