"""Words for the codes of returns."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rabta.web.bulletin_forms import WITHDRAW, WITHDRAWN

WORDS = {
    "form": {
        "seizures": _("UN individual drug seizures"), "annual": _("Annual figures by substance"),
        "precursors": _("INCB Form D, seizures of precursors"), "customs": _("Customs network, seizures"),
    },
    "receiver": {
        "seizures": _("United Nations Office on Drugs and Crime"), "annual": _("United Nations Office on Drugs and Crime"),
        "precursors": _("International Narcotics Control Board"), "customs": _("World Customs Organization"),
    },
    "due": {
        "seizures": _("with each quarter"), "annual": _("once a year"),
        "precursors": _("by 30 June of the year after"), "customs": _("as seizures are made"),
    },
    "stands": {
        "waits": pgettext_lazy("return", "waits for an approval"),
        "approved": pgettext_lazy("return", "approved, not sent yet"),
        "refused": pgettext_lazy("bulletin", "refused"), "sent": pgettext_lazy("return", "sent"),
        "taken_back": pgettext_lazy("bulletin", "taken back"),
    },
    "step": {
        "approved": pgettext_lazy("bulletin", "approved"), "refused": pgettext_lazy("bulletin", "refused"),
        "sent": pgettext_lazy("return", "sent"), "taken_back": pgettext_lazy("bulletin", "taken back"),
        "approval_withdrawn": WITHDRAWN,
    },
    "act": {
        "approved": _("Approve it"), "refused": _("Refuse it"), "sent": _("Note that it was sent"),
        "taken_back": _("Take it back"), "approval_withdrawn": WITHDRAW,
    },
    "hint": {
        "refused": _("Say why."), "sent": _("Say to whom it was sent, and how."), "taken_back": _("Say why."),
        "approval_withdrawn": _("Say why."),
    },
    "why": {
        "empty": _("The form needs something there: state it in the report."),
        "no_word": _("The form has no such word: name it more exactly in the report, or tell it apart."),
        "equal": _("Rows are equal, and each is an event of its own: two seizures of one day, or one that was not joined."),
        "sent": _("Rows tell of events that were sent already: take that return back if this one replaces it."),
        "other_days": _("The version of the form is for other days: its receiver may take it no longer."),
        "quarter": _("A quarter says again rows of another, day by day: look whether an agency sent it twice."),
    },
    "left_out": {
        "undated": _("events without a day, of the whole record"), "lumps": _("totals that stand beside their parts"),
        "abroad": _("events abroad"),
    },
    "done": {
        "prepared": _("Prepared and frozen. Another approves it before it is sent."), "signed": _("Signed, in your name."),
    },
}  # fmt: skip
"""What a page of returns says by a code, by the kind of code."""
