import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from rabta.sharing.protection import ApplySql, FollowsReport, ProtectAndWatch

ME = "(SELECT current_reader())"
MY_AGENCY = "(SELECT r.agency FROM reader r WHERE r.id = (SELECT current_reader()))"
MY_NAME = "(SELECT r.name FROM reader r WHERE r.id = (SELECT current_reader()))"
OFFICER = "((SELECT reader_has_role(1::smallint)) OR (SELECT reader_has_role(2::smallint)))"
SIGNED = f"signed_by = {ME} AND signed_name = {MY_NAME} AND agency = {MY_AGENCY} AND {OFFICER}"


def all_show(column: str) -> str:
    """Every report that a row rests on shows."""
    return f"NOT EXISTS (SELECT FROM unnest({column}) f(id) WHERE NOT EXISTS (SELECT FROM report r WHERE r.id = f.id))"  # noqa: S608


FILED_SHOWS = "(filed IS NULL OR EXISTS (SELECT FROM report r WHERE r.id = filed))"
PHOTO_SHOWS = "(photo IS NULL OR EXISTS (SELECT FROM report r WHERE r.id = photo))"
STEP_SHOWS = f"{all_show('reports')} AND {FILED_SHOWS}"
EXAMINED_SHOWS = f"{all_show('scans')} AND {PHOTO_SHOWS}"
MARKING = models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking")
REPORT = models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.report")


class Migration(migrations.Migration):
    """Before the code: what people did about the scans of a bag, and how something was found."""

    dependencies = [("screening", "0011_sums_of_days"), ("records", "0016_routes_of_encounters")]

    operations = [
        migrations.CreateModel(
            name="ScanStepTaken",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("reports", django.contrib.postgres.fields.ArrayField(
                    base_field=models.UUIDField(), help_text="every object of the bag as the signer saw it", size=None)),
                ("kind", models.TextField()),
                ("reason", models.TextField()),
                ("words", models.TextField()),
                ("region", models.JSONField(help_text="what the signer marked: object, view, box in pixels", null=True)),
                ("filed", models.UUIDField(help_text="the report of what was found", null=True)),
                ("agency", models.SmallIntegerField()),
                ("signed_by", models.UUIDField()),
                ("signed_name", models.TextField()),
                ("signed_at", models.DateTimeField()),
                ("marking", MARKING),
                ("report", REPORT),
            ],
            options={
                "db_table": "scan_step",
                "indexes": [models.Index(fields=["report"], name="scan_step_of")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", [
                            "nothing_noticed", "open", "send_on", "look_again", "nothing_found", "found",
                        ])),
                        name="scan_step_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("filed__isnull", False), ("kind", "found"))
                        | ~models.Q(("kind", "found")) & models.Q(("filed", None)),
                        name="scan_step_found_is_filed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Examination",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("scans", django.contrib.postgres.fields.ArrayField(
                    base_field=models.UUIDField(), help_text="objects of the bag's scans, as the signer saw them",
                    size=None)),
                ("opened", models.TextField(help_text="bag, body, cargo or parcel")),
                ("opened_at", models.DateTimeField()),
                ("field_test", models.TextField(help_text="which test; empty where none was made")),
                ("field_result", models.TextField()),
                ("ground", models.TextField(help_text="of an examination of a person: the law it rests on")),
                ("basis", models.TextField(help_text="consent or order; empty for things")),
                ("order_number", models.TextField()),
                ("same_sex", models.BooleanField(help_text="null for things", null=True)),
                ("age", models.TextField(help_text="adult, child or unknown; empty for things")),
                ("present", models.TextField(
                    help_text="who stood by a child: guardian or officer for the protection of children")),
                ("medical_count", models.IntegerField(null=True)),
                ("medical_mass_g", models.BigIntegerField(null=True)),
                ("region", models.JSONField(null=True)),
                ("photo", models.UUIDField(help_text="the report that holds the photograph of the exhibit", null=True)),
                ("agency", models.SmallIntegerField()),
                ("signed_by", models.UUIDField()),
                ("signed_name", models.TextField()),
                ("signed_at", models.DateTimeField()),
                ("marking", MARKING),
                ("report", REPORT),
            ],
            options={
                "db_table": "examination",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("age__in", ["", "adult", "child", "unknown"]), ("basis__in", ["", "consent", "order"]),
                            ("opened__in", ["bag", "body", "cargo", "parcel"]),
                        ),
                        name="examination_is_known",
                    ),
                    models.CheckConstraint(
                        condition=~models.Q(("opened", "body"))
                        | models.Q(("photo", None), ("region", None), ("same_sex", True), ("scans", []))
                        & ~models.Q(("ground", "")) & ~models.Q(("basis", "")) & ~models.Q(("age", "")),
                        name="examination_of_a_body_is_lawful",
                    ),
                ],
            },
        ),
        ProtectAndWatch(
            "scan_step", parent=("report", "id", "report_id"), shows=STEP_SHOWS,
            also=f"{SIGNED} AND report_id = ANY (reports) AND {STEP_SHOWS}",
        ),
        ProtectAndWatch(
            "examination", parent=("report", "id", "report_id"), shows=EXAMINED_SHOWS, also=f"{SIGNED} AND {EXAMINED_SHOWS}",
        ),
        FollowsReport("scan_step", directly=True),
        FollowsReport("examination", directly=True),
        ApplySql("screening/sql/no_statistics_of_scans.sql"),
    ]  # fmt: skip
