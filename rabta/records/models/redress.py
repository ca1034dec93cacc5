"""A person's request about what is on record of them: registered, assigned, decided by somebody who has a name.

It holds no name of the person and no story: the letter stays in the office's own files, and `reference` finds it there.
"""

from django.db import models


class Redress(models.Model):
    """One request. `wants`: to know, to correct, to erase, or other."""

    id = models.UUIDField(primary_key=True)
    reference = models.TextField(help_text="the number of the letter in the files of who registers it")
    wants = models.TextField(choices=[(w, w) for w in ("know", "correct", "erase", "other")])
    received_on = models.DateField()
    due_on = models.DateField()
    registered_by = models.UUIDField()
    registered_at = models.DateTimeField()

    class Meta:
        db_table = "redress"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(wants__in=("know", "correct", "erase", "other")), name="redress_wants_is_known"
            ),
            models.CheckConstraint(condition=models.Q(due_on__gte=models.F("received_on")), name="redress_is_due_later"),
        ]


class RedressStep(models.Model):
    """Assigned to an agency, or decided: granted, partly, refused, with reasons. Nothing comes after a decision."""

    pk = models.CompositePrimaryKey("redress_id", "number")
    redress = models.ForeignKey(Redress, models.PROTECT, related_name="+")
    number = models.SmallIntegerField()
    step = models.TextField(choices=[("assign", "assign"), ("decide", "decide")])
    agency = models.SmallIntegerField(null=True, help_text="of assign: whose officers deal with it")
    outcome = models.TextField(help_text="of decide: granted, partly or refused")
    reasons = models.TextField()
    done_by = models.UUIDField()
    done_by_name = models.TextField(help_text="as the reader's own row says it")
    done_at = models.DateTimeField()

    class Meta:
        db_table = "redress_step"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(step="assign", agency__isnull=False, outcome="")
                | models.Q(step="decide", agency__isnull=True, outcome__in=("granted", "partly", "refused")),
                name="redress_step_is_whole",
            ),
        ]
