"""The form of a claim of land: what a phone walked or an officer typed, as the file that is filed."""

import json
from decimal import Decimal, InvalidOperation
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext_lazy

from rabta.clearance.errors import NotAClaim
from rabta.intake.formats.land.claimed import Claimed, LandUnreadable
from rabta.intake.formats.land.corners import features_of
from rabta.intake.formats.land.facts import LONGEST, facts_of
from rabta.intake.formats.land.reader import claims_of
from rabta.intake.formats.land.repairing import lands_of, measured_areas
from rabta.vocabulary.rules.gazetteer import districts
from rabta.vocabulary.rules.land import land_words
from rabta.web.periods import optional_day

UNIT_WORDS = {
    "acre": gettext_lazy("acres"), "hectare": gettext_lazy("hectares"),
    "kanal:statute_acre": gettext_lazy("kanal, 8 to an acre"),
    "marla:statute_272": gettext_lazy("marla of 272.25 square feet"),
    "marla:square_225": gettext_lazy("marla of 225 square feet"),
    "jarib:half_acre": gettext_lazy("jarib, 2 to an acre"), "jarib:afghan": gettext_lazy("jarib of 2,000 square metres"),
    "square_metre": gettext_lazy("square metres"),
}  # fmt: skip
"""Units with their basis: one without a basis has no fixed area, and is not offered."""
SHARES = tuple(range(100, -10, -10))


def words_of_form() -> dict[str, Any]:
    """What the form of a claim offers."""
    return {
        "quantities": land_words("quantities"), "crops": land_words("crops"), "stages": land_words("stages"),
        "methods": land_words("methods"), "offered": land_words("help"), "units": UNIT_WORDS.items(), "shares": SHARES,
        "districts": districts(),
    }  # fmt: skip


def claim_file(form: QueryDict) -> bytes:
    """The claim of a form as GeoJSON: equal forms are equal bytes, so that one sent twice is one report.

    Raises NotAClaim for what says too little, and for land that no figure could hold: the officer is still there to mend it.
    """
    on = optional_day(form.get("on", ""))
    if on is None:
        raise NotAClaim("Choose the day on which the work ended.")
    area = _stated(form)
    said = {
        "claim": form.get("number", "").strip() or _number(form), "quantity": form.get("quantity", ""),
        "crop": form.get("crop", ""), "stage": form.get("stage", ""), "method": form.get("method", ""),
        "date": on.isoformat(), "started": form.get("started", ""), "place": form.get("place", ""),
        "district": form.get("district", ""), "agencies": form.getlist("named_there"), "forces": form.get("forces", ""),
        "destroyed": form.get("destroyed", ""), "incidents": form.get("incidents", ""), "help": form.getlist("help"),
        "device": form.get("device", ""), "accuracy_m": form.get("accuracy", ""), **area,
    }  # fmt: skip
    _must_fit(said)
    if not said["crop"]:
        raise NotAClaim("Say which crop it was: poppy or cannabis.")
    properties = {key: value for key, value in said.items() if value}
    feature = {"type": "Feature", "properties": properties, "geometry": _walked(form)}
    content = json.dumps({"type": "FeatureCollection", "features": [feature]}, ensure_ascii=False, sort_keys=True).encode()
    _must_count(content)
    return content


def _number(form: QueryDict) -> str:
    """A claim without a number of its own is named by the draft on its phone: the same draft is the same claim."""
    draft = "".join(sign for sign in form.get("draft", "") if sign.isalnum())
    return f"field-{draft[:8]}" if draft else ""


def _stated(form: QueryDict) -> dict[str, str]:
    written = form.get("area", "").strip()
    if not written:
        return {}
    try:
        value = Decimal(written.replace(",", ""))
    except InvalidOperation:
        raise NotAClaim(f'"{written[:40]}" is no area. Write a number, such as 4.5.') from None
    if form.get("unit", "") not in UNIT_WORDS:
        raise NotAClaim("Say the unit of the area.")
    code, _, basis = form.get("unit", "").partition(":")
    if not value.is_finite() or value <= 0:
        raise NotAClaim("The area must be more than nought.")
    return {"area": str(value), "unit": code, "basis": basis}


def _walked(form: QueryDict) -> dict[str, Any] | None:
    corners = form.get("corners", "").replace("\r\n", "\n").strip()
    if not corners:
        return None
    try:
        found = features_of(corners)
    except LandUnreadable as error:
        raise NotAClaim(str(error)) from None
    if len(found) > 1:
        raise NotAClaim("The corners are of several fields. File one field at a time.")
    (ring,) = found[0]["geometry"]["coordinates"]
    closed = ring if ring[0] == ring[-1] else [*ring, ring[0]]
    return {"type": "Polygon", "coordinates": [closed]}


def _must_fit(said: dict[str, Any]) -> None:
    """Nothing is cut: what is too long is refused. Raises NotAClaim."""
    if any(len(each) > LONGEST for value in said.values() for each in (value if isinstance(value, list) else [value])):
        raise NotAClaim(f"A field has at most {LONGEST} characters.")


def _must_count(content: bytes) -> None:
    """Raise NotAClaim where the claim would be set aside."""
    claims = claims_of(content)
    for claim in claims:
        facts_of(claim)
    measured_areas(claims, lands_of(claims))
    for claim in claims:
        if (why := _why_aside(claim)) is not None:
            raise NotAClaim(why)


def _why_aside(claim: Claimed) -> str | None:
    wrong = [each for each in claim.problems if each["rule"] == "position_unread"]
    if not wrong and claim.set_aside in (None, "stated_only"):
        return None
    told = wrong[0] if wrong else next(each for each in claim.problems if each["rule"] == claim.set_aside)
    return str(told["told"])
