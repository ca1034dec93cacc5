"""What `rabta encounters` says to a person: encounters, or what waits at the referral desk, as plain text."""

from typing import Any

from rabta.cli.inside.custody_told import table_in_words

Row = dict[str, Any]


def encounters_in_words(said: Row) -> str:
    """The encounters, the newest first."""
    rows = [
        [one["on"], one["kind"] or "statement", one["agency"], one["district"] or one["province"] or "", one["persons"],
         one["protected"], one["facilitators"], _marks(one)] for one in said["encounters"]
    ]  # fmt: skip
    head = ("day", "kind", "agency", "place", "persons", "protected", "facilitators", "")
    return "\n".join([f"{said['total']} encounters in your view.", "", *table_in_words(head, rows)])


def referrals_in_words(said: Row) -> str:
    """What waits, the first due first."""
    rows = [
        [f"{one['due_at']:%Y-%m-%d %H:%M}", "LATE" if one["late"] else "", one["stands"].replace("_", " "),
         ", ".join(one["names"]) or one["role"], "child" if one["child"] else "", one["persons"], one["report"], one["row"]]
        for one in said["referrals"]
    ]  # fmt: skip
    head = ("due", "", "stands", "who", "", "persons", "report", "row")
    return "\n".join([f"{said['total']} wait in your view.", "", *table_in_words(head, rows)])


def _marks(one: Row) -> str:
    return ", ".join(word for name, word in (("complaint", "complaint"), ("found_wrong", "found wrong")) if one[name])
