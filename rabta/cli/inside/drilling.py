"""Inside an opened house: what a restored installation must answer as the first did."""

import hashlib
import json
from datetime import date
from typing import Any

from django.contrib.auth.hashers import check_password, identify_hasher

from rabta.briefing import queries as briefing
from rabta.ledger.queries import verify
from rabta.people.accounts.models import Account
from rabta.people.models import Reader
from rabta.people.rules.purposes import Purpose
from rabta.records import queries as records
from rabta.sharing.operations import reading_as

MOST_READERS = 6
DAYS = {"date_from": date(2000, 1, 1), "date_to": date(2100, 1, 1)}


def answers_and_ledger() -> dict[str, Any]:
    """The verified root of the ledger up to the last checkpoint, a hash of some readers' answers, and the accounts."""
    found = verify()
    readers = Reader.objects.using("owner").filter(active=True).order_by("id")[:MOST_READERS]
    return {
        "ledger": {"root": found.root, "ordered": found.ordered, "problem": found.problem},
        "answers": {str(reader.id): _answers(reader) for reader in readers},
        "sign-ins": _sign_ins(),
    }


def _answers(reader: Any) -> str:
    """SHA-256 over what this reader is told: the newest reports, and every figure."""
    with reading_as(reader.id, purpose=Purpose(min(reader.purposes))):
        told = [records.reports_newest(most=200), briefing.briefing(**DAYS)]
    return hashlib.sha256(json.dumps(told, default=str, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _sign_ins() -> dict[str, str]:
    """Of every account the reader it signs in, and that its password can be checked: a wrong one is refused."""
    found = {}
    for account in Account.objects.order_by("sign_in_name"):
        refused = not check_password("not the password of anybody", account.password)
        found[account.sign_in_name] = f"{account.reader_id} {identify_hasher(account.password).algorithm} {refused}"
    return found
