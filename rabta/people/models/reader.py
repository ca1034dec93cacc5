"""Readers: whoever is looking, person or machine. Rights live here and are looked up at every request."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Reader(models.Model):
    """One person or machine. `vetting` 0 open .. 3 secret; `agency` is the vocabulary's number of an agency."""

    id = models.UUIDField(primary_key=True)
    name = models.TextField()
    agency = models.SmallIntegerField()
    partner = models.BooleanField(help_text="of a foreign partner: never in an audience of 'every agency'")
    vetting = models.SmallIntegerField()
    groups = ArrayField(models.TextField())
    purposes = ArrayField(models.SmallIntegerField())
    roles = ArrayField(models.SmallIntegerField())
    active = models.BooleanField()
    example = models.BooleanField(help_text="made by the demo; `rabta serve` refuses to run beside one")
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, help_text="the row stays: the ledger and the record name it")

    class Meta:
        db_table = "reader"
        constraints = [
            models.CheckConstraint(condition=models.Q(vetting__range=(0, 3)), name="reader_vetting_is_known"),
        ]
