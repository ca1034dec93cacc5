"""Writes the one file that leaves: an answer to a partner's request, or its recall. `opening.py` is its other half.

An answer holds facts in fields of its own and no words of a record: no nationality, nobody of whom nobody asked, and no
count of what is not given.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rabta.exchange.rules.opening import CONDITIONS, FORMAT, SCHEME, line_of
from rabta.exchange.rules.partner_request import Outcome, RecallReason
from rabta.exchange.rules.release_gate import Rule
from rabta.sharing.rules.marking import Handling, Level
from rabta.vocabulary.rules.scripts import search_key

Row = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Address:
    """Whose answer to whom. `reference`: the partner's own number of its request."""

    id: str
    request: str
    reference: str
    to: str
    to_name: str
    sender: str
    sender_name: str
    made_at: datetime

    def told(self, kind: str, key: str) -> dict[str, Any]:
        """The part of a first line that answers and recalls share."""
        return {
            "format": FORMAT, "kind": kind, "id": self.id, "request": self.request, "their_reference": self.reference,
            "from": self.sender, "from_name": self.sender_name, "to": self.to, "to_name": self.to_name,
            "made_at": self.made_at.isoformat(timespec="seconds"), "signed_by": key,
        }  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What an answer says. `codes`: handling codes of what is in it; `level` the highest level in it."""

    outcome: Outcome
    rule: Rule | None
    about_kind: str
    about: str
    purpose: str
    legal_basis: str
    note: str
    level: Level
    codes: frozenset[Handling]
    expires_on: str
    records: tuple[dict[str, Any], ...] = ()


def answer_lines(address: Address, answer: Answer, *, key: str) -> bytes:
    """The answer without its signature: exactly what is signed. `key`: the installation's public key, in hexadecimal."""
    content = b"".join(line_of(one) for one in answer.records)
    header = address.told("answer", key) | {
        "outcome": answer.outcome.told, "rule": answer.rule and str(answer.rule), "about_kind": answer.about_kind,
        "about": answer.about, "purpose": answer.purpose, "legal_basis": answer.legal_basis, "note": answer.note,
        "handling": handling_of(answer), "conditions": conditions_of(answer), "expires_on": answer.expires_on,
        "records": len(answer.records), "content_sha256": hashlib.sha256(content).hexdigest(),
    }  # fmt: skip
    return line_of(header) + content


def recall_lines(address: Address, *, of: str, of_sha256: str, reason: RecallReason, key: str) -> bytes:
    """The recall of an answer, without its signature. It names the answer by its id and its hash."""
    return line_of(address.told("recall", key) | {"of": of, "of_sha256": of_sha256, "reason": str(reason)})


def sealed(lines: bytes, *, key: str, sign: Callable[[bytes], bytes]) -> bytes:
    """The whole file: the lines and the signature over them."""
    return lines + line_of({"scheme": SCHEME, "key": key, "signature": sign(lines).hex()})


def handling_of(answer: Answer) -> str:
    """Level and codes: nothing given to a partner is passed on, so H0 and H2 stand on every answer."""
    codes = sorted({Handling.H0, Handling.H2, *answer.codes})
    return f"{answer.level.name}; {', '.join(code.name for code in codes)}"


def conditions_of(answer: Answer) -> list[str]:
    """By what its reader is bound, by the names of `opening.CONDITIONS`, in their order."""
    return [name for name in CONDITIONS if name != "not_in_court" or Handling.H1 in answer.codes]


def record_line(number: int, stated: Row, *, grading: str, names_it: bool | None) -> dict[str, Any]:
    """One incident as the partner gets it. `names_it`: it names what was asked about; None where no person is concerned."""
    district, setting = stated["district"] or {}, stated["setting"] or {}
    return {
        "record": number,
        "agency": stated["report"]["agency"]["code"],
        "agency_name": stated["report"]["agency"]["name_en"],
        "grading": grading,
        **{name: stated[name] and stated[name].isoformat() for name in ("occurred_from", "occurred_to", "reported_on")},
        "district": district.get("name_en", ""),
        "setting": setting.get("name_en", ""),
        **{name: stated[name] or "" for name in
           ("province", "country", "airport", "flight", "origin", "destination", "concealment")},
        "seized": [_seized(line) for line in stated["lines"]],
        "arrested": stated["arrests"]["total"],
        "vehicles": stated["vehicles"],
        "names_it": names_it,
    }  # fmt: skip


def _seized(line: Row) -> dict[str, Any]:
    quantity = line["quantity"]
    return {
        "substance": line["substance"]["name_en"], "words": line["name_text"] or "",
        "quantity": None if quantity is None else f"{quantity.normalize():f}", "unit": line["unit"] or "",
        "approximately": line["approx"], "weight": line["weight_kind"],
    }  # fmt: skip


def is_asked_about(named: str, about: str) -> bool:
    """Whether these words name what was asked about, in any spelling that letters and digits allow.

    >>> is_asked_about("passport AB 1234567", "ab1234567"), is_asked_about("AB1234568", "AB1234567")
    (True, False)
    """
    wanted = _folded(about)
    return len(wanted) >= 3 and wanted in _folded(named)


def _folded(said: str) -> str:
    return "".join(sign for sign in search_key(said) if sign.isalnum())
