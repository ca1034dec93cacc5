"""What is signed and linked: steps of cases, tasks, requests and equipment, only ever added to."""

from django.db import models

from rabta.records.models.marked import Marked

SUBJECTS = ("case", "task", "request", "equipment")


class WorkStep(Marked):
    """One signed step. Whose it is stands beside it by kind and id; its marking is that of what it belongs to."""

    id = models.UUIDField(primary_key=True)
    subject_kind = models.TextField()
    subject_id = models.UUIDField()
    number = models.SmallIntegerField(help_text="in the order of signing")
    kind = models.TextField()
    done_on = models.DateField(help_text="when it was done, as the signer says")
    reference = models.TextField(help_text="case, charge sheet or order number")
    place = models.TextField(help_text="police station, court or site")
    outcome = models.TextField()
    to_agency = models.SmallIntegerField(null=True)
    people = models.IntegerField(null=True)
    words = models.TextField()
    agency = models.SmallIntegerField()
    signed_by = models.UUIDField()
    signed_name = models.TextField()
    signed_at = models.DateTimeField()

    class Meta:
        db_table = "work_step"
        constraints = [
            models.UniqueConstraint(fields=["subject_id", "number"], name="work_step_number_once"),
            models.CheckConstraint(condition=models.Q(subject_kind__in=SUBJECTS), name="work_step_is_of_something"),
        ]


class WorkLink(Marked):
    """What a case, a request or an answer has to do with: a record by kind and id. It shows where that record shows."""

    id = models.UUIDField(primary_key=True)
    subject_kind = models.TextField()
    subject_id = models.UUIDField(db_index=True)
    kind = models.TextField()
    target = models.UUIDField()
    added_agency = models.SmallIntegerField()
    added_by = models.UUIDField()
    added_at = models.DateTimeField()

    class Meta:
        db_table = "work_link"


class WorkWithdrawal(Marked):
    """A wrong step or link taken back, with the reason. It stays in the history."""

    of = models.UUIDField(primary_key=True)
    reason = models.TextField()
    withdrawn_by = models.UUIDField()
    withdrawn_at = models.DateTimeField()

    class Meta:
        db_table = "work_withdrawal"
