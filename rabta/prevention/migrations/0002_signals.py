import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from rabta.sharing.protection import ApplySql, ProtectAndWatch

ME = "(SELECT current_reader())"
MY_AGENCY = "(SELECT r.agency FROM reader r WHERE r.id = (SELECT current_reader()))"
MY_NAME = "(SELECT r.name FROM reader r WHERE r.id = (SELECT current_reader()))"
DECIDES = "((SELECT reader_has_role(1::smallint)) OR (SELECT reader_has_role(2::smallint)))"
ALL_REPORTS_SHOW = "(SELECT count(*) FROM report r WHERE r.id = ANY (report_ids)) = cardinality(report_ids)"


class Migration(migrations.Migration):
    """Before the code: what was decided of signals, and which of them a bulletin is made from."""

    dependencies = [("prevention", "0001_bulletins")]

    operations = [
        migrations.CreateModel(
            name="SignalStep",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("about", models.TextField(help_text="what was noticed: kind, substance, level, place")),
                ("day", models.DateField(help_text="last day of those that were looked at")),
                ("kind", models.TextField()),
                ("words", models.TextField()),
                ("report_ids", django.contrib.postgres.fields.ArrayField(
                    base_field=models.UUIDField(), help_text="what it rests on: it shows to whoever sees all of them",
                    size=None)),
                ("agency", models.SmallIntegerField()),
                ("signed_by", models.UUIDField()),
                ("signed_name", models.TextField()),
                ("signed_at", models.DateTimeField()),
                ("marking", models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking")),
            ],
            options={"db_table": "signal_step"},
        ),
        migrations.AddConstraint("signalstep", models.CheckConstraint(
            condition=models.Q(("kind__in", ["followed", "set_aside"])), name="signal_step_is_known")),
        migrations.AddConstraint("signalstep", models.CheckConstraint(
            condition=models.Q(("report_ids", []), _negated=True), name="signal_step_rests_on_something")),
        migrations.AddField("bulletin", "signal_ids", django.contrib.postgres.fields.ArrayField(
            base_field=models.UUIDField(), db_default=[], default=list, help_text="decisions to follow a signal",
            size=None)),
        ProtectAndWatch(
            "signal_step", own=True, shows=ALL_REPORTS_SHOW,
            also=f"signed_by = {ME} AND signed_name = {MY_NAME} AND agency = {MY_AGENCY} AND {DECIDES}"
            f" AND {ALL_REPORTS_SHOW}",
        ),
        ApplySql("prevention/sql/no_statistics_of_signals.sql"),
    ]  # fmt: skip
