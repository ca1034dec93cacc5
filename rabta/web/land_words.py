"""Words for the codes of land: status, evidence, reasons to watch, opinions, what a certificate says."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

STATUS = {
    "free": pgettext_lazy("land", "free"), "watch": pgettext_lazy("land", "under watch"),
    "found": pgettext_lazy("land", "found"), "cleared": pgettext_lazy("land", "cleared"),
    "verified": pgettext_lazy("land", "verified"), "None": pgettext_lazy("land", "nothing declared"),
    "unsaid": pgettext_lazy("land", "nothing declared"),
}  # fmt: skip
ACTS = {
    "free": _("Declare it free: nothing was found this season"), "watch": _("Put it under watch"),
    "found": _("Declare that poppy was found"), "cleared": _("Declare it cleared"),
    "verified": _("Declare it verified: what was cleared was visited"),
}  # fmt: skip
MARKS = {"free": "○", "watch": "◔", "found": "●", "cleared": "◐", "verified": "✓", "None": "–", "unsaid": "–"}
QUANTITY = {
    "cleared": pgettext_lazy("land", "cleared"), "surveyed": pgettext_lazy("land", "surveyed"),
    "cultivated": pgettext_lazy("land", "found under crop"),
}  # fmt: skip
SHOWN = {
    "cleared": _("Cleared, each place once"), "surveyed": _("Surveyed"), "cultivated": _("Found under crop"),
    "overlaps": _("Overlaps, struck out"), "photographed": _("Cleared, with photographs"),
}  # fmt: skip
CROP = {
    "poppy": pgettext_lazy("crop", "Poppy"), "cannabis": pgettext_lazy("crop", "Cannabis"),
    "": pgettext_lazy("crop", "crop not said"),
}  # fmt: skip
EVIDENCE = {
    "sighting": _("land found under crop"), "claim": _("a claim of clearing"), "survey": _("a survey"),
    "visit": _("a visit that found it standing"),
}  # fmt: skip
MEANS = {"ground": _("on the ground"), "drone": _("by drone"), "aircraft": _("from an aircraft")}
AREA_UNITS = {
    "acre": _("acres"), "hectare": _("hectares"), "square_metre": _("square metres"),
    "kanal/statute_acre": _("kanals, eight to the acre"), "marla/statute_272": _("marlas of 272.25 square feet"),
    "marla/square_225": _("marlas of 225 square feet"), "jarib/half_acre": _("jaribs of half an acre"),
    "jarib/afghan": _("jaribs of 2,000 square metres"),
}  # fmt: skip
"""A unit that differs by place stands with its basis."""
OPINION = {
    "cleared": _("bare after the day it was cleared"), "stands": _("still green after the day it was cleared"),
    "cannot_tell": _("cannot tell"),
}  # fmt: skip
BECAUSE = {
    "fell": _("the index fell by more than that of the fields around"),
    "stayed": _("the index did not fall as it does where a field is ploughed"),
    "too_small": _("the field is smaller than a tenth of a hectare: a few pixels"),
    "late": _("no picture within 16 days after: what ripens turns bare by itself"),
    "none_before": _("no picture in the 48 days before"),
    "not_green": _("it was not green before, so nothing can be seen to go"),
}  # fmt: skip
IMAGE = {
    "before": _("Taken before the field was cleared: it may show the crop."),
    "after": _("Taken within 16 days after: look whether it is bare."),
    "too_small": _("Cannot tell: the field is smaller than a tenth of a hectare."),
    "too_coarse": _("Cannot tell: the field is fewer than ten pixels of this image."),
    "image_late": _("Cannot tell: taken more than 16 days after, when what ripens is bare by itself."),
}  # fmt: skip
DRAWN = {
    "largest": _("one of the largest of its district"), "all": _("every field of this agency is visited"),
    "lot": _("drawn by lot"),
}  # fmt: skip
UNCOVERED = {
    "out_of_sight": _("Records that you may not see, if there are any."),
    "other_crops": _("Other crops: this page is of one."),
    "season_open": _("What may still be found: the season has not ended."),
    "against": _("Records that speak against it:"),
    "stated_only": _("Claims that state an area and draw no land:"),
    "unvisited": _("Cleared fields that nobody visited:"),
    "unbounded": _("How far the verified share may be off: too few fields were visited to say."),
}  # fmt: skip
CERTIFIES = {
    "verified": _("Poppy was found here this season, cleared, and what was cleared was visited and verified."),
    "cleared": _("Poppy was found here this season and cleared. It is not verified yet."),
    "free": _("Nothing was found here this season."),
    "nothing": _("No certificate: it is not declared free, cleared or verified."),
}  # fmt: skip
CERTIFIES_CANNABIS = {
    "verified": _("Cannabis was found here this season, cleared, and what was cleared was visited and verified."),
    "cleared": _("Cannabis was found here this season and cleared. It is not verified yet."),
    "free": CERTIFIES["free"], "nothing": CERTIFIES["nothing"],
}  # fmt: skip
WORDS: Mapping[str, Mapping[str, Any]] = {
    "status": STATUS, "act": ACTS, "mark": MARKS, "shown": SHOWN, "quantity": QUANTITY,
    "crop": CROP, "evidence": EVIDENCE, "means": MEANS,
    "opinion": OPINION, "image": IMAGE, "because": BECAUSE, "drawn": DRAWN, "uncovered": UNCOVERED, "certifies": CERTIFIES,
    "certifies_cannabis": CERTIFIES_CANNABIS,
}  # fmt: skip
"""What a page of land says by a code, by the kind of code."""
