import django.db.models.deletion
from django.db import migrations, models

from rabta.sharing.protection import ApplySql, FollowsReport, ProtectAndWatch

MARKING = models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking")
ROW = ("reading_row", "id", "row_id")


def _of(table: str) -> models.ForeignKey:
    return models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to=f"records.{table}")


class Migration(migrations.Migration):
    """Before the code: journeys as passenger messages state them: flights, bookings, legs and bags."""

    dependencies = [("records", "0010_persons_mentioned")]

    operations = [
        migrations.CreateModel(
            name="StatedFlight",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("flight_no", models.IntegerField(help_text="position in the message, from 0")),
                ("designator", models.TextField(help_text="airline and number without leading zeros, as EX701")),
                ("carrier", models.TextField()),
                ("number", models.TextField()),
                ("origin", models.TextField(help_text="airport, three letters")),
                ("destination", models.TextField(help_text="airport, three letters")),
                ("departs_on", models.DateField(null=True)),
                ("departs", models.TextField(help_text="local at the origin, to the minute where stated")),
                ("arrives", models.TextField(help_text="local at the destination")),
                ("operated_by", models.TextField(help_text="airline that flies it, where another sells it")),
                ("of_message", models.BooleanField(
                    help_text="the flight the message is about, not only one that somebody travels on")),
                ("marking", MARKING),
                ("reading", _of("reading")),
                ("row", _of("readingrow")),
            ],
            options={"db_table": "stated_flight"},
        ),
        migrations.CreateModel(
            name="StatedBooking",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("locator", models.TextField()),
                ("airline", models.TextField(help_text="whose locator it is")),
                ("made", models.TextField(help_text="when it was made, as stated, to the minute where stated")),
                ("agency", models.TextField(help_text="IATA number of the agency, else the airline's or system's office")),
                ("office", models.TextField()),
                ("country", models.TextField()),
                ("paid_by", models.TextField(help_text="how it was paid: cash, card, ...; several with a comma")),
                ("travellers", models.SmallIntegerField()),
                ("protected", models.BooleanField()),
                ("marking", MARKING),
                ("reading", _of("reading")),
                ("row", _of("readingrow")),
            ],
            options={"db_table": "stated_booking"},
        ),
        migrations.CreateModel(
            name="TravelLeg",
            fields=[
                ("pk", models.CompositePrimaryKey(
                    "mention_id", "flight_id", blank=True, editable=False, primary_key=True, serialize=False)),
                ("seat", models.TextField()),
                ("cabin", models.TextField()),
                ("sequence", models.TextField(help_text="number of checking in")),
                ("locator", models.TextField(help_text="of the booking, as the message states it")),
                ("pieces", models.SmallIntegerField(help_text="bags as stated; null where not stated", null=True)),
                ("weight_g", models.BigIntegerField(
                    help_text="of all bags; null where not stated or without a unit", null=True)),
                ("weight_written", models.TextField(help_text="as stated, with its unit")),
                ("protected", models.BooleanField()),
                ("flight", _of("statedflight")),
                ("marking", MARKING),
                ("mention", _of("personmention")),
                ("row", _of("readingrow")),
            ],
            options={"db_table": "travel_leg"},
        ),
        migrations.CreateModel(
            name="StatedBag",
            fields=[
                ("pk", models.CompositePrimaryKey(
                    "mention_id", "bag_no", blank=True, editable=False, primary_key=True, serialize=False)),
                ("bag_no", models.SmallIntegerField()),
                ("tag", models.TextField(help_text="as compared, letters and digits; empty for a bag only counted")),
                ("airline", models.TextField(help_text="that issued the tag, where it is known")),
                ("destination", models.TextField()),
                ("protected", models.BooleanField()),
                ("marking", MARKING),
                ("mention", _of("personmention")),
                ("row", _of("readingrow")),
            ],
            options={"db_table": "stated_bag"},
        ),
        migrations.AddIndex("statedflight", models.Index(
            fields=["departs_on", "designator"], name="stated_flight_day")),
        migrations.AddIndex("statedbag", models.Index(fields=["tag"], name="stated_bag_tag")),
        ProtectAndWatch("stated_flight", parent=ROW, whole=True, same=("reading_id",)),
        ProtectAndWatch("stated_booking", parent=ROW, whole=True, same=("reading_id",)),
        ProtectAndWatch("travel_leg", parent=ROW, whole=True),
        ProtectAndWatch("stated_bag", parent=ROW, whole=True),
        FollowsReport("stated_flight"),
        FollowsReport("stated_booking"),
        FollowsReport("travel_leg"),
        FollowsReport("stated_bag"),
        ApplySql("records/sql/protected_journeys.sql"),
    ]  # fmt: skip
