"""A row that states something of those who smuggle: a facilitator's part in one event, a leg with its price, a payment.

Who stated it and who paid is a part, never a name: nobody who was smuggled is named in such a row. A price is what somebody
stated, in the currency of the words. Sources: `vocabulary/data/encounters.yaml`.
"""

import datetime as dt
import re
from typing import Any

from rabta.intake.rules import circumstances
from rabta.intake.rules.cells.counts import currency_of, read_money
from rabta.intake.rules.encounter_rows import age_of
from rabta.intake.rules.faults import CellFault
from rabta.intake.rules.person_rows import BIRTHS, stated_person
from rabta.intake.rules.row_cells import RowCells
from rabta.intake.rules.seized import plain_number
from rabta.records.rules.persons import born_between, may_be_child
from rabta.vocabulary.rules.encounters import GROWN_UP, code_of, stated
from rabta.vocabulary.rules.identifiers import Known, one_form
from rabta.vocabulary.rules.scripts import fold_digits

BASE = "/facilitation/0"
MOST_LEGS = 99
_BETWEEN = re.compile(r"\s*(?:[;,\n]|\s&\s|\sand\s|\sاور\s)\s*")
_THINGS = ("phone", "plate", "account", "handle")
_WORDS = ("route", "origin", "destination", "paid_in", "paid_to", "payment_ref", "remarks")
_CURRENCY = re.compile(r"[A-Z]{3}")


def read_facilitation(row: RowCells) -> dict[str, Any]:
    """The row's date, agency, what it states and the facilitator it names. Raises RowSetAside for a row that states nothing,
    or does not say who stated it."""
    who = _must_be_said(row)
    date, when = circumstances.occurred(row, BASE)
    codes, as_place = circumstances.agencies(row, BASE)
    day = dt.date.fromisoformat(when["from"]) if when["from"] else None
    place, _ = circumstances.where(row, BASE, as_place=as_place, on=day)
    person, young = _person(row, day)
    told = {
        "ref": row.take("encounter", f"{BASE}/ref"), "stated_by": who, "stated_on": _stated_on(row),
        "part": _word(row, "part", "parts") or ("other" if person else ""), "date": date, "occurred": when,
        "agencies": codes, **{name: place[name] for name in ("place_text", "district", "province")},
        **{name: row.take(name, f"{BASE}/{name}") for name in _WORDS}, "leg": _leg(row),
        "mode": _word(row, "mode", "modes"), "price": _sum(row, "price"), "paid": _sum(row, "paid"),
        "channel": _word(row, "channel", "channels"), "payer": _word(row, "payer", "payers"), "things": _things(row),
        "protected": young, "minors": 1 if young else None,
    }  # fmt: skip
    if not (person or any(told[name] for name in ("things", "origin", "destination", "price", "paid", "payment_ref"))):
        rule = "the row states no facilitator, telephone, vehicle, account, leg, price or payment"
        row.set_aside(CellFault("nothing_stated", rule, "Complete the row."))
    row.source(BASE, *row.used_columns())
    return {
        "date": date, "agency": codes[0] if codes else None, "incidents": [], "facilitation": [told], "persons": person,
    }  # fmt: skip


def _must_be_said(row: RowCells) -> str:
    text = row.take("stated_by", f"{BASE}/stated_by")
    found = code_of("stated_by", text) if text else None
    if found is None:
        said = "; ".join(word.name_en for word in stated("stated_by"))
        rule = "this is nobody who may have stated it" if text else "the row does not say who stated it"
        row.set_aside(CellFault("not_stated", rule, f"Write one of: {said}. No name."), *row.columns_of("stated_by"))
    return str(found)


def _person(row: RowCells, day: dt.date | None) -> tuple[list[dict[str, Any]], bool]:
    """The facilitator, as a mention; nobody where the row has neither a name nor a card or passport.

    And whether the facilitator, named or not, is or may be under 18: then the row is a child's.
    """
    said = stated_person(row, day, births=BIRTHS if _years(row) else BIRTHS[:1])
    young = said["age_unsure"] or may_be_child(born_between(said["born"]), on=day)
    age = age_of(row, "facilitator", base=BASE, protected=False, young=young)
    unsure = age not in (None, GROWN_UP)
    if not said["name"] and not any(one["kind"] in (Known.CNIC, Known.PASSPORT) for one in said["identifiers"]):
        return [], unsure
    row.source("/persons/0", *row.used_columns())
    return [{**said, "age_unsure": unsure, "role": "facilitator", "protected": unsure}], unsure


def _years(row: RowCells) -> bool:
    return fold_digits(row.seen("age") or "").strip().isdigit()


def _things(row: RowCells) -> list[dict[str, str]]:
    """Telephones, vehicles and accounts, each as written; what a vehicle is called where it shows no registration, too."""
    found: list[dict[str, str]] = []
    for kind in _THINGS:
        text, column = row.seen(kind), row.column_of(kind)
        for part in [part.strip() for part in _BETWEEN.split(text or "") if part.strip()]:
            row.source(f"{BASE}/things/{len(found)}", column)
            found.append({"kind": kind, "written": part})
            if kind in ("phone", "account") and one_form(Known(kind), part) is None:
                rule = f'"{part[:60]}" is not written as a {kind} is'
                row.note("odd_identifier", rule, "Correct it, if it is misread. Row read; it meets no other by it.", column)
    return found


def _word(row: RowCells, field: str, part: str) -> str | None:
    text = row.take(field, f"{BASE}/{field}")
    if text is None:
        return None
    code = code_of(part, text)
    if code is None:
        known = "; ".join(word.name_en for word in stated(part))
        row.note("unknown_word", f'"{text[:60]}" is not known here: taken for other', f"Write one of: {known}.",
                 row.column_of(field))  # fmt: skip
    return code or "other"


def _leg(row: RowCells) -> int | None:
    text = row.take("leg", f"{BASE}/leg")
    number = fold_digits(text or "").strip()
    if text and not (number.isascii() and number.isdigit() and 0 < int(number[:4]) <= MOST_LEGS):
        row.note("no_leg", f'"{text[:60]}" is no number of a leg', "Write 1 for the first leg.", row.column_of("leg"))
        return None
    return int(number) if text else None


def _sum(row: RowCells, field: str) -> dict[str, Any] | None:
    """A price or a payment as stated: its sum and its currency, None where neither the cell nor a column gives one."""
    text, column = row.take(field, f"{BASE}/{field}"), row.column_of(field)
    if text is None or column is None:
        return None
    found = read_money(text)
    if isinstance(found, CellFault):
        row.problem(found, column)
        return None
    beside = row.take(f"{field}_currency", f"{BASE}/{field}")
    code = currency_of(beside or "") or (beside if beside and _CURRENCY.fullmatch(beside) else None)
    currency = found.currency or code
    if currency is None:
        row.note("no_currency", f'"{text[:60]}" names no currency', "State the currency.", column)
    return {"amount": str(plain_number(found.amount)), "currency": currency}


def _stated_on(row: RowCells) -> str | None:
    day = circumstances.read_day(row, "stated_on")
    if day is None:
        return None
    row.source(f"{BASE}/stated_on", row.column_of("stated_on"))
    return day.first.isoformat()
