"""Words for the codes of early warning."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

NOTICED = {"rise": _("more than before"), "new": _("new here"), "purer": _("purer than before"),
           "adulterant": _("new in a drug here"), "counterfeit": _("not what it is sold as")}  # fmt: skip
STANDS = {"followed": pgettext_lazy("signal", "followed"), "set_aside": pgettext_lazy("signal", "set aside")}
ACTS = {"followed": _("Follow it"), "set_aside": _("Set it aside")}
WORDS = {"noticed": NOTICED, "stands": STANDS, "act": ACTS}
"""What a page of early warning says by a code, by the kind of code."""
