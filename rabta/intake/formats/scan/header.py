"""What an object's header says: what it is, which device, when, what was inspected, which view and which energy.

Elements that medicine uses for a patient carry the object of inspection in DICOS: they are mapped by a table, and a person's
birth or sex is never shown. Sources: DICOM PS3.3; the DICOS modules as independent toolkits write them (IIC 1 v03).
"""

import re
from typing import Any

from rabta.intake.formats.scan.problems import Problem, tag_name
from rabta.intake.formats.scan.tags import KEYS
from rabta.intake.formats.scan.values import Values, rounded, without_none

CLASSES: dict[str, tuple[str, str]] = {
    "1.2.840.10008.5.1.4.1.1.501.1": ("CT", "DICOS CT"),
    "1.2.840.10008.5.1.4.1.1.501.2.1": ("DX", "DICOS digital X-ray, for presentation"),
    "1.2.840.10008.5.1.4.1.1.501.2.2": ("DX", "DICOS digital X-ray, for processing"),
    "1.2.840.10008.5.1.4.1.1.501.3": ("TDR", "DICOS threat detection report"),
    "1.2.840.10008.5.1.4.1.1.501.4": ("AIT", "DICOS body scan, 2D"),
    "1.2.840.10008.5.1.4.1.1.501.5": ("AIT", "DICOS body scan, 3D"),
    "1.2.840.10008.5.1.4.1.1.501.6": ("QR", "DICOS quadrupole resonance"),
    "1.2.840.10008.5.1.4.1.1.2": ("CT", "CT image"),
    "1.2.840.10008.5.1.4.1.1.2.1": ("CT", "enhanced CT image"),
    "1.2.840.10008.5.1.4.1.1.1": ("DX", "computed radiography"),
    "1.2.840.10008.5.1.4.1.1.1.1": ("DX", "digital X-ray, for presentation"),
    "1.2.840.10008.5.1.4.1.1.1.1.1": ("DX", "digital X-ray, for processing"),
    "1.2.840.10008.5.1.4.1.1.7": ("SC", "secondary capture"),
    "1.2.840.10008.5.1.4.1.1.7.4": ("SC", "secondary capture, several true-colour frames"),
}
"""By class of object: the type that is told, and its name (PS3.6 annex A)."""
_BY_MODALITY = {"CT": "CT", "DX": "DX", "CR": "DX", "XRAY": "DX", "RG": "DX", "TDR": "TDR", "AIT": "AIT", "OT": "other"}
_ENERGIES = {
    "HIGH ENERGY": "high", "LOW ENERGY": "low", "HIGH": "high", "LOW": "low", "MULTI ENERGY": "several",
    "Z EFFECTIVE": "computed", "DENSITY": "computed", "BASIS MATERIAL 1": "computed", "BASIS MATERIAL 2": "computed",
    "COMPTON": "computed", "PHOTOELECTRIC": "computed",
}  # fmt: skip
"""Words of the third and later parts of the image type, with spaces for underscores."""
_SELF_TOLD = ("scan_type", "series_text", "image_text")
_SAYS_NOTHING = {"", "UNKNOWN", "O", "U", "NONE", "19000101", "00010101", "0"}


def told_header(values: Values, media_class: str | None, problems: list[Problem]) -> dict[str, Any]:
    """The header in words. Shape: type, class, uids, device, time, inspected, view, energy, calibration; `simulated` where
    the object says so of itself."""
    stated = values.uid("class") or media_class
    kind, name = CLASSES.get(stated or "", ("", ""))
    if not kind:
        kind = _BY_MODALITY.get((values.said("modality") or "").upper(), "other")
        problems.append(
            _note(
                "unknown_class",
                "this class of object is not known here; its type is taken from the modality",
                stated,
                "class",
            )
        )
    tip = values.said("tip")
    is_tip = tip is not None and tip.upper() not in ("NONE", "NO", "N")
    energy = _energy(values, problems)
    return {
        "type": "TIP" if is_tip else kind, "image": kind if is_tip else None, "tip": tip, "class": name or None,
        "dicos": values.said("dicos_version"), "modality": values.said("modality"), "scan_type": values.said("scan_type"),
        "status": values.said("acquisition_status"),
        "simulated": any("SIMULATED" in (values.text(key) or "").upper() for key in _SELF_TOLD),
        "uids": {name: values.uid(name) for name in ("class", "object", "study", "series", "frame_of_reference")},
        "device": _device(values), "time": _time(values), "inspected": _inspected(values, problems),
        "journey": without_none({key: values.said(key) for key in ("boarding_pass", "itinerary", "carrier", "transport")}),
        "view": _view(values), "energy": energy, "calibration": _calibration(values),
    }  # fmt: skip


