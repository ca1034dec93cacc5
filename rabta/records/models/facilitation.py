"""What one row states of those who smuggle persons: a part in one event, a leg with its price, a payment, a telephone."""

from django.db import models

from rabta.records.models.marked import Marked
from rabta.records.models.reading import Reading, ReadingRow


class Facilitation(Marked):
    """One statement. `key` survives re-reading: it is a keyed hash of the report and the words.

    Of a row that may name somebody protected nothing but its days stands here: it joins no network.
    """

    id = models.UUIDField(primary_key=True)
    key = models.UUIDField(db_index=True)
    reading = models.ForeignKey(Reading, models.CASCADE, related_name="+")
    row = models.OneToOneField(ReadingRow, models.CASCADE, related_name="+")
    protected = models.BooleanField()
    child = models.BooleanField(help_text="its row may name a child")
    encounter_key = models.UUIDField(null=True, help_text="of the encounter it is about, by the originator's number")
    route_key = models.UUIDField(null=True, help_text="statements of one originator of one encounter and route share it")
    part = models.TextField(help_text="of the facilitator in this one event; the words of all codes: encounters.yaml")
    stated_by = models.TextField(help_text="a part, never a name")
    stated_on = models.DateField(null=True)
    occurred_from = models.DateField(null=True)
    occurred_to = models.DateField(null=True)
    reported_on = models.DateField(null=True)
    place_text = models.TextField()
    district = models.SmallIntegerField(null=True)
    province = models.TextField()
    route = models.TextField()
    leg = models.SmallIntegerField(null=True)
    origin = models.TextField()
    destination = models.TextField()
    mode = models.TextField()
    price = models.DecimalField(max_digits=16, decimal_places=2, null=True, help_text="for one person, as stated")
    price_currency = models.TextField(help_text="ISO 4217; empty where none was stated")
    paid = models.DecimalField(max_digits=16, decimal_places=2, null=True)
    paid_currency = models.TextField()
    channel = models.TextField()
    payer = models.TextField(help_text="a part, never a name")
    paid_in = models.TextField()
    paid_to = models.TextField()
    payment_ref = models.TextField()

    class Meta:
        db_table = "facilitation"


class FacilitationThing(Marked):
    """A telephone, vehicle or account that such a row states."""

    pk = models.CompositePrimaryKey("facilitation_id", "thing_no")
    facilitation = models.ForeignKey(Facilitation, models.CASCADE, related_name="+")
    thing_no = models.SmallIntegerField()
    kind = models.TextField(help_text="phone, plate, account or handle")
    written = models.TextField(help_text="as it stands in the report")
    value = models.TextField(help_text="in its one form; empty where it has none of its kind")

    class Meta:
        db_table = "facilitation_thing"
        indexes = [models.Index(fields=["value", "kind"], name="facilitation_thing_value")]
