"""What a reader version made of a report: rows with their fate, and the place each value was read from."""

from django.db import models

from rabta.records.models.marked import Marked
from rabta.records.models.report import Report


class Reading(Marked):
    """One reading of one report. The highest `number` is the one that counts; earlier ones stay."""

    id = models.UUIDField(primary_key=True)
    report = models.ForeignKey(Report, models.CASCADE, related_name="+")
    number = models.SmallIntegerField()
    reader_version = models.TextField()
    corrections = models.IntegerField(help_text="how many corrections this reading took in")
    rows = models.IntegerField()
    rows_read = models.IntegerField()
    rows_set_aside = models.IntegerField()
    rows_repeated = models.IntegerField()
    read_at = models.DateTimeField()

    class Meta:
        db_table = "reading"
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="reading_number_once"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="reading_numbers_begin_at_one"),
            models.CheckConstraint(
                condition=models.Q(rows=models.F("rows_read") + models.F("rows_set_aside") + models.F("rows_repeated")),
                name="reading_rows_add_up",
            ),
        ]


class ReadingRow(Marked):
    """One statement of a report, or one row of a table: read, set aside with a reason, or a known repeat."""

    id = models.UUIDField(primary_key=True)
    reading = models.ForeignKey(Reading, models.CASCADE, related_name="+")
    row_no = models.IntegerField()
    fate = models.TextField(choices=[("read", "read"), ("set_aside", "set aside"), ("repeated", "known repeat")])
    text = models.TextField(help_text="the words the spans count in; of a table row, its cells joined by tabs")
    cells = models.JSONField(null=True)
    read = models.JSONField(null=True, help_text="the reader's whole answer, without its spans")
    problem = models.JSONField(null=True, help_text="file, row, column, value, rule, next_step")
    content_hash = models.BinaryField(help_text="of this row's words, to know a repeat; keyed where the row is protected")
    protected = models.BooleanField(
        db_default=False, help_text="it may name a protected person: its words are in protected_row, not here"
    )

    class Meta:
        db_table = "reading_row"
        indexes = [models.Index(fields=["content_hash"], name="reading_row_content")]


class Span(Marked):
    """Where a value was read: code points of the row's text, or a cell. Made while reading, never searched for."""

    pk = models.CompositePrimaryKey("row_id", "pointer", "part")
    row = models.ForeignKey(ReadingRow, models.CASCADE, related_name="+")
    pointer = models.TextField(help_text="JSON Pointer into the reader's answer")
    part = models.SmallIntegerField(help_text="0 unless a value was read from several places")
    start = models.IntegerField()
    end = models.IntegerField()
    column = models.TextField(null=True, help_text="of a table: the column's header")

    class Meta:
        db_table = "span"
