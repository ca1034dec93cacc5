import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from rabta.sharing.protection import ApplySql, FollowsReport, ProtectAndWatch

ME = "(SELECT current_reader())"
MY_AGENCY = "(SELECT r.agency FROM reader r WHERE r.id = (SELECT current_reader()))"
MY_NAME = "(SELECT r.name FROM reader r WHERE r.id = (SELECT current_reader()))"
OFFICER, PROTECTOR = "(SELECT reader_has_role(1::smallint))", "(SELECT reader_has_role(7::smallint))"
MARKING = models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking")
MET = (
    "SELECT FROM reading_row w JOIN reading d ON d.id = w.reading_id JOIN encounter e ON e.row_id = w.id"
    " WHERE d.report_id = encounter_step.report_id AND w.row_no = encounter_step.row_no"
)
OWN = "SELECT FROM report r WHERE r.id = encounter_step.report_id AND r.originator = encounter_step.agency"
OPEN = ("complaint", "found_wrong", "found_right")
DESK = (
    "opened", "accepted", "handed_over", "closed", "age_found", "suspect_asked", "suspect_confirmed", "suspect_refused",
    "taken_back",
)  # fmt: skip


class Migration(migrations.Migration):
    """Before the code: what is signed about somebody met on the move, under the marking of their report."""

    initial = True

    dependencies = [("records", "0012_encounters_as_filed"), ("custody", "0002_purging")]

    operations = [
        migrations.CreateModel(
            name="EncounterStep",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("row_no", models.IntegerField()),
                ("chain", models.TextField()),
                ("number", models.SmallIntegerField(help_text="in the order of signing, of this row's chain")),
                ("kind", models.TextField()),
                ("choice", models.TextField(help_text="a need, a result or an age")),
                ("words", models.TextField()),
                ("indicators", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                ("of_number", models.SmallIntegerField(help_text="the step taken back", null=True)),
                ("agency", models.SmallIntegerField()),
                ("signed_by", models.UUIDField()),
                ("signed_name", models.TextField()),
                ("signed_at", models.DateTimeField()),
                ("marking", MARKING),
                ("report", models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.report")),
            ],
            options={"db_table": "encounter_step"},
        ),
        migrations.AddConstraint("encounterstep", models.UniqueConstraint(
            fields=("report", "row_no", "chain", "number"), name="encounter_step_number_once")),
        migrations.AddConstraint("encounterstep", models.CheckConstraint(
            condition=models.Q(("kind__in", [*OPEN, *DESK])), name="encounter_step_is_known")),
        migrations.AddConstraint("encounterstep", models.CheckConstraint(
            condition=models.Q(chain="open", kind__in=list(OPEN), words="", choice="", indicators=[])
            | (models.Q(chain="desk") & ~models.Q(kind__in=list(OPEN))), name="encounter_step_shows_codes_alone")),
        ProtectAndWatch(
            "encounter_step",
            parent=("report", "id", "report_id"),
            also=f"signed_by = {ME} AND signed_name = {MY_NAME} AND agency = {MY_AGENCY} AND EXISTS ({MET})"
            f" AND (({OFFICER} AND (chain = 'open' OR kind = 'opened') AND EXISTS ({OWN}))"
            f" OR (chain = 'desk' AND {PROTECTOR}))",
        ),
        FollowsReport("encounter_step", directly=True),
        ApplySql("smuggling/sql/desk_only.sql"),
        ApplySql("smuggling/sql/no_statistics_of_words.sql"),
    ]  # fmt: skip
