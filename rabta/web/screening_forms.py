"""Forms of watch-lists: words for their codes, and what somebody typed as a list or an entry."""

from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rabta.screening.errors import CannotList
from rabta.screening.operations.watch_lists import NewList
from rabta.screening.rules.entry import FOR, EntryKind, Listed, Why
from rabta.screening.rules.entry_file import COLUMNS, NUMBERS, listed_in
from rabta.web.periods import optional_day

KINDS = {
    "person": _("Person"), "document": _("Document"), "phone": _("Telephone number"), "address": _("Address"),
}  # fmt: skip
WHY = {
    "wanted": _("wanted"), "courier": _("courier"), "facilitator": _("facilitator of smuggling"),
    "trafficker": _("trafficker"), "recruiter": _("recruiter"), "lost": _("reported lost"), "stolen": _("reported stolen"),
    "forged": _("forged"), "cancelled": _("cancelled by its issuer"),
}  # fmt: skip
STEPS = {
    "opened": pgettext_lazy("watch-list", "opened"), "added": pgettext_lazy("watch-list", "added"),
    "renewed": pgettext_lazy("watch-list", "renewed"), "closed": pgettext_lazy("watch-list", "closed"),
    "withdrawn": pgettext_lazy("watch-list", "withdrawn"), "restored": pgettext_lazy("watch-list", "put back"),
}  # fmt: skip
ACTS = {
    "renewed": _("Renew it after a review"), "closed": _("Close it for good"), "withdrawn": _("Withdraw it"),
    "restored": _("Put it back"),
}  # fmt: skip
STANDINGS = {
    "in_force": _("in force"), "expired": _("expired, not renewed"), "withdrawn": pgettext_lazy("watch-list", "withdrawn"),
    "closed": pgettext_lazy("watch-list", "closed"),
}  # fmt: skip
NUMBER_WORDS = {
    "cnic": _("CNIC"), "passport": _("Passport number"), "document": _("Another document"), "phone": _("Telephone number"),
    "address": _("Address"),
}  # fmt: skip
HIT_STATES = {
    "open": _("nobody has taken it yet"), "taken": _("taken"), "confirmed": _("confirmed"), "not_same": _("not the same"),
    "found": _("something was found"), "nothing_found": _("nothing was found"), "no_action": _("no action"),
    "remembered": _("judged not the same before"),
}  # fmt: skip
HIT_STEPS = {
    "taken": pgettext_lazy("match", "taken"), "confirmed": _("confirmed"), "not_same": _("not the same"),
    "found": _("something was found"), "nothing_found": _("nothing was found"), "no_action": _("no action"),
    "reopened": _("opened again"),
}  # fmt: skip
HIT_ACTS = {
    "taken": _("Take it: I look at it"), "confirmed": _("Confirm: this is who or what is listed"),
    "not_same": _("Not the same: remember it for these two"), "found": _("Something was found"),
    "nothing_found": _("Nothing was found"), "no_action": _("No action"), "reopened": _("Open it again"),
}  # fmt: skip
BASES = {
    "number": _("the same number"), "like_number": _("a number one slip apart"), "name": _("the name"),
}  # fmt: skip
REASONS = {
    "same_number": _("the same number"), "misread": _("a number that looks alike"),
    "transposed": _("a number with two signs exchanged"), "one_changed": _("a number with one sign changed"),
    "one_missing": _("a number with one sign missing"), "name_agrees": _("the names agree"),
    "name_alike": _("the names are alike"), "name_differs": _("the names differ"), "born_agrees": _("the births agree"),
    "born_differs": _("the births differ"),
}  # fmt: skip
OFF_LOADING = {
    "outcome": _("What became of the traveller"), "complaint": _("A complaint"), "found_wrong": _("Found wrong"),
    "taken_back": _("taken back"),
}  # fmt: skip
OFF_LOADING_ACTS = {
    "outcome": _("Say what became of the traveller"), "complaint": _("Record a complaint"),
    "found_wrong": _("Say that it was wrong"), "taken_back": _("Take the record back"),
}  # fmt: skip
OUTCOMES = {
    "travelled_later": _("travelled later"), "let_go": _("let go"), "referred": _("referred to the protection desk"),
    "handed_over": _("handed over to another agency"), "arrested": pgettext_lazy("off-loading", "arrested"),
}  # fmt: skip
WORDS = {"kind": KINDS, "why": WHY, "step": STEPS, "act": ACTS, "standing": STANDINGS, "number": NUMBER_WORDS,
         "hit": HIT_STATES, "hit_step": HIT_STEPS, "hit_act": HIT_ACTS, "basis": BASES, "reason": REASONS,
         "off_loading": OFF_LOADING, "off_loading_act": OFF_LOADING_ACTS, "outcome": OUTCOMES}  # fmt: skip
"""What a page of screening says by a code, by the kind of code."""


def list_in(form: QueryDict) -> NewList:
    """The list a form tells of."""
    return NewList(
        name=form.get("name", ""), ground=form.get("ground", ""), reason=form.get("reason", ""),
        contact=form.get("contact", ""), phone=form.get("phone", ""), until=optional_day(form.get("until", "").strip()),
    )  # fmt: skip


def entry_in(form: QueryDict) -> Listed:
    """The entry a form tells of. Raises CannotList for what is no code of ours."""
    said = {
        "kind": form.get("kind", ""), "why": form.get("why", ""), "name": form.get("name", ""),
        "father": form.get("father", ""), "born": form.get("born", ""), "adult": form.get("adult", ""),
        "cnic": form.get("cnic", ""), "passport": form.get("passport", ""), "document": form.get("document", ""),
        "phone": form.get("phone", ""), "address": form.get("address", ""), "issuer": form.get("issuer", ""),
        "reason": form.get("reason", ""), "reference": form.get("reference", ""),
        "about_others": form.get("about_others", ""),
    }  # fmt: skip
    if said["kind"] not in list(EntryKind):
        raise CannotList("Choose what is listed.")
    if said["why"] not in FOR[EntryKind(said["kind"])]:
        raise CannotList("Choose why it is listed.")
    return listed_in(said)


def choices() -> dict[str, Any]:
    """What the forms let one choose from."""
    return {
        "kinds": KINDS.items(), "whys": [(str(one), WHY[str(one)]) for one in Why], "columns": COLUMNS,
        "numbers": [(str(one), NUMBER_WORDS[str(one)]) for one in NUMBERS],
    }  # fmt: skip
