"""Words for the codes of publications."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rabta.documents.rules.edition_page import WHY
from rabta.publications.rules.edition import BECAUSE
from rabta.web.bulletin_forms import ACTS, STANDS, STEPS

WORDS = {
    "stands": STANDS,
    "step": STEPS,
    "act": {**ACTS, "retracted": pgettext_lazy("publication", "Take it back")},
    "withheld": WHY,
    "why": BECAUSE,
    "done": {
        "prepared": _("Prepared and frozen. Two others approve it before it is published."),
        "signed": _("Signed, in your name."),
    },
}
"""What a page of publications says by a code, by the kind of code."""
