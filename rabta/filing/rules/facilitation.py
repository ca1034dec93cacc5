"""What a row states of those who smuggle becomes a statement in the record, with its telephones, vehicles and accounts."""

import unicodedata
from typing import Any

from rabta.filing.rules.stated_days import days_and_agencies, province_of
from rabta.vocabulary.rules.identifiers import Known, one_form
from rabta.vocabulary.rules.numbered import district_number

_WORDS = (
    "part", "stated_by", "place_text", "route", "origin", "destination", "mode", "channel", "payer", "paid_in", "paid_to",
    "payment_ref",
)  # fmt: skip
_SUMS = ("price", "paid")
LONGEST_HANDLE = 100


def facilitation_columns(told: dict[str, Any], read: dict[str, Any]) -> dict[str, Any]:
    """The columns of `facilitation` but its keys. `told`: one of a reading's `facilitation`; `read`: that reading."""
    days = days_and_agencies(told, read)
    district = district_number(told.get("district"))
    sums = {name: told.get(name) or {} for name in _SUMS}
    return {
        **{name: days[name] for name in ("occurred_from", "occurred_to", "reported_on")},
        **{name: told.get(name) or "" for name in _WORDS}, "stated_on": told.get("stated_on"), "leg": told.get("leg"),
        "district": district, "province": province_of(told, district),
        **{name: sums[name].get("amount") for name in _SUMS},
        **{f"{name}_currency": sums[name].get("currency") or "" for name in _SUMS},
    }  # fmt: skip


def withheld_facilitation(columns: dict[str, Any]) -> dict[str, Any]:
    """What stands of a statement whose row may name somebody protected: its days."""
    days = ("occurred_from", "occurred_to", "reported_on")
    empty = {**dict.fromkeys(columns), **dict.fromkeys((*_WORDS, "province", "price_currency", "paid_currency"), "")}
    return {**empty, **{name: columns[name] for name in days}}


def thing_columns(told: dict[str, Any]) -> list[dict[str, Any]]:
    """The columns of `facilitation_thing` but its keys, in the order of the row."""
    return [
        {"thing_no": number, **one, "value": thing_value(one["kind"], one["written"])}
        for number, one in enumerate(told.get("things") or [])
    ]


def thing_value(kind: str, written: str) -> str:
    """A telephone, vehicle or account in its one form; empty where it has none. A handle goes by place and letters.

    >>> thing_value("handle", "Facebook:  @EX.Travels"), thing_value("plate", "les 03-1234"), thing_value("plate", "EX boat")
    ('facebook:ex.travels', 'LES031234', '')
    """
    if kind != "handle":
        return one_form(Known(kind), written) or ""
    text = "".join(unicodedata.normalize("NFKC", written).casefold().split()).replace("@", "").strip(":/")
    return text if 3 <= len(text) <= LONGEST_HANDLE else ""
