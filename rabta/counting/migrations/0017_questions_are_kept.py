import django.db.models.deletion
from django.db import migrations, models

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    """Before the code: what a person is asked is kept beside the events it hangs on."""

    dependencies = [("counting", "0016_incidents_by_day"), ("sharing", "0004_agencies_keep_their_people")]

    operations = [
        migrations.CreateModel(
            name="KeptQuestion",
            fields=[
                ("pk", models.CompositePrimaryKey("a", "b", "view_id", blank=True, editable=False, primary_key=True,
                                                  serialize=False)),
                ("view", models.ForeignKey(
                    db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+",
                    to="counting.markingview")),
                ("a", models.UUIDField()),
                ("b", models.UUIDField(db_index=True)),
                ("marking_a", models.ForeignKey(
                    db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+",
                    to="sharing.marking")),
                ("marking_b", models.ForeignKey(
                    db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+",
                    to="sharing.marking")),
                ("kind", models.TextField()),
                ("score", models.IntegerField(
                    help_text="centi-weights; null where the rules never put the two side by side", null=True)),
                ("by_number", models.BooleanField(help_text="the rules give a number of a register as a reason")),
                ("two_numbers", models.BooleanField(
                    help_text="they give two numbers, of a register or of cases: of a list numbered anew?")),
                ("weight", models.BigIntegerField(help_text="grams at stake at most, times the doubt in per cent")),
                ("cut_a", models.UUIDField(
                    help_text="with cut_b: two that a person judged not the same", null=True)),
                ("cut_b", models.UUIDField(null=True)),
            ],
            options={"db_table": "kept_question"},
        ),
        ApplySql("counting/sql/kept_question_policies.sql"),
        ApplySql("counting/sql/carry_marking.sql"),
        ApplySql("counting/sql/purge_report.sql"),
    ]  # fmt: skip
