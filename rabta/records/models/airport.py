"""What airlines, desks and devices of an airport state: departures, bags, scans, shifts, counts, what devices report."""

from django.db import models

from rabta.records.models.marked import Marked
from rabta.records.models.reading import Reading, ReadingRow


class AirportStatement(Marked):
    """One thing stated by one row of a report. Moments are local at the airport; empty where not stated."""

    id = models.UUIDField(primary_key=True)
    reading = models.ForeignKey(Reading, models.CASCADE, related_name="+")
    row = models.ForeignKey(ReadingRow, models.CASCADE, related_name="+")
    what = models.TextField(help_text="departure, bag, scan, shift, beat, count, tip, calibration, queue")
    airport = models.TextField()
    day = models.DateField(help_text="of the departure, the shift or the scan")
    at = models.TextField(help_text="local, ISO 8601")
    lane = models.TextField()
    device = models.TextField()
    flight = models.TextField()
    tag = models.TextField()
    detail = models.JSONField()

    class Meta:
        db_table = "airport_statement"
        indexes = [
            models.Index(fields=["day", "airport"], name="airport_statement_day"),
            models.Index(fields=["day", "reading"], name="airport_statement_readings"),
        ]
