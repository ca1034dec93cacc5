"""Competing readings of a figure: what it would be if the other answer to an open question were the true one."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from rabta.briefing.rules.persons import persons_in_words

Row = dict[str, Any]
WHY = "no report says whether those arrested apart from any seizure are among those arrested at seizures"
WHY_URDU = "کوئی رپورٹ نہیں بتاتی کہ ضبطی کے بغیر گرفتار ہونے والے ضبطی کے موقع پر گرفتار ہونے والوں میں شامل ہیں یا نہیں"


def with_readings(figures: Sequence[Row]) -> list[Row]:
    """The same figures; arrests with the readings that follow from arrests apart from any seizure, where both are here."""
    named = {figure["name"]: figure for figure in figures}
    if not {"arrests", "arrests_apart"} <= named.keys():
        return list(figures)
    found = _of_arrests(named["arrests"], named["arrests_apart"])
    return [{**figure, "readings": found} if figure["name"] == "arrests" else figure for figure in figures]


def _of_arrests(arrests: Row, apart: Row) -> list[Row]:
    """Two readings each of those arrested and of the foreigners among them; none where nobody was arrested apart."""
    if not apart["value"]:
        return []
    held, more = arrests["value"], apart["value"]
    readings = [
        _reading("arrested_among", *_ALL, *_AMONG, max(held, more), (WHY, WHY_URDU)),
        _reading("arrested_beside", *_ALL, *_BESIDE, held + more, (WHY, WHY_URDU)),
    ]
    held, more = _part(arrests, "foreigners"), _part(apart, "foreigners")
    if not more:
        return readings
    why = _too_many(held, more) if more > held else (WHY, WHY_URDU)
    return [
        *readings,
        _reading("foreigners_at_seizures", *_FOREIGNERS, *_ALONE, held, why),
        _reading("foreigners_beside", *_FOREIGNERS, *_BESIDE, held + more, why),
    ]


_ALL = ("Persons arrested in all", "کل گرفتار افراد")
_FOREIGNERS = ("Foreigners arrested, documented", "گرفتار غیر ملکی")
_AMONG = ("if those arrested apart from any seizure are among them", "اگر ضبطی کے بغیر گرفتار ہونے والے ان میں شامل ہیں")
_BESIDE = ("if those arrested apart from any seizure come on top", "اگر ضبطی کے بغیر گرفتار ہونے والے ان کے علاوہ ہیں")
_ALONE = ("at seizures alone", "صرف ضبطی کے موقع پر")


def _too_many(held: int, more: int) -> tuple[str, str]:
    return (
        f"{WHY}; and {more:,} foreigners cannot be among {held:,}, so they come on top or reports of seizures left"
        " nationality out",
        f"{WHY_URDU}؛ اور {more:,} غیر ملکی {held:,} میں شامل نہیں ہو سکتے",
    )


def _reading(key: str, what: str, what_ur: str, when: str, when_ur: str, value: int, why: tuple[str, str]) -> Row:
    return {
        "key": key, "label": f"{what}, {when}", "label_ur": f"{what_ur}، {when_ur}", "value": value,
        "value_text": persons_in_words(Decimal(value), None), "why": why[0], "why_ur": why[1],
    }  # fmt: skip


def _part(figure: Row, key: str) -> int:
    return next((int(part["value"]) for part in figure["by"] if part["key"] == key), 0)
