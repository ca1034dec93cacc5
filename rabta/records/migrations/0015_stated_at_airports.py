import django.db.models.deletion
from django.db import migrations, models

from rabta.sharing.protection import ApplySql, FollowsReport, ProtectAndWatch


def _of(table: str) -> models.ForeignKey:
    return models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to=f"records.{table}")


class Migration(migrations.Migration):
    """Before the code: what airlines, desks and devices of an airport state."""

    dependencies = [("records", "0014_what_is_stated_of_facilitators")]

    operations = [
        migrations.CreateModel(
            name="AirportStatement",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("what", models.TextField(
                    help_text="departure, bag, scan, shift, beat, count, tip, calibration, queue")),
                ("airport", models.TextField()),
                ("day", models.DateField(help_text="of the departure, the shift or the scan")),
                ("at", models.TextField(help_text="local, ISO 8601")),
                ("lane", models.TextField()),
                ("device", models.TextField()),
                ("flight", models.TextField()),
                ("tag", models.TextField()),
                ("detail", models.JSONField()),
                ("marking", models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking")),
                ("reading", _of("reading")),
                ("row", _of("readingrow")),
            ],
            options={
                "db_table": "airport_statement",
                "indexes": [models.Index(fields=["day", "airport"], name="airport_statement_day")],
            },
        ),
        ProtectAndWatch(
            "airport_statement", parent=("reading_row", "id", "row_id"), whole=True, same=("reading_id",)
        ),
        FollowsReport("airport_statement"),
        ApplySql("records/sql/no_statistics_of_bags.sql"),
    ]  # fmt: skip
