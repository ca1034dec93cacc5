"""Watch-lists of agencies. Whose list it is, on what ground and why stand under the list's marking; what a traveller is
compared with stands under the entry's, which may be wider: so a hit shows what it matched and not where it comes from."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from rabta.records.models.marked import Marked
from rabta.screening.rules.course import EntryStep, ListStep
from rabta.screening.rules.entry import EntryKind, Why


class WatchList(Marked):
    """A list as it was opened. How it stands follows from its steps."""

    id = models.UUIDField(primary_key=True)
    name = models.TextField()
    agency = models.SmallIntegerField()
    ground = models.TextField(help_text="law and section, or order")
    reason = models.TextField()
    contact = models.TextField(help_text="who is called when something matches")
    phone = models.TextField()
    opened_by = models.UUIDField()
    opened_name = models.TextField()
    opened_at = models.DateTimeField()

    class Meta:
        db_table = "watch_list"


class WatchListStep(Marked):
    """Opened, renewed, closed: who said so, why, and until when the list stands by it."""

    id = models.UUIDField(primary_key=True)
    watch_list = models.ForeignKey(WatchList, models.CASCADE, related_name="+")
    number = models.IntegerField()
    kind = models.TextField()
    until = models.DateField(null=True)
    words = models.TextField()
    signed_by = models.UUIDField()
    signed_name = models.TextField()
    signed_at = models.DateTimeField()

    class Meta:
        db_table = "watch_list_step"
        constraints = [
            models.UniqueConstraint(fields=["watch_list", "number"], name="watch_list_step_number_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=[str(one) for one in ListStep]), name="watch_list_step_is_known"
            ),
        ]


class WatchEntry(Marked):
    """What is compared with travellers. It names no agency and nobody who made it: that stands with the list."""

    id = models.UUIDField(primary_key=True)
    watch_list = models.ForeignKey(WatchList, models.CASCADE, related_name="+")
    kind = models.TextField()
    why = models.TextField()
    name = models.TextField()
    father = models.TextField()
    born = models.TextField(help_text="year, year-month or year-month-day")
    issuer = models.TextField(help_text="of its documents, as three letters")
    digest = models.BinaryField(help_text="keyed hash of the entry in one form")

    class Meta:
        db_table = "watch_entry"
        constraints = [
            models.UniqueConstraint(fields=["watch_list", "digest"], name="watch_entry_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=[str(one) for one in EntryKind]), name="watch_entry_kind_is_known"
            ),
            models.CheckConstraint(condition=models.Q(why__in=[str(one) for one in Why]), name="watch_entry_why_is_known"),
        ]


class WatchIdentifier(Marked):
    """A number or address of an entry."""

    id = models.UUIDField(primary_key=True)
    entry = models.ForeignKey(WatchEntry, models.CASCADE, related_name="+")
    kind = models.TextField()
    written = models.TextField(help_text="as the officer wrote it")
    digest = models.BinaryField(help_text="keyed hash of the one form it was brought to")
    near = ArrayField(models.BigIntegerField(), help_text="keyed hashes it shares with numbers one slip apart")

    class Meta:
        db_table = "watch_identifier"
        indexes = [
            models.Index(fields=["digest"], name="watch_identifier_by_digest"),
            GinIndex(fields=["near"], name="watch_identifier_by_near", fastupdate=False),
        ]


class WatchEntryStep(Marked):
    """Added, renewed, withdrawn, restored, closed: what of it whoever sees the entry sees."""

    id = models.UUIDField(primary_key=True)
    entry = models.ForeignKey(WatchEntry, models.CASCADE, related_name="+")
    number = models.IntegerField()
    kind = models.TextField()
    until = models.DateField(null=True)
    at = models.DateTimeField()

    class Meta:
        db_table = "watch_entry_step"
        constraints = [
            models.UniqueConstraint(fields=["entry", "number"], name="watch_entry_step_number_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=[str(one) for one in EntryStep]), name="watch_entry_step_is_known"
            ),
        ]


class WatchEntryWord(Marked):
    """Who took a step of an entry, and why: under the marking of the list."""

    id = models.UUIDField(primary_key=True)
    watch_list = models.ForeignKey(WatchList, models.CASCADE, related_name="+")
    entry = models.ForeignKey(WatchEntry, models.CASCADE, related_name="+")
    number = models.IntegerField(help_text="of the step")
    reason = models.TextField()
    reference = models.TextField()
    signed_by = models.UUIDField()
    signed_name = models.TextField()
    signed_at = models.DateTimeField()

    class Meta:
        db_table = "watch_entry_word"
        constraints = [models.UniqueConstraint(fields=["entry", "number"], name="watch_entry_word_once")]
