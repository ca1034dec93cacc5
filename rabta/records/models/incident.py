"""What one report says happened, and what was taken, who was held, who was met."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from rabta.records.models.marked import Marked
from rabta.records.models.reading import Reading, ReadingRow


class Incident(Marked):
    """One incident of one reading. `key` survives re-reading: it is a keyed hash of the report and the words."""

    id = models.UUIDField(primary_key=True)
    key = models.UUIDField(db_index=True)
    reading = models.ForeignKey(Reading, models.CASCADE, related_name="+", db_index=False)
    row = models.ForeignKey(ReadingRow, models.CASCADE, related_name="+")
    incident_no = models.IntegerField()
    periodic = models.BooleanField(help_text="a total or a periodic row: reconciled with events, never one itself")
    agencies = ArrayField(models.SmallIntegerField())
    occurred_from = models.DateField(null=True)
    occurred_to = models.DateField(null=True)
    reported_on = models.DateField(null=True)
    place_text = models.TextField()
    district = models.SmallIntegerField(null=True)
    province = models.TextField()
    country = models.TextField()
    airport = models.TextField()
    place_cell = models.BigIntegerField(null=True, help_text="H3 cell, resolution 7")
    setting = models.SmallIntegerField(null=True)
    flight = models.TextField()
    destination = models.TextField()
    origin = models.TextField()
    concealment = models.TextField()
    vehicles = models.IntegerField(null=True)
    value_amount = models.DecimalField(max_digits=20, decimal_places=2, null=True)
    value_currency = models.TextField()
    recap = models.BooleanField()
    confidence = models.SmallIntegerField(help_text="per cent: how sure the reading is")
    stated = models.JSONField(help_text="the incident exactly as read, for comparing and for showing")
    words = models.TextField(help_text="the words of the row this incident was read from")
    search = models.TextField(help_text="search key of its words: folded letters and digits")

    class Meta:
        db_table = "incident"
        # With the marking, which the row policy asks for: a report's incidents are counted in the index alone.
        indexes = [models.Index(fields=["reading", "marking"], name="incident_of_reading")]


class IncidentRole(Marked):
    """An agency's part in an incident: detected, intercepted, assisted, took_custody, registered_case, tested, destroyed."""

    pk = models.CompositePrimaryKey("incident_id", "agency", "role")
    incident = models.ForeignKey(Incident, models.CASCADE, related_name="+")
    agency = models.SmallIntegerField()
    role = models.TextField()

    class Meta:
        db_table = "incident_role"


class SeizureLine(Marked):
    """Substance, quantity and unit as reported; grams where they convert, with the version of the factors."""

    pk = models.CompositePrimaryKey("incident_id", "line_no")
    incident = models.ForeignKey(Incident, models.CASCADE, related_name="+")
    line_no = models.SmallIntegerField()
    substance = models.SmallIntegerField()
    name_text = models.TextField()
    quantity = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    unit = models.SmallIntegerField()
    approx = models.TextField(help_text="over, under, around, or empty")
    weight_kind = models.TextField(help_text="gross, net, laboratory, or empty when not said")
    ambiguous = models.BooleanField()
    mass_g = models.BigIntegerField(null=True)
    factors_version = models.TextField()
    day = models.DateField(null=True, help_text="its incident's, else of its report: those of a period lie together")

    class Meta:
        db_table = "seizure_line"


class Arrest(Marked):
    """Persons arrested as one incident states them. Null means not stated; nationality only as documented."""

    incident = models.OneToOneField(Incident, models.CASCADE, primary_key=True, related_name="+")
    total = models.IntegerField(null=True)
    foreigners = models.IntegerField(null=True)
    women = models.IntegerField(null=True)
    nationality_text = models.TextField()
    day = models.DateField(null=True, help_text="its incident's, else of its report, as a line's")

    class Meta:
        db_table = "arrest"


class ArrestNationality(Marked):
    """Persons of one documented nationality among those arrested. Only as documented: never inferred, unknown has no row."""

    pk = models.CompositePrimaryKey("incident_id", "country")
    incident = models.ForeignKey(Incident, models.CASCADE, related_name="+")
    country = models.TextField(help_text="ISO 3166-1, two letters")
    persons = models.IntegerField()

    class Meta:
        db_table = "arrest_nationality"


class Mention(Marked):
    """A person, vehicle, phone or document as one report states it. A protected mention never becomes a target."""

    pk = models.CompositePrimaryKey("incident_id", "mention_no")
    incident = models.ForeignKey(Incident, models.CASCADE, related_name="+")
    mention_no = models.SmallIntegerField()
    kind = models.TextField()
    text = models.TextField()
    role = models.TextField()
    protected = models.BooleanField(help_text="victim, smuggled person or child: absorbing")

    class Meta:
        db_table = "mention"


