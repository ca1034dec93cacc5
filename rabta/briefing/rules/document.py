"""Words that every form of the briefing document shares."""

from decimal import Decimal
from typing import Any

from rabta.briefing.rules.wording import mass_in_words, quantity_in_words

INDEPENDENT = (
    "rabta is independent work, not affiliated with or endorsed by any government, agency or the United Nations."
)


def line_in_words(line: dict[str, Any]) -> str:
    """A seizure line, counted or as reported: `12.5 kg Hashish`, `500 tablets MDMA`, `Heroin, no quantity`."""
    name = line["substance"]["name_en"]
    if line["mass_g"] is not None:
        return f"{mass_in_words(line['mass_g'])} {name}"
    if line["quantity"] is not None:
        return f"{quantity_in_words(Decimal(line['quantity']), line['unit'] or 'unknown')} {name}"
    return f"{name}, no quantity"


def place_in_words(event: dict[str, Any]) -> str:
    """Where an event happened, as far as any report says."""
    district = event["district"]["name_en"] if event["district"] else ""
    place = event["place_text"] or event["airport"]
    if place and district and district.casefold() not in place.casefold():
        return f"{place} ({district})"
    return place or district or event["province"] or "place not stated"
