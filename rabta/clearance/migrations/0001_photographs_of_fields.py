import django.db.models.deletion
from django.db import migrations, models

from rabta.sharing.protection import ApplySql, FollowsReport, ProtectAndWatch

ME = "(SELECT current_reader())"
MY_AGENCY = "(SELECT r.agency FROM reader r WHERE r.id = (SELECT current_reader()))"
MY_NAME = "(SELECT r.name FROM reader r WHERE r.id = (SELECT current_reader()))"
OFFICER = "(SELECT reader_has_role(1::smallint))"
MARKING = models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking")
REPORT = models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.report")


class Migration(migrations.Migration):
    """Before the code: photographs of the fields of claims, under the marking of their report."""

    initial = True

    dependencies = [("records", "0017_claims_of_land"), ("counting", "0014_statements_at_airports_are_purged")]

    operations = [
        migrations.CreateModel(
            name="LandPhotograph",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("claim_key", models.UUIDField(db_index=True)),
                ("sha256", models.BinaryField()),
                ("media_type", models.TextField()),
                ("content", models.BinaryField()),
                ("taken_at", models.TextField(
                    help_text="local, ISO 8601, as the camera says; empty where it says nothing")),
                ("lon", models.FloatField(null=True)),
                ("lat", models.FloatField(null=True)),
                ("doubts", models.JSONField(
                    help_text="what speaks against its time and place: a list of rule and words")),
                ("agency", models.SmallIntegerField()),
                ("added_by", models.UUIDField()),
                ("added_name", models.TextField()),
                ("added_at", models.DateTimeField()),
                ("marking", MARKING),
                ("report", REPORT),
            ],
            options={
                "db_table": "land_photograph",
                "constraints": [
                    models.UniqueConstraint(fields=("claim_key", "sha256"), name="land_photograph_once"),
                ],
            },
        ),
        ProtectAndWatch(
            "land_photograph",
            parent=("report", "id", "report_id"),
            also=f"added_by = {ME} AND added_name = {MY_NAME} AND agency = {MY_AGENCY} AND {OFFICER} AND EXISTS ("
            "SELECT FROM land_claim l JOIN current_reading c ON c.id = l.reading_id JOIN report r ON r.id = c.report_id"
            " WHERE l.key = land_photograph.claim_key AND r.id = land_photograph.report_id"
            " AND r.originator = land_photograph.agency)",
        ),
        FollowsReport("land_photograph", directly=True),
        ApplySql("clearance/sql/no_statistics_of_photographs.sql"),
    ]  # fmt: skip
