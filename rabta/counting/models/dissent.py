"""Disagreement: somebody who sees a claim says that it is wrong, and it stands beside the claim."""

from django.db import models

from rabta.counting.models.judgement import Judgement


class Dissent(models.Model):
    """What one reader holds against what a report says happened, or against a judgement: exactly one of the two.

    It shows to whoever sees the claim, and to nobody else; its author alone takes it back.
    """

    id = models.UUIDField(primary_key=True)
    incident_key = models.UUIDField(null=True, db_index=True)
    judgement = models.ForeignKey(Judgement, models.CASCADE, null=True, related_name="+")
    words = models.TextField()
    filed_by = models.UUIDField()
    filed_at = models.DateTimeField()

    class Meta:
        db_table = "dissent"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(incident_key__isnull=True, judgement__isnull=False)
                | models.Q(incident_key__isnull=False, judgement__isnull=True),
                name="dissent_is_of_one_claim",
            ),
        ]


class DissentTakenBack(models.Model):
    """Its author no longer holds it. It stays on record as taken back."""

    dissent = models.OneToOneField(Dissent, models.CASCADE, primary_key=True, related_name="+")
    taken_back_at = models.DateTimeField()

    class Meta:
        db_table = "dissent_taken_back"