class ClearanceClaim(Marked):
    """Poppy or cannabis land a report says was cleared, in the unit stated. Square metres only where the unit has a basis.

    Who claims it is the report's originator; `agencies` are those the words name, else the one that speaks.
    """

    pk = models.CompositePrimaryKey("row_id", "claim_no")
    row = models.ForeignKey(ReadingRow, models.CASCADE, related_name="+")
    reading = models.ForeignKey(Reading, models.CASCADE, related_name="+")
    claim_no = models.SmallIntegerField()
    periodic = models.BooleanField(help_text="a total or a recap of a season: never added to the claims it covers")
    agencies = ArrayField(models.SmallIntegerField())
    occurred_from = models.DateField(null=True)
    occurred_to = models.DateField(null=True)
    reported_on = models.DateField(null=True)
    area = models.DecimalField(max_digits=16, decimal_places=4)
    unit = models.SmallIntegerField()
    area_m2 = models.BigIntegerField(null=True)
    crop = models.TextField(help_text="poppy, cannabis or other")
    place_text = models.TextField()
    district = models.SmallIntegerField(null=True)
    province = models.TextField()
    approx = models.TextField()
    place_key = models.UUIDField(null=True, help_text="keyed hash of a place whose words are withheld: equal places meet")

    class Meta:
        db_table = "clearance_claim"


class Encounter(Marked):
    """Persons met on the move: smuggled persons, victims, refused boarding. Protected records, never arrests."""

    pk = models.CompositePrimaryKey("row_id", "encounter_no")
    row = models.ForeignKey(ReadingRow, models.CASCADE, related_name="+")
    reading = models.ForeignKey(Reading, models.CASCADE, related_name="+")
    encounter_no = models.SmallIntegerField()
    periodic = models.BooleanField(help_text="a total or a recap: never added to the encounters it covers")
    agencies = ArrayField(models.SmallIntegerField())
    occurred_from = models.DateField(null=True)
    occurred_to = models.DateField(null=True)
    reported_on = models.DateField(null=True)
    persons = models.IntegerField(null=True)
    role = models.TextField()
    what = models.TextField()
    category = models.TextField(help_text="smuggled, victim, refused or other; arranger: who arranged it, never protected")
    place_text = models.TextField()
    district = models.SmallIntegerField(null=True)
    province = models.TextField()
    minors = models.IntegerField(null=True, help_text="of whom children, or of unknown age taken for children")
    origin = models.TextField()
    transit = models.TextField()
    destination = models.TextField()
    protected = models.BooleanField()
    place_key = models.UUIDField(null=True, help_text="keyed hash of a place whose words are withheld: equal places meet")

    key = models.UUIDField(null=True, help_text="of the encounter: rows of one originator under one number of its share it")
    child = models.BooleanField(db_default=False, help_text="its row may name a child")
    kind = models.TextField(db_default="", help_text="as filed, of vocabulary/data/encounters.yaml; empty in a statement")
    event_role = models.TextField(db_default="", help_text="the part in this one event, as filed")
    outcome = models.TextField(db_default="")
    nationality = models.TextField(db_default="", help_text="ISO 3166-1, as documented; never of a child; empty: unknown")
    route = models.TextField(
        db_default="", help_text="countries as stated, PK>IR>TR, ? for an end not stated; never of a child; empty: none"
    )
    post = models.TextField(db_default="")
    flight = models.TextField(db_default="")
    conveyance = models.TextField(db_default="")
    legal_ground = models.TextField(db_default="")
    hour = models.TextField(db_default="", help_text="as filed, 14:30")
    complaint = models.BooleanField(db_default=False)
    found_wrong = models.BooleanField(db_default=False)

    class Meta:
        db_table = "encounter"


class PeriodReturn(Marked):
    """A row that speaks for a whole period: its totals, or that there was nothing to report (a nil return)."""

    row = models.OneToOneField(ReadingRow, models.CASCADE, primary_key=True, related_name="+")
    reading = models.ForeignKey(Reading, models.CASCADE, related_name="+")
    period_from = models.DateField(null=True)
    period_to = models.DateField(null=True)
    nil = models.BooleanField()

    class Meta:
        db_table = "period_return"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(period_from__isnull=True, period_to__isnull=True)
                | models.Q(period_from__lte=models.F("period_to")),
                name="period_return_forwards",
            ),
        ]
