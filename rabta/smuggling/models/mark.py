"""Signed marks on parts of networks."""

from django.db import models

from rabta.records.models import Report
from rabta.records.models.marked import Marked
from rabta.smuggling.rules.mark import Kind


class NetworkMark(Marked):
    """What a named officer says of a person or a number that a statement of this report names. It shows with the report."""

    id = models.UUIDField(primary_key=True)
    report = models.ForeignKey(Report, models.CASCADE, related_name="+")
    node_kind = models.TextField(help_text="person, phone, plate, account, handle or email")
    node_key = models.TextField(help_text="of a person the key of the mention, else the number in its one form")
    kind = models.TextField()
    words = models.TextField()
    of_id = models.UUIDField(null=True, help_text="the mark taken back")
    agency = models.SmallIntegerField()
    signed_by = models.UUIDField()
    signed_name = models.TextField()
    signed_at = models.DateTimeField()

    class Meta:
        db_table = "network_mark"
        indexes = [models.Index(fields=["node_key"], name="network_mark_node")]
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=[str(kind) for kind in Kind]), name="network_mark_is_known"),
            models.CheckConstraint(
                condition=models.Q(kind=str(Kind.TAKEN_BACK), of_id__isnull=False, words="")
                | (~models.Q(kind=str(Kind.TAKEN_BACK)) & models.Q(of_id__isnull=True) & ~models.Q(words="")),
                name="network_mark_says_why",
            ),
        ]
