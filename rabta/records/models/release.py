"""What an originator decides about sharing one report: markings given, releases, recalls, and what others ask for.

Facts, only ever added to. The marking a report and everything below it carries is made of them (`carry_marking.sql`).
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from rabta.records.models.marked import Marked
from rabta.records.models.report import Report
from rabta.sharing.models import Marking


class MarkingGiven(Marked):
    """A marking the originator gave a report. Number 0 is the one it was filed under, kept when it is first changed."""

    pk = models.CompositePrimaryKey("report_id", "number")
    report = models.ForeignKey(Report, models.CASCADE, related_name="+")
    number = models.SmallIntegerField()
    given = models.ForeignKey(Marking, models.PROTECT, related_name="+")
    ends_releases = models.BooleanField(help_text="releases made before it are over")
    reason = models.TextField()
    given_by = models.UUIDField()
    given_at = models.DateTimeField()

    class Meta:
        db_table = "marking_given"


class Release(Marked):
    """The originator's decision to let others have a report: to see it, to use it in court, to pass it on, to count it.

    Shows to readers of the originator's agency who belong to the groups in it, and to auditors; to nobody it names.
    """

    KINDS = ("share", "court", "onward", "count_only")

    id = models.UUIDField(primary_key=True)
    report = models.ForeignKey(Report, models.CASCADE, related_name="+")
    kind = models.TextField(choices=[(kind, kind) for kind in KINDS])
    agencies = ArrayField(models.SmallIntegerField(), help_text="of onward: to whom it may be passed on")
    groups = ArrayField(models.TextField())
    holder = models.SmallIntegerField(null=True, help_text="of onward: the agency that may pass it on")
    after_number = models.SmallIntegerField(help_text="number of the marking that was given last when it was made")
    reason = models.TextField()
    released_by = models.UUIDField()
    released_at = models.DateTimeField()

    class Meta:
        db_table = "release"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=("share", "court", "onward", "count_only")), name="release_kind_is_known"
            ),
            models.CheckConstraint(condition=~models.Q(agencies=[]) | ~models.Q(groups=[]), name="release_is_to_somebody"),
            models.CheckConstraint(
                condition=models.Q(kind="onward", holder__isnull=False)
                | models.Q(holder__isnull=True) & ~models.Q(kind="onward"),
                name="release_onward_names_its_holder",
            ),
        ]


class Recall(Marked):
    """The originator takes a release back, with effect on the next request. What was read cannot be unread."""

    release = models.OneToOneField(Release, models.CASCADE, primary_key=True, related_name="+")
    reason = models.TextField()
    recalled_by = models.UUIDField()
    recalled_at = models.DateTimeField()

    class Meta:
        db_table = "recall"


class ReleaseRequest(Marked):
    """A receiver asks the originator for a release. Shows to the asking agency's readers, the originator's and auditors."""

    id = models.UUIDField(primary_key=True)
    report = models.ForeignKey(Report, models.CASCADE, related_name="+")
    kind = models.TextField(choices=[(kind, kind) for kind in ("share", "court", "onward")])
    agencies = ArrayField(models.SmallIntegerField(), help_text="for whom it is asked")
    reason = models.TextField()
    asked_by = models.UUIDField()
    asked_agency = models.SmallIntegerField()
    asked_at = models.DateTimeField()

    class Meta:
        db_table = "release_request"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=("share", "court", "onward")), name="release_request_kind_is_known"
            ),
            models.CheckConstraint(condition=~models.Q(agencies=[]), name="release_request_is_for_somebody"),
        ]


class ReleaseAnswer(Marked):
    """The originator's answer: granted, with the release it made, or refused with a reason."""

    request = models.OneToOneField(ReleaseRequest, models.CASCADE, primary_key=True, related_name="+")
    release = models.ForeignKey(Release, models.PROTECT, null=True, related_name="+")
    reason = models.TextField()
    answered_by = models.UUIDField()
    answered_at = models.DateTimeField()

    class Meta:
        db_table = "release_answer"
