"""Which transactions wrote what readers see: for answers that are remembered until something in them may have changed."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Change(models.Model):
    """One transaction wrote a row that shows to whoever sees all of `markings`; of none of them, to everybody.

    It names no row and no table. `written_in` is the transaction, as the ledger's entries name it. Readable by gate alone:
    a reader learns nothing of it but whether what that reader sees is as it was (`unchanged_since`).
    """

    pk = models.CompositePrimaryKey("written_in", "markings")
    written_in = models.BigIntegerField()
    markings = ArrayField(models.IntegerField())

    class Meta:
        db_table = "change"
