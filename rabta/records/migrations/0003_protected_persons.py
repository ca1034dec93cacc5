"""The protected compartment, and what was filed before it moved into it."""

from typing import Any

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from rabta.records.moving import move_protected_words
from rabta.sharing.protection import ApplySql, FollowsReport, ProtectAndWatch

MARKING: Any = models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking")


def _of(table: str) -> Any:
    return models.OneToOneField(
        on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name="+", serialize=False,
        to=f"records.{table}",
    )


class Migration(migrations.Migration):
    dependencies = [("records", "0002_releases"), ("ledger", "0001_entries_and_checkpoints")]

    operations = [
        migrations.AddField("readingrow", "protected", models.BooleanField(
            db_default=False, help_text="it may name a protected person: its words are in protected_row, not here")),
        migrations.AddField("encounter", "place_key", models.UUIDField(
            null=True, help_text="keyed hash of a place whose words are withheld: equal places meet")),
        migrations.AddField("clearanceclaim", "place_key", models.UUIDField(
            null=True, help_text="keyed hash of a place whose words are withheld: equal places meet")),
        migrations.AlterField("readingrow", "content_hash", models.BinaryField(
            help_text="of this row's words, to know a repeat; keyed where the row is protected")),
        migrations.CreateModel(
            name="ProtectedReport",
            fields=[
                ("report", _of("report")),
                ("title", models.TextField()),
                ("file_name", models.TextField()),
                ("sha256", models.BinaryField()),
                ("size", models.BigIntegerField(help_text="bytes")),
                ("marking", MARKING),
            ],
            options={"db_table": "protected_report"},
        ),
        migrations.CreateModel(
            name="ProtectedRow",
            fields=[
                ("row", _of("readingrow")),
                ("grounds", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                ("text", models.TextField()),
                ("cells", models.JSONField(null=True)),
                ("read", models.JSONField(null=True)),
                ("problem", models.JSONField(null=True)),
                ("spans", models.JSONField(help_text="list of {pointer, part, start, end, column}")),
                ("marking", MARKING),
            ],
            options={"db_table": "protected_row"},
        ),
        migrations.CreateModel(
            name="ProtectedIncident",
            fields=[
                ("incident", _of("incident")),
                ("stated", models.JSONField()),
                ("words", models.TextField()),
                ("search", models.TextField()),
                ("marking", MARKING),
            ],
            options={"db_table": "protected_incident"},
        ),
        ProtectAndWatch("protected_report", parent=("report", "id", "report_id"), own=True, whole=True),
        ProtectAndWatch("protected_row", parent=("reading_row", "id", "row_id"), whole=True),
        ProtectAndWatch("protected_incident", parent=("incident", "id", "incident_id"), whole=True),
        FollowsReport("protected_report", directly=True),
        FollowsReport("protected_row"),
        FollowsReport("protected_incident"),
        ApplySql("records/sql/protected_policies.sql"),
        ApplySql("records/sql/protected/search_incidents.sql"),
        migrations.RunPython(move_protected_words, migrations.RunPython.noop),
    ]  # fmt: skip
