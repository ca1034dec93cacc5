"""Joint cases, and tasks that are for a case, a request between agencies, or something else named by kind and id."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from rabta.records.models.marked import Marked


class JointCase(Marked):
    """A case that agencies work on together, under a marking of its own. Everything of it follows from its steps."""

    id = models.UUIDField(primary_key=True)
    title = models.TextField()
    template = models.TextField(help_text="name of the template it was opened with; empty without one")
    lead = models.SmallIntegerField()
    agencies = ArrayField(models.SmallIntegerField(), help_text="that joined when it was opened; later ones by a step")
    opened_by = models.UUIDField()
    opened_name = models.TextField()
    opened_at = models.DateTimeField()

    class Meta:
        db_table = "joint_case"


class CaseTask(Marked):
    """Something one agency is to do by a day. What became of it follows from its steps."""

    id = models.UUIDField(primary_key=True)
    title = models.TextField()
    agency = models.SmallIntegerField(help_text="that is to do it; handed over by a step")
    due_on = models.DateField(null=True)
    for_kind = models.TextField(help_text="case, request, or a kind of another room; empty for none")
    for_id = models.UUIDField(null=True, db_index=True)
    given_agency = models.SmallIntegerField()
    given_by = models.UUIDField()
    given_name = models.TextField()
    given_at = models.DateTimeField()

    class Meta:
        db_table = "case_task"
