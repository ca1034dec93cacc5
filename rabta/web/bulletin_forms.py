"""Forms of bulletins: words for their codes, and what somebody typed as one."""

import uuid

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rabta.prevention.operations import NewBulletin
from rabta.web.periods import optional_day
from rabta.web.views.mending import identifier

WITHDRAWN, WITHDRAW = _("approval withdrawn"), _("Withdraw your approval")
STANDS = {
    "waits": _("waits for two approvals"), "approved": _("approved by two, not published yet"),
    "refused": pgettext_lazy("bulletin", "refused"), "published": pgettext_lazy("bulletin", "published"),
    "retracted": pgettext_lazy("bulletin", "taken back"),
}  # fmt: skip
STEPS = {
    "approved": pgettext_lazy("bulletin", "approved"), "refused": pgettext_lazy("bulletin", "refused"),
    "approval_withdrawn": WITHDRAWN,
    "published": pgettext_lazy("bulletin", "published"), "retracted": pgettext_lazy("bulletin", "taken back"),
}  # fmt: skip
ACTS = {
    "approved": _("Approve it"), "refused": _("Refuse it"), "published": _("Publish it, frozen as it is"),
    "retracted": _("Take it back"), "approval_withdrawn": WITHDRAW,
}  # fmt: skip
RULES = {
    "number": _("a number: only a figure that may be told outside stands in a bulletin"), "flight": _("a flight"),
    "contact": _("an address by which somebody may be reached"), "agency": _("the name of an agency"),
    "method": _("a word of how somebody is found"), "place": _("a place finer than a district"),
    "name": _("the name of a person in the reports behind it"),
}  # fmt: skip
WORDS = {"stands": STANDS, "step": STEPS, "act": ACTS, "rule": RULES}
"""What a page of bulletins says by a code, by the kind of code."""


def bulletin_in(form: QueryDict) -> NewBulletin:
    """The bulletin that a form tells of. What is no id of a warning is one that nobody has."""
    return NewBulletin(
        warning_ids=[chosen(one) for one in form.getlist("warning")],
        signal_ids=[chosen(one) for one in form.getlist("signal")],
        date_from=optional_day(form.get("date_from", "").strip()), date_to=optional_day(form.get("date_to", "").strip()),
        added_en=form.get("added_en", ""), added_ur=form.get("added_ur", ""),
    )  # fmt: skip


def chosen(typed: str) -> uuid.UUID:
    """The id that stands in a form."""
    return identifier(typed)
