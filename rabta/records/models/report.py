"""What agencies filed: reports, kept byte for byte, and how they were withdrawn or corrected."""

from django.db import models

from rabta.records.models.marked import Marked


class Report(Marked):
    """One thing an agency filed. `id` is a keyed hash of originator and content: the same report twice is one row."""

    id = models.UUIDField(primary_key=True)
    number = models.TextField(help_text="as people say it: ANF-7K3M-9Q2P; derived from id, never a sequence")
    originator = models.SmallIntegerField()
    kind = models.TextField(help_text="statement, table, or unreadable (kept, not readable yet)")
    format = models.TextField()
    title = models.TextField()
    file_name = models.TextField()
    media_type = models.TextField()
    sha256 = models.BinaryField()
    size = models.BigIntegerField(help_text="bytes")
    language = models.TextField()
    source_grade = models.CharField(max_length=1)
    information_grade = models.SmallIntegerField()
    written_on = models.DateField(null=True, help_text="date the report itself gives; null when it gives none")
    received_at = models.DateTimeField()
    review_on = models.DateField()
    filed_by = models.UUIDField()
    idempotency_key = models.TextField()
    typed_from = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")

    class Meta:
        db_table = "report"
        indexes = [
            models.Index(fields=["-received_at", "id"], name="report_newest"),
            models.Index(fields=["sha256"], name="report_content"),
        ]


class ReportBody(Marked):
    """The bytes as they came, and as text where they are text."""

    report = models.OneToOneField(Report, models.CASCADE, primary_key=True, related_name="+")
    content = models.BinaryField()

    class Meta:
        db_table = "report_body"


class Withdrawal(Marked):
    """The originator pulled a wrong filing back. The report stays; nothing counts it any more."""

    report = models.OneToOneField(Report, models.CASCADE, primary_key=True, related_name="+")
    reason = models.TextField()
    withdrawn_by = models.UUIDField()
    withdrawn_at = models.DateTimeField()

    class Meta:
        db_table = "withdrawal"


class Correction(Marked):
    """A value misread by the reader, mended by a person: kept as a correction of the reading, never of the report."""

    id = models.UUIDField(primary_key=True)
    report = models.ForeignKey(Report, models.CASCADE, related_name="+")
    row_no = models.IntegerField()
    start = models.IntegerField(help_text="code points of the row's text")
    end = models.IntegerField()
    field = models.TextField()
    value = models.JSONField(null=True)
    reason = models.TextField()
    corrected_by = models.UUIDField()
    corrected_at = models.DateTimeField()
    undoes = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")

    class Meta:
        db_table = "correction"
