import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from rabta.sharing.protection import ApplySql, ProtectAndWatch

ME = "(SELECT current_reader())"
MY_AGENCY = "(SELECT r.agency FROM reader r WHERE r.id = (SELECT current_reader()))"
MY_NAME = "(SELECT r.name FROM reader r WHERE r.id = (SELECT current_reader()))"
# Liaison officers, analysts and directors of the centre.
CENTRE = (
    "((SELECT reader_has_role(1::smallint)) OR (SELECT reader_has_role(2::smallint))"
    f" OR (SELECT reader_has_role(3::smallint))) AND {MY_AGENCY} = 1"
)
# Nobody approves what they prepared, and only what another approved is sent.
NOT_ALONE = (
    "(kind <> 'approved' OR NOT EXISTS (SELECT FROM return_made r"
    " WHERE r.id = return_step.return_id AND r.prepared_by = (SELECT current_reader())))"
)
APPROVED_BEFORE = (
    "EXISTS (SELECT FROM return_step s WHERE s.return_id = return_sending.return_id AND s.kind = 'approved')"
)
MARKING = models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking")


class Migration(migrations.Migration):
    """Before the code: returns as they were prepared for a receiver, and what is signed of them."""

    initial = True

    dependencies = [("sharing", "0008_what_is_releasable")]

    operations = [
        migrations.CreateModel(
            name="ReturnMade",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("form", models.TextField(help_text="code in forms.yaml")),
                ("version", models.TextField()),
                ("date_from", models.DateField()),
                ("date_to", models.DateField()),
                ("rows", models.IntegerField()),
                ("content", models.TextField(help_text="the file, as it is sent")),
                ("sha256", models.TextField()),
                ("events", django.contrib.postgres.fields.ArrayField(
                    base_field=models.UUIDField(), help_text="events whose lines stand in the file", size=None)),
                ("aside", models.JSONField(
                    help_text="rows that the form cannot take, each with column, value, rule and next step")),
                ("doubts", models.JSONField(
                    help_text="repeats and rows sent before, as they stood when it was prepared")),
                ("left_out", models.JSONField(help_text="how many events no row can be of, by the reason")),
                ("versions", models.JSONField(help_text="of conversion factors, of the rules of counting")),
                ("prepared_by", models.UUIDField()),
                ("prepared_name", models.TextField()),
                ("prepared_at", models.DateTimeField()),
                ("marking", MARKING),
            ],
            options={"db_table": "return_made"},
        ),
        migrations.CreateModel(
            name="ReturnStep",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("number", models.IntegerField()),
                ("kind", models.TextField()),
                ("words", models.TextField(help_text="why it was refused")),
                ("signed_by", models.UUIDField()),
                ("signed_name", models.TextField()),
                ("signed_at", models.DateTimeField()),
                ("made", models.ForeignKey(
                    db_column="return_id", on_delete=django.db.models.deletion.CASCADE, related_name="+",
                    to="returns.returnmade")),
                ("marking", MARKING),
            ],
            options={"db_table": "return_step"},
        ),
        migrations.CreateModel(
            name="ReturnSending",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("number", models.IntegerField()),
                ("kind", models.TextField()),
                ("words", models.TextField(help_text="to whom and how; why it was taken back")),
                ("signed_by", models.UUIDField()),
                ("signed_name", models.TextField()),
                ("signed_at", models.DateTimeField()),
                ("made", models.ForeignKey(
                    db_column="return_id", on_delete=django.db.models.deletion.CASCADE, related_name="+",
                    to="returns.returnmade")),
                ("marking", MARKING),
            ],
            options={"db_table": "return_sending"},
        ),
        migrations.AddConstraint("returnsending", models.UniqueConstraint(
            fields=("made", "kind"), name="return_sending_once")),
        migrations.AddConstraint("returnsending", models.CheckConstraint(
            condition=models.Q(("kind__in", ["sent", "taken_back"])), name="return_sending_is_known")),
        migrations.AddConstraint("returnmade", models.CheckConstraint(
            condition=models.Q(("date_from__lte", models.F("date_to"))), name="return_days_in_order")),
        migrations.AddConstraint("returnstep", models.UniqueConstraint(
            fields=("made", "number"), name="return_step_number_once")),
        migrations.AddConstraint("returnstep", models.CheckConstraint(
            condition=models.Q(("kind__in", ["approved", "refused"])), name="return_step_is_known")),
        ProtectAndWatch(
            "return_made", own=True, also=f"prepared_by = {ME} AND prepared_name = {MY_NAME} AND {CENTRE}",
        ),
        ProtectAndWatch(
            "return_step", parent=("return_made", "id", "return_id"),
            also=f"signed_by = {ME} AND signed_name = {MY_NAME} AND {CENTRE} AND {NOT_ALONE}",
        ),
        ProtectAndWatch(
            "return_sending", parent=("return_made", "id", "return_id"),
            also=f"signed_by = {ME} AND signed_name = {MY_NAME} AND {CENTRE} AND {APPROVED_BEFORE}",
        ),
        ApplySql("returns/sql/no_statistics_of_returns.sql"),
    ]  # fmt: skip
