"""What a partner abroad asked, the steps both sides see, and the files that went out. All under the request's marking."""

from django.db import models

from rabta.exchange.rules.partner_request import About, PartnerStep
from rabta.records.models.marked import Marked


class PartnerRequest(Marked):
    """A partner asks the centre about one thing. What became of it follows from its steps."""

    id = models.UUIDField(primary_key=True)
    reference = models.TextField(help_text="the partner's own number of it; may be empty")
    about_kind = models.TextField()
    about = models.TextField()
    words = models.TextField(help_text="what is asked, and why")
    purpose = models.TextField()
    legal_basis = models.TextField()
    offence = models.TextField()
    urgency = models.TextField()
    due_on = models.DateField()
    from_agency = models.SmallIntegerField()
    asked_by = models.UUIDField()
    asked_name = models.TextField()
    asked_at = models.DateTimeField()

    class Meta:
        db_table = "partner_request"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(about_kind__in=[str(kind) for kind in About]), name="partner_request_about_is_known"
            )
        ]


class PartnerStepRow(Marked):
    """One signed step, only ever added to. `reference`: the answer it is about; `outcome`: of a recall, its reason."""

    id = models.UUIDField(primary_key=True)
    request = models.ForeignKey(PartnerRequest, models.CASCADE, related_name="+")
    number = models.SmallIntegerField(help_text="in the order of signing")
    kind = models.TextField()
    done_on = models.DateField()
    reference = models.TextField()
    outcome = models.TextField()
    words = models.TextField()
    agency = models.SmallIntegerField()
    signed_by = models.UUIDField()
    signed_name = models.TextField()
    signed_at = models.DateTimeField()

    class Meta:
        db_table = "partner_step"
        constraints = [
            models.UniqueConstraint(fields=["request", "number"], name="partner_step_number_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=[str(kind) for kind in PartnerStep]), name="partner_step_is_known"
            ),
        ]


class PartnerFile(Marked):
    """A signed file as it left: an answer, or the recall of one. Its content goes when a record in it is purged."""

    id = models.UUIDField(primary_key=True)
    request = models.ForeignKey(PartnerRequest, models.CASCADE, related_name="+")
    kind = models.TextField()
    draft = models.UUIDField(null=True, help_text="of an answer: what was approved")
    of = models.UUIDField(null=True, help_text="of a recall: the answer")
    content = models.BinaryField()
    sha256 = models.BinaryField()
    sent_by = models.UUIDField()
    sent_name = models.TextField()
    sent_at = models.DateTimeField()

    class Meta:
        db_table = "partner_file"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind="answer", draft__isnull=False, of__isnull=True)
                | models.Q(kind="recall", draft__isnull=True, of__isnull=False),
                name="partner_file_is_an_answer_or_a_recall",
            ),
            models.UniqueConstraint(fields=["draft"], name="partner_file_of_a_draft_once"),
        ]
