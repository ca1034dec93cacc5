"""Sign-ins, in a schema of their own that no login of the house can reach."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class AccountQuerySet(BaseUserManager["Account"]):
    """Looks an account up by its sign-in name, without regard to case."""

    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(sign_in_name=(username or "").casefold())


class Account(AbstractBaseUser):
    """One person's sign-in. `reader_id` names the reader in the house; there is no key between the two schemas."""

    sign_in_name = models.TextField(unique=True)
    reader_id = models.UUIDField(unique=True)
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=False)
    second_factor_required = models.BooleanField(
        default=False, help_text="nothing opens before a second factor is set up; `rabta serve` runs with nobody else"
    )
    language = models.TextField(default="en")
    added_at = models.DateTimeField()

    objects = AccountQuerySet()
    USERNAME_FIELD = "sign_in_name"

    class Meta:
        db_table = "account"


class Session(models.Model):
    """One signed-in browser. The key is kept as its SHA-256 only, so that a copy of this table opens nothing.

    `name` is what lists and forms call it: it opens nothing either. `used_at` is the last request that somebody made by
    hand; `locked` that its holder locked it.
    """

    key_hash = models.CharField(max_length=64, primary_key=True)
    data = models.TextField()
    expires_at = models.DateTimeField(db_index=True)
    name = models.UUIDField(unique=True)
    account_id = models.BigIntegerField(null=True, db_index=True)
    began_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField()
    locked = models.BooleanField(default=False)
    address = models.TextField(default="")
    browser = models.TextField(default="")

    class Meta:
        db_table = "session"
