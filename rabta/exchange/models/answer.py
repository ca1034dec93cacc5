"""What the centre does about a partner's request before a file leaves: drafts, the records chosen, who approved.

Under markings of the centre. A draft shows to who sees every record in it; no partner sees any of this.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from rabta.exchange.models.partner_request import PartnerRequest
from rabta.exchange.rules.partner_request import Outcome
from rabta.records.models.marked import Marked
from rabta.records.models.report import Report


class AnswerDraft(Marked):
    """An answer as one officer of the centre wants it."""

    id = models.UUIDField(primary_key=True)
    request = models.ForeignKey(PartnerRequest, models.CASCADE, related_name="+")
    outcome = models.TextField()
    note = models.TextField()
    assurance = models.TextField(help_text="reference of the written assurance of the asking state; empty without one")
    assurance_on = models.DateField(null=True)
    items = models.SmallIntegerField(help_text="how many records it holds: whoever sees fewer does not see it")
    content_sha256 = models.BinaryField(help_text="over what would leave, without its day: what is approved is what leaves")
    drafted_by = models.UUIDField()
    drafted_name = models.TextField()
    drafted_at = models.DateTimeField()

    class Meta:
        db_table = "answer_draft"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(outcome__in=[str(one) for one in Outcome]), name="answer_draft_outcome_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(assurance="", assurance_on__isnull=True)
                | (~models.Q(assurance="") & models.Q(assurance_on__isnull=False)),
                name="answer_draft_assurance_is_whole",
            ),
        ]


class AnswerItem(Marked):
    """A record in a draft, under the marking of its report and purged with it."""

    id = models.UUIDField(primary_key=True)
    draft = models.ForeignKey(AnswerDraft, models.CASCADE, related_name="+")
    report = models.ForeignKey(Report, models.CASCADE, related_name="+")
    incident_key = models.UUIDField()
    chosen_by = models.UUIDField()

    class Meta:
        db_table = "answer_item"
        constraints = [models.UniqueConstraint(fields=["draft", "incident_key"], name="answer_item_once")]


class AnswerApproval(Marked):
    """Somebody of the centre approves a draft, in the roles held then."""

    id = models.UUIDField(primary_key=True)
    draft = models.ForeignKey(AnswerDraft, models.CASCADE, related_name="+")
    approved_by = models.UUIDField()
    approved_name = models.TextField()
    approved_at = models.DateTimeField()
    roles = ArrayField(models.SmallIntegerField(), help_text="held when it was approved")

    class Meta:
        db_table = "answer_approval"
        constraints = [models.UniqueConstraint(fields=["draft", "approved_by"], name="answer_approval_once")]
