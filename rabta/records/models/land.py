"""Claims of poppy and cannabis land: drawn, or only stated. What an agency says it did; never a word on who grows."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from rabta.records.models.marked import Marked
from rabta.records.models.reading import Reading, ReadingRow


class LandClaim(Marked):
    """One claim of one row of a file. `key` survives re-reading: it is a keyed hash of the report and the row's words.

    Areas are kept apart: as stated, in the unit stated, and as measured, on the ellipsoid, of the land drawn.
    """

    id = models.UUIDField(primary_key=True)
    key = models.UUIDField(db_index=True)
    reading = models.ForeignKey(Reading, models.CASCADE, related_name="+")
    row = models.ForeignKey(ReadingRow, models.CASCADE, related_name="+")
    number = models.TextField(help_text="what its officer calls it")
    quantity = models.TextField(help_text="what is told of the land: cleared, surveyed or cultivated (found under crop)")
    crop = models.TextField(help_text="poppy, cannabis, or empty when not said")
    stage = models.TextField()
    method = models.TextField()
    started_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    agencies = ArrayField(models.SmallIntegerField(), help_text="that were there, else the one that speaks")
    forces = ArrayField(models.TextField())
    destroyed = models.SmallIntegerField(null=True, help_text="per cent of the field, as stated")
    incidents = models.TextField(help_text="what was met on the way, in the officer's words")
    help = ArrayField(models.TextField(), help_text="offered to the grower: compensation, livelihood, none")
    device = models.TextField()
    accuracy_m = models.FloatField(null=True, help_text="metres, the worst of the walk")
    stated_area = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    stated_unit = models.SmallIntegerField(null=True)
    stated_basis = models.TextField()
    stated_m2 = models.BigIntegerField(null=True, help_text="null where the unit differs by place and no basis is stated")
    area_m2 = models.FloatField(null=True, help_text="measured on the ellipsoid; null where no land is drawn")
    land = models.BinaryField(null=True, help_text="WKB in degrees, valid: what is measured")
    as_drawn = models.BinaryField(null=True, help_text="WKB before it was mended, where it was")
    west = models.FloatField(null=True)
    south = models.FloatField(null=True)
    east = models.FloatField(null=True)
    north = models.FloatField(null=True)
    place_text = models.TextField()
    district = models.SmallIntegerField(null=True)
    district_by = models.TextField(help_text="name, layer (boundaries), near (the nearest known place), or empty")
    province = models.TextField()

    class Meta:
        db_table = "land_claim"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(area_m2__isnull=True, land__isnull=True)
                | models.Q(area_m2__gt=0, land__isnull=False),
                name="land_claim_land_is_measured",
            ),
            models.CheckConstraint(
                condition=models.Q(quantity__in=["cleared", "surveyed", "cultivated"]), name="land_claim_is_known"
            ),
        ]
