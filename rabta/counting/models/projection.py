"""What the judgements make of the incidents: projections, reproduced byte for byte by `rabta db rebuild`.

Stored once per (component, visible subset of its markings), so that a reader's events are made only of what that
reader may see. Components with more than four markings are computed on read from `wide_member`. No constraint ties a row
to its view, which a recount would look up for every row it writes: what stands in a view that is not there, nobody sees.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from rabta.sharing.models import Marking


class MarkingView(models.Model):
    """`visible` of the markings `component`. Its id is a hash of both arrays, so that a rebuild gives the same id."""

    id = models.BigIntegerField(primary_key=True)
    component = ArrayField(models.IntegerField())
    visible = ArrayField(models.IntegerField())

    class Meta:
        db_table = "marking_view"


class Event(models.Model):
    """What happened, once, in one view. `key` is the key of its earliest visible incident."""

    pk = models.CompositePrimaryKey("view_id", "key")
    view = models.ForeignKey(MarkingView, models.CASCADE, related_name="+", db_index=False, db_constraint=False)
    key = models.UUIDField()
    day = models.DateField(null=True, help_text="earliest stated day, else the earliest report's; null when neither")
    day_is_stated = models.BooleanField()
    district = models.SmallIntegerField(null=True)
    province = models.TextField()
    country = models.TextField()
    airport = models.TextField()
    setting = models.SmallIntegerField(null=True)
    place_text = models.TextField()
    agencies = ArrayField(models.SmallIntegerField())
    incidents = models.IntegerField()
    reports = models.IntegerField()
    arrests = models.IntegerField(null=True)
    foreigners = models.IntegerField(null=True)
    women = models.IntegerField(null=True)
    nationalities = models.JSONField(help_text="of those arrested, only as documented: ISO 3166-1 code to persons")
    vehicles = models.IntegerField(null=True, help_text="impounded")
    seized = models.BooleanField(help_text="a report of it names something seized, with or without a quantity")
    covers = ArrayField(models.UUIDField(), help_text="events this one lumps together: they count, it does not")

    class Meta:
        db_table = "event"


class EventMember(models.Model):
    """An incident's place in an event, in one view."""

    pk = models.CompositePrimaryKey("view_id", "incident_key")
    view = models.ForeignKey(MarkingView, models.CASCADE, related_name="+", db_index=False, db_constraint=False)
    event_key = models.UUIDField(db_index=True)
    incident_key = models.UUIDField(db_index=True)
    day = models.DateField(null=True, help_text="its event's: what stands in a period is found without looking through all")

    class Meta:
        db_table = "event_member"


class CountedLine(models.Model):
    """The line that counts for one substance of one event in one view, by which rule, and what it set aside."""

    pk = models.CompositePrimaryKey("view_id", "event_key", "line_no")
    view = models.ForeignKey(MarkingView, models.CASCADE, related_name="+", db_index=False, db_constraint=False)
    event_key = models.UUIDField(db_index=True)
    line_no = models.SmallIntegerField()
    substance = models.SmallIntegerField()
    mass_g = models.BigIntegerField(null=True)
    quantity = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    unit = models.SmallIntegerField(null=True)
    from_incident = models.UUIDField()
    rule = models.TextField()
    set_aside = models.JSONField()
    day = models.DateField(null=True, help_text="its event's")

    class Meta:
        db_table = "counted_line"


class KeptQuestion(models.Model):
    """What a reader is asked about two incident keys, a < b, who sees both and of the view's markings just those visible.

    `kind` as in `rules/questions.py`, or `wide`: it depends on more markings than are kept, and is computed on read.
    """

    pk = models.CompositePrimaryKey("a", "b", "view_id")
    view = models.ForeignKey(MarkingView, models.CASCADE, related_name="+", db_index=False, db_constraint=False)
    a = models.UUIDField()
    b = models.UUIDField(db_index=True)
    marking_a = models.ForeignKey(Marking, models.PROTECT, related_name="+", db_index=False, db_constraint=False)
    marking_b = models.ForeignKey(Marking, models.PROTECT, related_name="+", db_index=False, db_constraint=False)
    kind = models.TextField()
    score = models.IntegerField(null=True, help_text="centi-weights; null where the rules never put the two side by side")
    by_number = models.BooleanField(help_text="the rules give a number of a register as a reason")
    two_numbers = models.BooleanField(help_text="they give two numbers, of a register or of cases: of a list numbered anew?")
    weight = models.BigIntegerField(help_text="grams at stake at most, times the doubt in per cent")
    cut_a = models.UUIDField(null=True, help_text="with cut_b: two that a person judged not the same")
    cut_b = models.UUIDField(null=True)

    class Meta:
        db_table = "kept_question"
        indexes = [models.Index(fields=["kind"], name="kept_question_rare", condition=~models.Q(kind="asked"))]


class WideMember(models.Model):
    """An incident of a component with more than four markings: partitioned for each reader when it is read."""

    incident_key = models.UUIDField(primary_key=True)
    marking = models.ForeignKey(Marking, models.PROTECT, related_name="+")

    class Meta:
        db_table = "wide_member"


class PlacedIncident(models.Model):
    """Which row of an incident the projections were made from: the resolver's own list of what is placed.

    `blocks`: in which it stands (BlockKey), once for each stretch of days.
    """

    incident_key = models.UUIDField(primary_key=True)
    incident_id = models.UUIDField()
    marking = models.ForeignKey(Marking, models.PROTECT, related_name="+", db_index=False)
    blocks = ArrayField(models.BigIntegerField())

    class Meta:
        db_table = "placed_incident"
