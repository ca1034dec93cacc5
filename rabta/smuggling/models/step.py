"""Signed steps about somebody met on the move."""

from collections.abc import Iterable

from django.contrib.postgres.fields import ArrayField
from django.db import models

from rabta.records.models import Report
from rabta.records.models.marked import Marked
from rabta.smuggling.rules.step import OPEN_KINDS, Chain, Kind


def _names(kinds: Iterable[Kind]) -> list[str]:
    return [str(kind) for kind in kinds]


class EncounterStep(Marked):
    """One step of one row of a report. What is in the chain `desk` (referral, age, role) shows to protection officers."""

    id = models.UUIDField(primary_key=True)
    report = models.ForeignKey(Report, models.CASCADE, related_name="+")
    row_no = models.IntegerField()
    chain = models.TextField()
    number = models.SmallIntegerField(help_text="in the order of signing, of this row's chain")
    kind = models.TextField()
    choice = models.TextField(help_text="a need, a result or an age")
    words = models.TextField()
    indicators = ArrayField(models.TextField())
    of_number = models.SmallIntegerField(null=True, help_text="the step taken back")
    agency = models.SmallIntegerField()
    signed_by = models.UUIDField()
    signed_name = models.TextField()
    signed_at = models.DateTimeField()

    class Meta:
        db_table = "encounter_step"
        constraints = [
            models.UniqueConstraint(fields=["report", "row_no", "chain", "number"], name="encounter_step_number_once"),
            models.CheckConstraint(condition=models.Q(kind__in=_names(Kind)), name="encounter_step_is_known"),
            models.CheckConstraint(
                condition=models.Q(chain=str(Chain.OPEN), kind__in=_names(OPEN_KINDS), words="", choice="", indicators=[])
                | (models.Q(chain=str(Chain.DESK)) & ~models.Q(kind__in=_names(OPEN_KINDS))),
                name="encounter_step_shows_codes_alone",
            ),
        ]  # fmt: skip
