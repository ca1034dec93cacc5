import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    """Before the code: totals of records that may be counted and not shown, and the one function that tells them."""

    dependencies = [("counting", "0003_purging")]

    operations = [
        migrations.CreateModel(
            name="CountOnlyTotal",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("substance", models.SmallIntegerField()),
                ("country", models.TextField()),
                ("province", models.TextField(help_text="empty: of the whole country")),
                ("date_from", models.DateField()),
                ("date_to", models.DateField()),
                ("mass_g", models.BigIntegerField()),
                (
                    "agencies",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.SmallIntegerField(), help_text="whose readers it is told to", size=None
                    ),
                ),
                (
                    "partners_only",
                    models.BooleanField(help_text="all of these are foreign partners, never in 'every agency'"),
                ),
                ("put_together_at", models.DateTimeField()),
            ],
            options={
                "db_table": "count_only_total",
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("mass_g__gte", 0)), name="count_only_total_is_a_mass"),
                    models.CheckConstraint(
                        condition=models.Q(("date_from__lte", models.F("date_to"))), name="count_only_total_forwards"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CountOnlyHeld",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "total_id", "incident_id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("incident_id", models.UUIDField()),
                ("incident_key", models.UUIDField(db_index=True)),
                ("report_id", models.UUIDField(db_index=True)),
                ("originator", models.SmallIntegerField()),
                (
                    "content_hash",
                    models.BinaryField(help_text="SHA-256 of the report's SHA-256: what is filed again is not new"),
                ),
                (
                    "total",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="counting.countonlytotal"
                    ),
                ),
            ],
            options={
                "db_table": "count_only_held",
                "indexes": [models.Index(fields=["originator", "content_hash"], name="count_only_held_content")],
            },
        ),
        ApplySql("counting/sql/count_only_policies.sql"),
        ApplySql("counting/sql/count_only_now.sql"),
        ApplySql("counting/sql/count_only_standing.sql"),
        ApplySql("counting/sql/may_be_one.sql"),
        ApplySql("counting/sql/count_only_told.sql"),
    ]
