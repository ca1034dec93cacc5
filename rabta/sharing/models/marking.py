"""Markings: each distinct one is one row, and every marked row names it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Marking(models.Model):
    """What limits sharing. An empty audience means the originator alone, never everybody."""

    id = models.IntegerField(primary_key=True)
    originator = models.SmallIntegerField()
    level = models.SmallIntegerField()
    every_agency = models.BooleanField(help_text="every agency of the centre; never a foreign partner")
    agencies = ArrayField(models.SmallIntegerField())
    groups = ArrayField(models.TextField())
    handling = ArrayField(models.SmallIntegerField())
    handling_note = models.TextField()
    purposes = ArrayField(models.SmallIntegerField())
    digest = models.BinaryField(unique=True)

    class Meta:
        db_table = "marking"
        constraints = [
            models.CheckConstraint(condition=models.Q(level__range=(0, 3)), name="marking_level_is_known"),
            models.CheckConstraint(condition=~models.Q(purposes=[]), name="marking_has_a_purpose"),
        ]


class TokenKey(models.Model):
    """The key that signs reader tokens, as the two padded blocks HMAC-SHA256 needs. Readable by gate alone."""

    id = models.TextField(primary_key=True)
    inner_pad = models.BinaryField()
    outer_pad = models.BinaryField()
    active = models.BooleanField()

    class Meta:
        db_table = "token_key"
