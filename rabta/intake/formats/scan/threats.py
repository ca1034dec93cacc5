"""A threat detection report (DICOS TDR): who says what of which region, in the standard's words, and what contradicts.

A report is what a machine or an operator said. Nothing here decides about a bag or a person.
"""

from typing import Any

from rabta.intake.formats.scan.problems import Problem, tag_name
from rabta.intake.formats.scan.tags import KEYS
from rabta.intake.formats.scan.values import Values, rounded, without_none

_NESTED = ("representations", "assessments", "threat_voxels", "regions")
_NUMBERS = ("mass_g", "density", "z_effective", "volume")
_LISTS = ("roi_base", "roi_extents", "polygon", "centre", "centre_of_mass")


def told_report(values: Values, problems: list[Problem]) -> dict[str, Any]:
    """The report: by whom, decision, abort with its reasons, what it is about, and each threat with its assessments."""
    threats = [_found(each, problems) for each in values.items("threats")]
    report = {
        "by": values.said("report_type"), "algorithm": values.texts("algorithm"), "decision": values.said("decision"),
        "decided_at": values.moment("decided", "decided", "decided"), "aborted": _yes(values.said("aborted")),
        "abort_reasons": values.texts("abort_reason"), "objects": values.whole("objects"),
        "alarm_objects": values.whole("alarm_objects"), "seconds": next(iter(rounded(values.numbers("seconds"))), None),
        "screened_further": _yes(values.said("screened_further")), "further_why": values.texts("further_why"),
        "chosen_why": values.texts("chosen_why"), "about": _referenced(values), "threats": threats,
    }  # fmt: skip
    _hold(report, problems)
    return report


def _found(item: Values, problems: list[Problem]) -> dict[str, Any]:
    parts = [item, *_inside(item)]
    told: dict[str, Any] = {"id": item.whole("threat_id"), "assessments": [], "where": None}
    for part in parts:
        told.update(without_none({key: next(iter(rounded(part.numbers(key))), None) for key in _NUMBERS}))
        told.update(without_none({key: rounded(part.numbers(key)) for key in _LISTS}))
        told["where"] = part.said("where") or told["where"]
        if part.said("category") or part.said("flag"):
            told["assessments"].append(_assessment(part, problems))
    about = _referenced(item)
    return told | ({"about": about} if about else {})


def _inside(item: Values) -> list[Values]:
    found = []
    for key in _NESTED:
        for part in item.items(key):
            found += [part, *_inside(part)]
    return found


def _assessment(part: Values, problems: list[Problem]) -> dict[str, Any]:
    probability = next(iter(rounded(part.numbers("probability"))), None)
    if probability is not None and not 0 <= probability <= 1:
        problems.append(_wrong("probability", "a probability lies outside 0 to 1", str(probability), "probability"))
    return {
        "category": part.said("category"), "text": part.said("category_text"), "ability": part.said("ability"),
        "flag": part.said("flag"), "probability": probability,
    }  # fmt: skip


def _referenced(values: Values) -> list[str]:
    """The UIDs of the objects that are spoken of, each once, in order."""
    found: list[str] = []
    for key in ("objects_referenced", "images_referenced", "referenced", "series_referenced", "representations"):
        for item in values.items(key):
            uid = item.said("referenced_object")
            found += [uid] if uid else []
            found += _referenced(item)
    return list(dict.fromkeys(found))


def _hold(report: dict[str, Any], problems: list[Problem]) -> None:
    alarmed = report["alarm_objects"]
    if alarmed is not None and report["objects"] is not None and alarmed > report["objects"]:
        problems.append(_wrong("counts", f"{alarmed} of {report['objects']} objects are alarmed", None, "alarm_objects"))
    if alarmed is not None and alarmed > len(report["threats"]):
        problems.append(
            _wrong(
                "counts",
                f"{alarmed} alarmed objects are stated, and {len(report['threats'])} are described",
                None,
                "alarm_objects",
            )
        )
    if (report["decision"] or "").upper() == "ALARM" and not report["threats"] and not alarmed:
        problems.append(_wrong("decision", "the decision is alarm, and no object is named", None, "decision"))
    if report["abort_reasons"] and not report["aborted"]:
        problems.append(
            _wrong("abort", "a reason for aborting stands in a report that was not aborted", None, "abort_reason")
        )


def _yes(text: str | None) -> bool | None:
    return None if text is None else text.upper().startswith(("Y", "T", "ABORT"))


def _wrong(kind: str, rule: str, value: str | None, key: str) -> Problem:
    return Problem(kind, rule, "Told as it stands; see the device.", value=value, tag=tag_name(KEYS[key]))
