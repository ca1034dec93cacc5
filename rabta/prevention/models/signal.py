"""What named people decided of signals. Below no report: a decision names those it rests on, and hides with any of them."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from rabta.prevention.rules.signal import Decided
from rabta.records.models.marked import Marked


class SignalStep(Marked):
    """A signal is computed for each reader and kept nowhere; what somebody decided of one is kept, for their agency."""

    id = models.UUIDField(primary_key=True)
    about = models.TextField(help_text="what was noticed: kind, substance, level, place")
    day = models.DateField(help_text="last day of those that were looked at")
    kind = models.TextField()
    words = models.TextField()
    report_ids = ArrayField(models.UUIDField(), help_text="what it rests on: it shows to whoever sees all of them")
    agency = models.SmallIntegerField()
    signed_by = models.UUIDField()
    signed_name = models.TextField()
    signed_at = models.DateTimeField()

    class Meta:
        db_table = "signal_step"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=[str(one) for one in Decided]), name="signal_step_is_known"
            ),
            models.CheckConstraint(condition=~models.Q(report_ids=[]), name="signal_step_rests_on_something"),
        ]
