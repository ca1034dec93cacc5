"""The protected compartment: words that may name a protected person, apart from the rows that everybody sees."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from rabta.records.models.incident import Incident
from rabta.records.models.marked import Marked
from rabta.records.models.reading import ReadingRow
from rabta.records.models.report import Report


class ProtectedReport(Marked):
    """What tells of a report's words from outside: its name, size, and the hash a guessed text could be tried against."""

    report = models.OneToOneField(Report, models.CASCADE, primary_key=True, related_name="+")
    title = models.TextField()
    file_name = models.TextField()
    sha256 = models.BinaryField()
    size = models.BigIntegerField(help_text="bytes")

    class Meta:
        db_table = "protected_report"


class ProtectedRow(Marked):
    """The words of one withheld row, with everything read from them. `grounds`: why, see records.rules.protection."""

    row = models.OneToOneField(ReadingRow, models.CASCADE, primary_key=True, related_name="+")
    grounds = ArrayField(models.TextField())
    text = models.TextField()
    cells = models.JSONField(null=True)
    read = models.JSONField(null=True)
    problem = models.JSONField(null=True)
    spans = models.JSONField(help_text="list of {pointer, part, start, end, column}")

    class Meta:
        db_table = "protected_row"


class ProtectedIncident(Marked):
    """The words of an incident of a withheld row, with its search key."""

    incident = models.OneToOneField(Incident, models.CASCADE, primary_key=True, related_name="+")
    stated = models.JSONField()
    words = models.TextField()
    search = models.TextField()

    class Meta:
        db_table = "protected_incident"
