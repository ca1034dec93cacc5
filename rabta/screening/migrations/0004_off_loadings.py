import django.db.models.deletion
from django.db import migrations, models

from rabta.sharing.protection import ApplySql, FollowsReport, ProtectAndWatch

ME = "(SELECT current_reader())"
MY_AGENCY = "(SELECT r.agency FROM reader r WHERE r.id = (SELECT current_reader()))"
MY_NAME = "(SELECT r.name FROM reader r WHERE r.id = (SELECT current_reader()))"
OFFICER = "((SELECT reader_has_role(1::smallint)) OR (SELECT reader_has_role(2::smallint)))"
MARKING = models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking")
REPORT = models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.report")
TRAVELLER_SHOWS = "EXISTS (SELECT FROM person_mention m WHERE m.key = mention_key)"


class Migration(migrations.Migration):
    """Before the code: travellers who were refused boarding, and what came of it."""

    dependencies = [("screening", "0003_hits_are_purged"), ("records", "0011_journeys_stated")]

    operations = [
        migrations.CreateModel(
            name="OffLoading",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("mention_key", models.UUIDField(db_index=True)),
                ("flight", models.TextField(help_text="designator and day of departure")),
                ("done_on", models.DateField()),
                ("ground", models.TextField(help_text="law and section, or order")),
                ("words", models.TextField()),
                ("agency", models.SmallIntegerField()),
                ("recorded_by", models.UUIDField()),
                ("recorded_name", models.TextField()),
                ("recorded_at", models.DateTimeField()),
                ("marking", MARKING),
                ("report", REPORT),
            ],
            options={"db_table": "off_loading"},
        ),
        migrations.CreateModel(
            name="OffLoadingStepTaken",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("number", models.IntegerField()),
                ("kind", models.TextField()),
                ("done_on", models.DateField()),
                ("outcome", models.TextField()),
                ("words", models.TextField()),
                ("agency", models.SmallIntegerField()),
                ("signed_by", models.UUIDField()),
                ("signed_name", models.TextField()),
                ("signed_at", models.DateTimeField()),
                ("marking", MARKING),
                ("off_loading", models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="screening.offloading")),
                ("report", REPORT),
            ],
            options={
                "db_table": "off_loading_step",
                "constraints": [
                    models.UniqueConstraint(fields=("off_loading", "number"), name="off_loading_step_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["outcome", "complaint", "found_wrong", "taken_back"])),
                        name="off_loading_step_is_known",
                    ),
                ],
            },
        ),
        ProtectAndWatch(
            "off_loading", parent=("report", "id", "report_id"), shows=TRAVELLER_SHOWS,
            also=f"recorded_by = {ME} AND recorded_name = {MY_NAME} AND agency = {MY_AGENCY} AND {OFFICER}"
            f" AND {TRAVELLER_SHOWS}",
        ),
        ProtectAndWatch(
            "off_loading_step", parent=("off_loading", "id", "off_loading_id"), same=("report_id",),
            also=f"signed_by = {ME} AND signed_name = {MY_NAME} AND agency = {MY_AGENCY} AND {OFFICER}",
            shows="EXISTS (SELECT FROM off_loading o WHERE o.id = off_loading_id)",
        ),
        FollowsReport("off_loading", directly=True),
        FollowsReport("off_loading_step", directly=True),
        ApplySql("screening/sql/no_statistics_of_off_loadings.sql"),
    ]  # fmt: skip
