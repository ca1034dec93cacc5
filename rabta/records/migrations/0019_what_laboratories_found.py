import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from rabta.sharing.protection import ApplySql, FollowsReport, ProtectAndWatch


class Migration(migrations.Migration):
    """Before the code: what laboratories found, as reports state it."""

    dependencies = [("records", "0018_readings_of_days_at_airports")]

    operations = [
        migrations.CreateModel(
            name="LaboratoryFinding",
            fields=[
                ("pk", models.CompositePrimaryKey(
                    "incident_id", "finding_no", blank=True, editable=False, primary_key=True, serialize=False)),
                ("finding_no", models.SmallIntegerField()),
                ("line_no", models.SmallIntegerField(
                    help_text="of the seizure line; null where the words do not say which", null=True)),
                ("substance", models.SmallIntegerField(
                    help_text="what it was declared or seized as; null where nobody says", null=True)),
                ("found", django.contrib.postgres.fields.ArrayField(
                    base_field=models.TextField(), size=None,
                    help_text="codes of adulterants.yaml, and of substances, in the words' order")),
                ("purity_low", models.DecimalField(
                    decimal_places=3, help_text="per cent, as stated", max_digits=6, null=True)),
                ("purity_high", models.DecimalField(decimal_places=3, max_digits=6, null=True)),
                ("basis", models.TextField(help_text="base, hydrochloride, weight, dry weight, or empty when not said")),
                ("instead_of", models.SmallIntegerField(
                    help_text="the substance it was sold as, where it is another", null=True)),
                ("counterfeit", models.BooleanField()),
                ("marking_seen", models.TextField(help_text="what stands on the tablets, as written")),
                ("laboratory", models.TextField(
                    help_text="who looked, in the report's words; empty: the agency alone says so")),
                ("method", models.TextField(help_text="code of adulterants.yaml, or empty when not said")),
                ("words", models.TextField(help_text="the words it was read from")),
                ("incident", models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.incident")),
                ("marking", models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking")),
            ],
            options={
                "db_table": "laboratory_finding",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("purity_high__isnull", True), ("purity_low__isnull", True))
                        | models.Q(
                            ("purity_high__lte", 100), ("purity_low__gt", 0), ("purity_low__lte", models.F("purity_high"))),
                        name="laboratory_finding_is_a_share",
                    ),
                ],
            },
        ),
        ProtectAndWatch("laboratory_finding", parent=("incident", "id", "incident_id"), whole=True),
        FollowsReport("laboratory_finding"),
        ApplySql("records/sql/no_statistics_of_laboratories.sql"),
    ]  # fmt: skip
