import django.db.models.deletion
from django.db import migrations, models

from rabta.sharing.protection import ApplySql, FollowsReport, ProtectAndWatch

MARKING = models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking")


def _of(table: str, kind: type[models.ForeignKey] = models.ForeignKey) -> models.ForeignKey:
    return kind(on_delete=django.db.models.deletion.CASCADE, related_name="+", to=f"records.{table}")


class Migration(migrations.Migration):
    """Before the code: what rows of reports state of facilitators, routes with their prices, vehicles and payments."""

    dependencies = [("records", "0013_below_their_own_mentions")]

    operations = [
        migrations.CreateModel(
            name="Facilitation",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("key", models.UUIDField(db_index=True)),
                ("reading", _of("reading")),
                ("row", _of("readingrow", models.OneToOneField)),
                ("protected", models.BooleanField()),
                ("child", models.BooleanField(help_text="its row may name a child")),
                ("encounter_key", models.UUIDField(null=True,
                    help_text="of the encounter it is about, by the originator's number")),
                ("route_key", models.UUIDField(null=True,
                    help_text="statements of one originator of one encounter and route share it")),
                ("part", models.TextField(
                    help_text="of the facilitator in this one event; the words of all codes: encounters.yaml")),
                ("stated_by", models.TextField(help_text="a part, never a name")),
                ("stated_on", models.DateField(null=True)),
                ("occurred_from", models.DateField(null=True)),
                ("occurred_to", models.DateField(null=True)),
                ("reported_on", models.DateField(null=True)),
                ("place_text", models.TextField()),
                ("district", models.SmallIntegerField(null=True)),
                ("province", models.TextField()),
                ("route", models.TextField()),
                ("leg", models.SmallIntegerField(null=True)),
                ("origin", models.TextField()),
                ("destination", models.TextField()),
                ("mode", models.TextField()),
                ("price", models.DecimalField(max_digits=16, decimal_places=2, null=True,
                    help_text="for one person, as stated")),
                ("price_currency", models.TextField(help_text="ISO 4217; empty where none was stated")),
                ("paid", models.DecimalField(max_digits=16, decimal_places=2, null=True)),
                ("paid_currency", models.TextField()),
                ("channel", models.TextField()),
                ("payer", models.TextField(help_text="a part, never a name")),
                ("paid_in", models.TextField()),
                ("paid_to", models.TextField()),
                ("payment_ref", models.TextField()),
                ("marking", MARKING),
            ],
            options={"db_table": "facilitation"},
        ),
        migrations.CreateModel(
            name="FacilitationThing",
            fields=[
                ("pk", models.CompositePrimaryKey(
                    "facilitation_id", "thing_no", blank=True, editable=False, primary_key=True, serialize=False)),
                ("facilitation", _of("facilitation")),
                ("thing_no", models.SmallIntegerField()),
                ("kind", models.TextField(help_text="phone, plate, account or handle")),
                ("written", models.TextField(help_text="as it stands in the report")),
                ("value", models.TextField(help_text="in its one form; empty where it has none of its kind")),
                ("marking", MARKING),
            ],
            options={"db_table": "facilitation_thing"},
        ),
        migrations.AddIndex("facilitationthing", models.Index(
            fields=["value", "kind"], name="facilitation_thing_value")),
        ProtectAndWatch("facilitation", parent=("reading_row", "id", "row_id"), whole=True, same=("reading_id",)),
        ProtectAndWatch("facilitation_thing", parent=("facilitation", "id", "facilitation_id"), whole=True),
        FollowsReport("facilitation"),
        FollowsReport("facilitation_thing"),
        ApplySql("records/sql/facilitation_words.sql"),
    ]  # fmt: skip
