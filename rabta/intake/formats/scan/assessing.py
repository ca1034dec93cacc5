"""Which grade of evidence an object delivers, and what keeps it from being assessed for material: each reason by name."""

from typing import Any

BODY = ("AIT",)
REASONS: dict[str, str] = {
    "report": "this is a report about a scan, not an image",
    "colour_only": "colour only: the image was made for the eye and holds no dual-energy data",
    "body": "an image of a person: it is never assessed here, and not kept in the record",
    "no_pixels": "the object holds no pixels",
    "not_decoded": "its compression is not read here",
    "one_energy": "one energy: the other energy of this view must come as an object of its own",
    "energy_not_stated": "the energy is not stated",
    "one_view": "second view missing: this object holds one view",
    "no_calibration": "no calibration: neither data nor a day of it is stated",
    "relation_not_stated": "whether values are intensity or attenuation is not stated",
    "for_presentation": "made for presentation: values were changed for the eye",
    "lossy": "compressed with loss: values were changed",
    "few_bits": "fewer than 10 bits a pixel",
    "sign_in_doubt": "values hold together only with the sign that the header denies",
    "bits_in_doubt": "bits lie where the header says there are none",
    "all_equal": "all pixels are equal",
    "tip": "a projected or simulated threat, not a bag as it was",
}
"""Why an object is not assessable; the keys are part of the answer."""


def grade_of(header: dict[str, Any], pixels: dict[str, Any] | None) -> str:
    """colour only, one energy, dual energy, computed, CT, body, report or other."""
    kind = header["image"] or header["type"]
    if kind == "TDR":
        return "report"
    if kind in BODY or header["inspected"].get("type") == "PERSON":
        return "body"
    if pixels is None:
        return "other"
    if pixels["colour"] or kind == "SC":
        return "colour only"
    if kind == "CT":
        return "CT"
    return {"several": "dual energy", "computed": "computed"}.get(header["energy"]["level"] or "", "one energy")


def why_not(header: dict[str, Any], pixels: dict[str, Any] | None, grade: str) -> list[dict[str, str]]:
    """The reasons that keep this one object from being assessed, in the order of the table; empty when there is none."""
    found: set[str] = set()
    if header["type"] == "TIP":
        found.add("tip")
    if grade in ("report", "body"):
        found.add(grade)
    elif pixels is None:
        found.add("no_pixels")
    elif grade == "colour only":
        found.add("colour_only")
    else:
        found |= _of_values(header, pixels)
    return [{"kind": kind, "says": says} for kind, says in REASONS.items() if kind in found]


def _of_values(header: dict[str, Any], pixels: dict[str, Any]) -> set[str]:
    level, kind = header["energy"]["level"], header["image"] or header["type"]
    holds = {
        "one_energy": level in ("high", "low"), "energy_not_stated": level is None,
        "one_view": kind == "DX", "no_calibration": not header["calibration"]["stated"],
        "relation_not_stated": kind == "DX" and not pixels["relation"], "lossy": bool(pixels["lossy"]),
        "for_presentation": pixels["for_presentation"], "few_bits": pixels["bits_stored"] < 10,
        "not_decoded": pixels["digest"] is None, "sign_in_doubt": bool(pixels.get("sign_in_doubt")),
        "bits_in_doubt": bool(pixels.get("bits_in_doubt")),
        "all_equal": pixels["lowest"] is not None and pixels["lowest"] == pixels["highest"],
    }  # fmt: skip
    return {reason for reason, true in holds.items() if true}
