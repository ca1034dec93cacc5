"""Recorded decisions that two incidents are, or are not, the same event. Appended to, never changed."""

from django.db import models

from rabta.sharing.models import Marking


class Judgement(models.Model):
    """`a` and `b` are incident keys, a < b. It shows to a reader who may see both ends and its own marking.

    `decided_by` null: an automatic judgement, a pure function of its two ends under `rule_version`. `deed_id`: what was
    decided at once about many pairs, and is taken back at once; null for a pair decided by itself.
    """

    id = models.UUIDField(primary_key=True)
    a = models.UUIDField(db_index=True)
    b = models.UUIDField(db_index=True)
    marking_a = models.ForeignKey(Marking, models.PROTECT, related_name="+")
    marking_b = models.ForeignKey(Marking, models.PROTECT, related_name="+")
    marking = models.ForeignKey(Marking, models.PROTECT, related_name="+", help_text="raised by a judge, else marking_a")
    outcome = models.TextField(choices=[("same", "same"), ("not", "not the same"), ("ask", "ask a person")])
    relation = models.TextField()
    score = models.IntegerField()
    reasons = models.JSONField()
    rule_version = models.TextField()
    note = models.TextField()
    decided_by = models.UUIDField(null=True)
    decided_at = models.DateTimeField()
    undoes = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    deed_id = models.UUIDField(null=True, db_index=True)

    class Meta:
        db_table = "judgement"
        constraints = [models.CheckConstraint(condition=models.Q(a__lt=models.F("b")), name="judgement_ends_in_order")]


class BlockKey(models.Model):
    """In which blocks an incident stands, on which days (as `date.toordinal()`). The resolver's own; no reader sees it.

    Its key is how others are looked for: a block on days. Which blocks are an incident's, `PlacedIncident` says.
    """

    pk = models.CompositePrimaryKey("block", "first_day", "incident_key")
    incident_key = models.UUIDField()
    block = models.BigIntegerField()
    first_day = models.IntegerField()
    last_day = models.IntegerField()

    class Meta:
        db_table = "block_key"
