"""The ledger: every write, every read that discloses, every refusal. Appended to, never changed."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now


class Entry(models.Model):
    """One thing that happened. `body` is the canonical JSON; `leaf` its RFC 6962 leaf hash. Names objects, holds no keys.

    The table also has `written_in` (the transaction, set by the database): by it a watched table knows that the
    transaction that changes it has written its entry first (ledger/sql/watch.sql).
    """

    id = models.UUIDField(primary_key=True)
    at = models.DateTimeField()
    deed = models.TextField()
    subject_kind = models.TextField()
    subject_id = models.TextField()
    marking_id = models.IntegerField(null=True)
    reader_id = models.UUIDField(null=True)
    agency = models.SmallIntegerField(null=True)
    task_id = models.UUIDField(null=True)
    body = models.BinaryField()
    leaf = models.BinaryField()

    class Meta:
        db_table = "entry"


class Position(models.Model):
    """Where the one sequencer put an entry. Dense from 0."""

    position = models.BigIntegerField(primary_key=True)
    entry_id = models.UUIDField(unique=True)
    leaf = models.BinaryField()

    class Meta:
        db_table = "ledger_position"


class Checkpoint(models.Model):
    """Merkle tree head over the first `size` entries. `peaks` are the roots of its perfect subtrees, largest first.

    `seen_before`: what every transaction below this number wrote is under it, so that the next one need not look there.
    """

    size = models.BigIntegerField(primary_key=True)
    root = models.BinaryField()
    peaks = ArrayField(models.BinaryField())
    closed_at = models.DateTimeField(db_default=Now())
    seen_before = models.BigIntegerField(null=True)

    class Meta:
        db_table = "ledger_checkpoint"
