"""What readers were working on while they read: the purpose and the reason that the entries of a task stand under."""

from django.db import models


class Task(models.Model):
    """One task of one reader. The ledger's entry of its beginning holds a salted hash of the reason, never its words.

    So the reason is proved as it was written, shown only to whom its policy allows, and can be purged without touching
    the ledger. `standing` is a machine's: it holds until another one is given.
    """

    id = models.UUIDField(primary_key=True)
    reader_id = models.UUIDField()
    agency = models.SmallIntegerField()
    purpose = models.SmallIntegerField()
    reason = models.TextField()
    salt = models.BinaryField()
    standing = models.BooleanField()
    begun_at = models.DateTimeField()

    class Meta:
        db_table = "reading_task"
        indexes = [models.Index(fields=["reader_id", "-begun_at"], name="reading_task_newest")]
