"""What two administrators must agree on about a person; proposed by one, decided by another."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from rabta.people.models.reader import Reader


class Proposal(models.Model):
    """One proposal about one person. `kind`, `outcome`: people's `Matter`, `Outcome`; the rights are the whole ones wanted.

    `name` and `agency` are the person's: a second administrator of the centre sees them here and nowhere else.
    """

    id = models.UUIDField(primary_key=True)
    reader = models.ForeignKey(Reader, on_delete=models.PROTECT, related_name="+")
    name = models.TextField()
    agency = models.SmallIntegerField()
    kind = models.SmallIntegerField()
    vetting = models.SmallIntegerField()
    roles = ArrayField(models.SmallIntegerField())
    reason = models.TextField()
    proposed_by = models.UUIDField()
    proposer_name = models.TextField()
    proposed_at = models.DateTimeField()
    expires_at = models.DateTimeField(help_text="by the database's own clock")
    decided_by = models.UUIDField(null=True)
    decided_at = models.DateTimeField(null=True)
    outcome = models.SmallIntegerField(null=True)

    class Meta:
        db_table = "proposal"
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__range=(1, 3)), name="proposal_kind_is_known"),
            models.CheckConstraint(condition=models.Q(vetting__range=(0, 3)), name="proposal_vetting_is_known"),
            models.CheckConstraint(
                condition=models.Q(outcome__isnull=True, decided_by__isnull=True, decided_at__isnull=True)
                | models.Q(outcome__in=(1, 2), decided_by__isnull=False, decided_at__isnull=False),
                name="proposal_is_decided_whole",
            ),
            models.CheckConstraint(
                condition=~models.Q(outcome=1) | ~models.Q(decided_by=models.F("proposed_by")),
                name="proposal_takes_four_eyes",
            ),
            models.UniqueConstraint(
                fields=["reader", "kind"], condition=models.Q(outcome__isnull=True), name="proposal_one_open_of_a_kind"
            ),
        ]
