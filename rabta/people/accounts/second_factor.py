"""The second factor: a code from an app (TOTP, RFC 6238), or one of ten recovery codes. Kept by allauth, sealed by our key.

What allauth keeps is `mfa_authenticator` in the accounts schema; the pages around it are ours (docs/decisions says why).
The secrets are sealed with `field_key` of the credentials file, so that a copy of the database gives nobody a code.
"""

import base64
from datetime import datetime

import segno
from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from cryptography.fernet import Fernet
from django.conf import settings
from django.db import transaction

from rabta.people.accounts.models import Account

STEP = 30  # seconds a code stands (RFC 6238 section 4.1)
DRIFT = 1  # steps a clock may be off, either way (section 5.2 recommends at most one)


class Sealed(DefaultMFAAdapter):  # type: ignore[misc]
    """allauth's adapter, sealing what it keeps: AES-128-CBC with HMAC-SHA256 (Fernet) under a key outside the database."""

    def encrypt(self, text: str) -> str:
        return _seal().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Raises InvalidToken where the key is another than the one it was sealed with."""
        return _seal().decrypt(encrypted_text.encode()).decode()

    def get_totp_issuer(self) -> str:
        return "rabta"


def _seal() -> Fernet:
    return Fernet(base64.urlsafe_b64encode(bytes.fromhex(settings.CREDENTIALS.field_key)))


def is_set_up(account: Account) -> bool:
    """Whether this account's password alone opens nothing."""
    return bool(_kept(account, Authenticator.Type.TOTP))


def new_secret() -> str:
    """A fresh secret of 160 bits, sealed: it waits in the session until its first code has come."""
    return Sealed().encrypt(generate_totp_secret())


def in_groups(sealed: str) -> str:
    """The secret as a person types it into an app: groups of four."""
    secret = Sealed().decrypt(sealed)
    return " ".join(secret[n : n + 4] for n in range(0, len(secret), 4))


def picture(account: Account, sealed: str) -> tuple[int, str]:
    """The QR code of a secret: modules to a side, the quiet zone included, and an SVG path of the dark ones."""
    adapter = Sealed()
    drawn = segno.make(adapter.build_totp_url(account, adapter.decrypt(sealed)), error="m", micro=False)
    rows = list(drawn.matrix_iter(border=4))
    dark = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, module in enumerate(row) if module)
    return len(rows), dark


def proven(sealed: str, code: str, *, at: datetime) -> int | None:
    """The step whose code this is: proof that an app has the secret. None for a wrong code."""
    return _step_of(Sealed().decrypt(sealed), "".join(code.split()), at=at, after=-1)


def set_up(account: Account, sealed: str, *, step: int) -> list[str]:
    """Keep a proven secret in place of any other. Returns the recovery codes, shown this once."""
    with transaction.atomic(using="accounts"):
        forget(account)
        kept = TOTP.activate(account, Sealed().decrypt(sealed)).instance
        kept.data["step"] = step
        kept.save(update_fields=["data"])
        return _fresh_codes(account)


def is_right(account: Account, code: str, *, at: datetime) -> bool:
    """Whether a code of the app, or an unused recovery code, belongs to this account now. It is used up by the asking.

    A code of the app stands for its own step of 30 seconds and one either side, and never twice: the row remembers the
    step and is locked meanwhile, so that of two who send the same code at once one is refused.
    """
    said = "".join(code.split()).replace("-", "")
    with transaction.atomic(using="accounts"):
        kept = _kept(account, Authenticator.Type.TOTP, locked=True)
        if kept is None:
            return False
        step = _step_of(Sealed().decrypt(kept.data["secret"]), said, at=at, after=kept.data.get("step", -1))
        if step is not None:
            kept.data["step"], kept.last_used_at = step, at
            kept.save(update_fields=["data", "last_used_at"])
            return True
        codes = _kept(account, Authenticator.Type.RECOVERY_CODES, locked=True)
        return codes is not None and RecoveryCodes(codes).validate_code(said)


def codes_left(account: Account) -> int:
    """How many recovery codes are not used yet."""
    kept = _kept(account, Authenticator.Type.RECOVERY_CODES)
    return len(RecoveryCodes(kept).get_unused_codes()) if kept else 0


def new_codes(account: Account) -> list[str]:
    """Ten new recovery codes, shown this once; the old ones are worth nothing from now on."""
    with transaction.atomic(using="accounts"):
        Authenticator.objects.filter(user=account, type=Authenticator.Type.RECOVERY_CODES).delete()
        return _fresh_codes(account)


def forget(account: Account) -> None:
    """Take the second factor away; where one is required, nothing opens before another is set up."""
    Authenticator.objects.filter(user=account).delete()


def _fresh_codes(account: Account) -> list[str]:
    return [f"{code[:4]} {code[4:]}" for code in RecoveryCodes.activate(account).generate_codes()]


def _step_of(secret: str, code: str, *, at: datetime, after: int) -> int | None:
    """The step after `after` whose code this is; None where it is none of those that stand now."""
    now = int(at.timestamp()) // STEP
    for step in range(max(now - DRIFT, after + 1), now + DRIFT + 1):
        if compare_user_code(actual=code, expected=format_hotp_value(hotp_value(secret, step))):
            return step
    return None


def _kept(account: Account, kind: str, *, locked: bool = False) -> Authenticator | None:
    found = Authenticator.objects.filter(user_id=account.pk, type=kind)
    return (found.select_for_update() if locked else found).first()


