"""What a laboratory found of what one incident took: beside the drug, in its place, how pure, on which words."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from rabta.records.models.incident import Incident
from rabta.records.models.marked import Marked


class LaboratoryFinding(Marked):
    """One finding as one reading states it. Of a row that may name somebody protected no word stands here."""

    pk = models.CompositePrimaryKey("incident_id", "finding_no")
    incident = models.ForeignKey(Incident, models.CASCADE, related_name="+")
    finding_no = models.SmallIntegerField()
    line_no = models.SmallIntegerField(null=True, help_text="of the seizure line; null where the words do not say which")
    substance = models.SmallIntegerField(null=True, help_text="what it was declared or seized as; null where nobody says")
    found = ArrayField(models.TextField(), help_text="codes of adulterants.yaml, and of substances, in the words' order")
    purity_low = models.DecimalField(max_digits=6, decimal_places=3, null=True, help_text="per cent, as stated")
    purity_high = models.DecimalField(max_digits=6, decimal_places=3, null=True)
    basis = models.TextField(help_text="base, hydrochloride, weight, dry weight, or empty when not said")
    instead_of = models.SmallIntegerField(null=True, help_text="the substance it was sold as, where it is another")
    counterfeit = models.BooleanField()
    marking_seen = models.TextField(help_text="what stands on the tablets, as written")
    laboratory = models.TextField(help_text="who looked, in the report's words; empty: the agency alone says so")
    method = models.TextField(help_text="code of adulterants.yaml, or empty when not said")
    words = models.TextField(help_text="the words it was read from")

    class Meta:
        db_table = "laboratory_finding"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(purity_low__isnull=True, purity_high__isnull=True)
                | models.Q(purity_low__gt=0, purity_low__lte=models.F("purity_high"), purity_high__lte=100),
                name="laboratory_finding_is_a_share",
            ),
        ]
