"""Journeys as passenger messages state them: flights, bookings, who travels on which with which seat, and bags."""

from django.db import models

from rabta.records.models.marked import Marked
from rabta.records.models.person import PersonMention
from rabta.records.models.reading import Reading, ReadingRow


class StatedFlight(Marked):
    """One flight of one message. Days and times are local at the airport, as stated; empty where not stated."""

    id = models.UUIDField(primary_key=True)
    reading = models.ForeignKey(Reading, models.CASCADE, related_name="+")
    row = models.ForeignKey(ReadingRow, models.CASCADE, related_name="+")
    flight_no = models.IntegerField(help_text="position in the message, from 0")
    designator = models.TextField(help_text="airline and number without leading zeros, as EX701")
    carrier = models.TextField()
    number = models.TextField()
    origin = models.TextField(help_text="airport, three letters")
    destination = models.TextField(help_text="airport, three letters")
    departs_on = models.DateField(null=True)
    departs = models.TextField(help_text="local at the origin, to the minute where stated")
    arrives = models.TextField(help_text="local at the destination")
    operated_by = models.TextField(help_text="airline that flies it, where another sells it")
    of_message = models.BooleanField(help_text="the flight the message is about, not only one that somebody travels on")

    class Meta:
        db_table = "stated_flight"
        indexes = [models.Index(fields=["departs_on", "designator"], name="stated_flight_day")]


class StatedBooking(Marked):
    """One booking of one message. A booking with a protected traveller shows to protection officers alone."""

    id = models.UUIDField(primary_key=True)
    reading = models.ForeignKey(Reading, models.CASCADE, related_name="+")
    row = models.ForeignKey(ReadingRow, models.CASCADE, related_name="+")
    locator = models.TextField()
    airline = models.TextField(help_text="whose locator it is")
    made = models.TextField(help_text="when it was made, as stated, to the minute where stated")
    agency = models.TextField(help_text="IATA number of the agency, else the airline's or system's office")
    office = models.TextField()
    country = models.TextField()
    paid_by = models.TextField(help_text="how it was paid: cash, card, ...; several with a comma")
    travellers = models.SmallIntegerField()
    protected = models.BooleanField()

    class Meta:
        db_table = "stated_booking"


class TravelLeg(Marked):
    """One traveller on one flight, with the seat. `protected` as the mention is; it names its row, as identifiers do."""

    pk = models.CompositePrimaryKey("mention_id", "flight_id")
    mention = models.ForeignKey(PersonMention, models.CASCADE, related_name="+")
    flight = models.ForeignKey(StatedFlight, models.CASCADE, related_name="+")
    row = models.ForeignKey(ReadingRow, models.CASCADE, related_name="+")
    seat = models.TextField()
    cabin = models.TextField()
    sequence = models.TextField(help_text="number of checking in")
    locator = models.TextField(help_text="of the booking, as the message states it")
    pieces = models.SmallIntegerField(null=True, help_text="bags as stated; null where not stated")
    weight_g = models.BigIntegerField(null=True, help_text="of all bags; null where not stated or without a unit")
    weight_written = models.TextField(help_text="as stated, with its unit")
    protected = models.BooleanField()

    class Meta:
        db_table = "travel_leg"


class StatedBag(Marked):
    """One bag of one traveller: tagged, or only counted. `protected` as the mention is."""

    pk = models.CompositePrimaryKey("mention_id", "bag_no")
    mention = models.ForeignKey(PersonMention, models.CASCADE, related_name="+")
    row = models.ForeignKey(ReadingRow, models.CASCADE, related_name="+")
    bag_no = models.SmallIntegerField()
    tag = models.TextField(help_text="as compared, letters and digits; empty for a bag only counted")
    airline = models.TextField(help_text="that issued the tag, where it is known")
    destination = models.TextField()
    protected = models.BooleanField()

    class Meta:
        db_table = "stated_bag"
        indexes = [models.Index(fields=["tag"], name="stated_bag_tag")]