def _device(values: Values) -> dict[str, Any]:
    named = {
        key: values.said(key)
        for key in (
            "maker",
            "model",
            "serial",
            "station",
            "device_id",
            "institution",
            "department",
            "software",
            "assigned_location",
            "gantry",
        )
    }
    named["device_uid"] = values.uid("device_uid")
    by = next((key for key in ("station", "device_id", "serial", "device_uid") if named[key]), None)
    return {"name": named[by] if by else None, "name_from": by, **named}


def _time(values: Values) -> dict[str, Any]:
    """When the scan was taken, from the element that says it best, and which that was. Local where no offset is stated."""
    for source, both, day, hour in (
        ("acquisition", "acquired", "acquisition_date", "acquisition_time"),
        ("content", None, "content_date", "content_time"),
        ("series", None, "series_date", "series_time"), ("study", None, "study_date", "study_time"),
        ("creation", None, "created_date", "created_time"),
    ):  # fmt: skip
        at = values.moment(both, day, hour)
        if at is not None:
            return {"scanned_at": at, "from": source}
    return {"scanned_at": None, "from": None}


def _inspected(values: Values, problems: list[Problem]) -> dict[str, Any]:
    kind = (values.said("inspected_type") or "").upper() or None
    for key, what in (("birth_date", "a birth date"), ("sex", "a sex")):
        if (values.text(key) or "").upper() not in _SAYS_NOTHING:
            problems.append(
                _note(
                    "about_a_person",
                    f"the object states {what}, which is a person's; it is kept in the object and not shown",
                    None,
                    key,
                )
            )
    return without_none({
        "id": values.said("inspected_id"), "id_type": values.said("inspected_id_type"),
        "id_issuer": values.said("inspected_issuer"),
        "other_ids": values.texts("inspected_other_ids"), "type": kind, "type_text": values.said("inspected_type_text"),
        "name": values.said("inspected_name") if kind not in ("PERSON", None) else None,
        "size": rounded(values.numbers("inspected_size")),
        "owner_type": values.said("owner_type"), "owners": len(values.items("owners")) or None,
    })  # fmt: skip


def _view(values: Values) -> dict[str, Any]:
    """The view: as stated, else by where the source stands, else by the detector; `name` is what pairs views."""
    geometry = next(iter(values.items("detector_geometry")), values)
    orientation = rounded(geometry.numbers("source_orientation"))
    position = rounded(geometry.numbers("source_position"))
    detector = values.said("detector_id")
    stated = values.said("view_position")
    of = None if not orientation else "source " + " ".join(f"{each:g}" for each in orientation)
    named = (
        ("view position", stated),
        ("source", of),
        ("detector", detector),
        ("series", _view_in(values.said("series_text"))),
    )
    by, name = next(((by, name) for by, name in named if name), (None, None))
    return {
        "name": name,
        "name_from": by,
        **without_none({"source_orientation": orientation, "source_position": position, "detector": detector}),
    }


def _view_in(text: str | None) -> str | None:
    found = re.search(r"\bview[ _-]*([0-9a-z]+)\b|\b(top|side|bottom|left|right)\b", text or "", re.IGNORECASE)
    return found.group(0).lower() if found else None


def _energy(values: Values, problems: list[Problem]) -> dict[str, Any]:
    """high, low, several, computed, or not stated (None); with the tube's peak voltage where stated."""
    words = [part.upper().replace("_", " ").strip() for part in values.texts("image_type")[2:]]
    for group in (*values.items("shared_groups"), *values.items("frame_groups")[:1]):
        for inside in group.items("ct_frame_type"):
            words += [part.upper().replace("_", " ").strip() for part in inside.texts("frame_type")[2:]]
    by_type = {_ENERGIES[word] for word in words if word in _ENERGIES}
    low, high = ((values.said(key) or "").upper()[:1] == "Y" for key in ("low_detectors", "high_detectors"))
    by_detector = {("low" if low else "high") if low != high else "several"} if low or high else set()
    agreed = by_type | by_detector
    level = agreed.pop() if len(agreed) == 1 else None
    if len(by_type | by_detector) > 1:
        told = ", ".join(sorted(by_type | by_detector))
        problems.append(
            Problem(
                "energy_contradicts",
                "image type and detectors state different energies; neither is taken",
                "See the device's set-up.",
                value=told,
                tag=tag_name(KEYS["image_type"]),
            )
        )
    return {
        "level": level,
        "kvp": next(iter(rounded(values.numbers("kvp"))), None),
        "image_type": values.texts("image_type"),
    }


def _calibration(values: Values) -> dict[str, Any]:
    data = values.raw("calibration_data")
    on = values.moment(None, "detector_calibrated_date", "calibrated_time") or values.moment(
        None, "calibrated_date", "calibrated_time"
    )
    return {"on": on, "data_bytes": len(data) if data else 0, "stated": bool(on or data), "phantom": values.said("phantom")}


def _note(kind: str, rule: str, value: str | None, key: str) -> Problem:
    return Problem(kind, rule, "It is kept as it is.", value=value, tag=tag_name(KEYS[key]), wrong=False)
