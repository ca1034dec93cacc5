"""Recorded decisions that two mentions are, or are not, one person; or two numbers one thing. Appended to, never changed."""

from django.db import models

from rabta.sharing.models import Marking


class IdentityJudgement(models.Model):
    """`a` and `b` are mention keys, a < b. It shows to a reader who may see both ends and its own marking.

    `protected`: an end of it is, so that it shows to protection officers alone. `decided_by` null: an automatic judgement,
    a pure function of its two ends under `rule_version`. Identities are made of these when they are read, of nothing but
    what their reader sees, and kept nowhere.
    """

    id = models.UUIDField(primary_key=True)
    a = models.UUIDField(db_index=True)
    b = models.UUIDField(db_index=True)
    marking_a = models.ForeignKey(Marking, models.PROTECT, related_name="+")
    marking_b = models.ForeignKey(Marking, models.PROTECT, related_name="+")
    marking = models.ForeignKey(Marking, models.PROTECT, related_name="+", help_text="raised by a judge, else marking_a")
    protected = models.BooleanField()
    outcome = models.TextField(choices=[("same", "same"), ("not", "not the same"), ("ask", "ask a person")])
    score = models.IntegerField()
    reasons = models.JSONField()
    rule_version = models.TextField()
    note = models.TextField()
    decided_by = models.UUIDField(null=True)
    decided_at = models.DateTimeField()
    number_a = models.IntegerField(null=True, help_text="of a judgement on things: the place of the number in mention a")
    number_b = models.IntegerField(null=True)
    undoes = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")

    class Meta:
        db_table = "identity_judgement"
        constraints = [
            models.CheckConstraint(condition=models.Q(a__lt=models.F("b")), name="identity_judgement_ends_in_order"),
            models.CheckConstraint(
                condition=models.Q(number_a__isnull=True, number_b__isnull=True)
                | models.Q(number_a__isnull=False, number_b__isnull=False),
                name="identity_judgement_numbers_both",
            ),
        ]
        indexes = [models.Index(fields=["a", "b"], name="identity_judgement_pair")]
