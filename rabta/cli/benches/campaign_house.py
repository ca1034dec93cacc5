"""A campaign through PostgreSQL: file, place, judge, brief, in a throw-away house, beside the truth and the clock."""

import tempfile
import time
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from rabta.cli.benches.campaign_count import is_same
from rabta.cli.benches.campaign_figures import Figures, differences
from rabta.cli.benches.campaign_folder import Truth, json_lines
from rabta.cli.benches.campaign_tie import Ties
from rabta.cli.installation.house import open_house

AIM_S = 60
M2_OF_AN_ACRE = Decimal("4046.8564224")


def through_house(folder: Path, truth: Truth, ties: Ties, *, most: int) -> Iterator[str]:
    """One line per figure measured; the last say what differs from the truth."""
    period = truth.figures["period"]
    began = time.perf_counter()
    with (
        tempfile.TemporaryDirectory(prefix="rabta-campaign-house-") as place,
        open_house(Path(place) / "data", what="rabta bench campaign", alone=True, new=True) as house,
    ):
        house.prepare()
        house.inside("schema").migrate(say=lambda text: None)
        yield f"house: built in {time.perf_counter() - began:.1f} s"
        passed = house.inside("campaign_through_house").pass_through(
            folder, json_lines(folder / "manifest.jsonl"), is_same=lambda a, b: is_same((a, b), ties.event_of),
            first=date.fromisoformat(period["from"]), last=date.fromisoformat(period["to"]),
        )  # fmt: skip
    yield "house: " + ", ".join(f"{stage} {seconds:.1f} s" for stage, seconds in passed.seconds.items())
    whole = passed.seconds["file, read and place"] + passed.seconds["brief"]
    yield f"house: filed, read, placed and briefed in {whole:.1f} s (aim: {AIM_S})"
    yield f"house: {passed.asked} pairs asked, {passed.same} of them the same"
    for name, given in (("before a person answers", passed.before), ("after", passed.after)):
        unlike = differences(truth.figures["figures"], briefed(given))
        yield f"house, {name}: {len(unlike)} numbers differ from the truth"
    for one in unlike[:most]:
        yield f"  {one.figure} {one.part} {one.key}: truth {one.truth}, briefed {one.found} ({one.found - one.truth:+})"


def briefed(figures: list[dict[str, Any]]) -> Figures:
    """The figures of a briefing in the shape of the truth's: land in whole acres, a whole also among its parts or not.

    Persons by kind, journey and nationality are left out: the truth of a campaign holds who they were, no more.
    """
    found = {
        figure["name"]: {
            "value": figure["value"] or 0,
            "by": _rows(figure.get("by")),
            **{part: _rows((figure.get("breakdowns") or {}).get(part)) for part in ("agency", "province", "month")},
        }
        for figure in figures
    }
    if land := found.get("area_cleared"):
        found["area_cleared"] = _in_acres(land)
    for name in ("arrests", "arrests_apart"):
        if held := found.get(name):
            held["by"] = {"arrested": held["value"], **held["by"]}
    if met := found.get("persons_encountered"):
        met["by"] = {key: number for key, number in met["by"].items() if ":" not in key and key not in ("met", "other")}
    return found


def _in_acres(land: dict[str, Any]) -> dict[str, Any]:
    """Square metres as whole acres; what has no fixed area stays in its unit."""
    kept = {key.partition("/")[2]: number for key, number in land["by"].items() if "/" in key}
    acres = {part: {key: _acres(m2) for key, m2 in land[part].items()} for part in ("agency", "province", "month")}
    value = _acres(land["value"])
    return {"value": value, "by": {"acre": value, **kept}, **acres}


def _acres(square_metres: Any) -> int:
    return round(Decimal(str(square_metres)) / M2_OF_AN_ACRE)


def _rows(rows: list[dict[str, Any]] | None) -> dict[str, Any]:
    return {str(row["key"]): row["value"] for row in rows or () if row["value"]}
