"""Hits of travellers on entries of watch-lists, and what people made of them. A hit shows to whoever sees both its ends."""

from django.db import models

from rabta.records.models.marked import Marked
from rabta.records.models.report import Report
from rabta.screening.models.watch_list import WatchEntry
from rabta.screening.rules.hit import By, steps_of
from rabta.screening.rules.likeness import Basis


class WatchHit(Marked):
    """A traveller of one report is like an entry. Found by the resolver; marked as the report, and purged with it."""

    id = models.UUIDField(primary_key=True)
    report = models.ForeignKey(Report, models.CASCADE, related_name="+")
    mention_key = models.UUIDField(help_text="of the traveller, whichever reading")
    entry = models.ForeignKey(WatchEntry, models.CASCADE, related_name="+")
    basis = models.TextField()
    score = models.SmallIntegerField(help_text="0 to 100, for the order in a queue and nothing else")
    reasons = models.JSONField()
    rule_version = models.TextField()
    found_at = models.DateTimeField()

    class Meta:
        db_table = "watch_hit"
        constraints = [
            models.UniqueConstraint(fields=["mention_key", "entry"], name="watch_hit_once"),
            models.CheckConstraint(
                condition=models.Q(basis__in=[str(one) for one in Basis]), name="watch_hit_basis_is_known"
            ),
        ]


class WatchHitStep(Marked):
    """What a named person did with a hit, and why; only ever added to."""

    id = models.UUIDField(primary_key=True)
    report = models.ForeignKey(Report, models.CASCADE, related_name="+")
    hit = models.ForeignKey(WatchHit, models.CASCADE, related_name="+")
    number = models.IntegerField()
    kind = models.TextField()
    words = models.TextField()
    agency = models.SmallIntegerField()
    signed_by = models.UUIDField()
    signed_name = models.TextField()
    signed_at = models.DateTimeField()

    class Meta:
        db_table = "watch_hit_step"
        constraints = [
            models.UniqueConstraint(fields=["hit", "number"], name="watch_hit_step_number_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=[str(one) for one in steps_of(By.LIST)]), name="watch_hit_step_is_known"
            ),
        ]


class ScreenedReading(models.Model):
    """The travellers of this reading were compared with the entries there were. The resolver's own."""

    reading_id = models.UUIDField(primary_key=True)

    class Meta:
        db_table = "screened_reading"


class ScreenedEntry(models.Model):
    """This entry was compared with the travellers of the days before it. The resolver's own."""

    entry_id = models.UUIDField(primary_key=True)

    class Meta:
        db_table = "screened_entry"


class ProtectedEntry(models.Model):
    """A protected person is known by a number of this entry: its hits are for the protection desk. The resolver's own."""

    entry_id = models.UUIDField(primary_key=True)

    class Meta:
        db_table = "protected_entry"
