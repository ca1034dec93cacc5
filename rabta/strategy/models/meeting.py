"""Meetings of two sides and their minutes: entries, only ever added to."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from rabta.records.models.marked import Marked
from rabta.strategy.rules.minutes import Becomes, Entry


class Meeting(Marked):
    """Two sides met on a day. Who was present is words: not everybody at a table has a sign-in."""

    id = models.UUIDField(primary_key=True)
    title = models.TextField()
    held_on = models.DateField()
    place = models.TextField()
    ours = ArrayField(models.SmallIntegerField(), help_text="agencies of our side")
    theirs = ArrayField(models.SmallIntegerField(), help_text="agencies of the other side")
    present = ArrayField(models.TextField())
    opened_by = models.UUIDField()
    opened_name = models.TextField()
    opened_at = models.DateTimeField()

    class Meta:
        db_table = "meeting"


class MeetingEntry(Marked):
    """One entry of minutes: a decision, one struck, a signature, a task done. Under the meeting's marking."""

    id = models.UUIDField(primary_key=True)
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="+")
    number = models.SmallIntegerField()
    kind = models.TextField()
    words = models.TextField()
    words_ur = models.TextField()
    becomes = models.TextField()
    owner = models.SmallIntegerField(null=True)
    partner = models.SmallIntegerField(null=True)
    due_on = models.DateField(null=True)
    theme = models.TextField()
    commitment_id = models.UUIDField(null=True, help_text="under the same marking as the minutes")
    of = models.SmallIntegerField(null=True, help_text="number of the decision it is about")
    content = models.TextField(help_text="of a signature: SHA-256 over what was signed; else empty")
    agency = models.SmallIntegerField()
    signed_by = models.UUIDField()
    signed_name = models.TextField()
    signed_at = models.DateTimeField()

    class Meta:
        db_table = "meeting_entry"
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="meeting_entry_number_once"),
            models.CheckConstraint(condition=models.Q(kind__in=[str(one) for one in Entry]), name="meeting_entry_is_known"),
            models.CheckConstraint(
                condition=models.Q(becomes__in=[str(one) for one in Becomes]), name="decision_becomes_known"
            ),
        ]
