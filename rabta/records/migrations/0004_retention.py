import django.db.models.deletion
from django.db import migrations, models

from rabta.sharing.protection import ApplySql, FollowsReport, ProtectAndWatch

OWN = "marking_id IN (SELECT own_markings())"
AUDITOR = "(SELECT reader_has_role(4::smallint))"
OFFICER = "((SELECT reader_has_role(1::smallint)) OR (SELECT reader_has_role(2::smallint)))"
MARKING = models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking")


class Migration(migrations.Migration):
    """Before the code: what officers decide about keeping, what was purged, and the backups that may still hold it."""

    dependencies = [("records", "0003_protected_persons")]

    operations = [
        migrations.CreateModel(
            name="RetentionStep",
            fields=[
                ("pk", models.CompositePrimaryKey(
                    "report_id", "number", blank=True, editable=False, primary_key=True, serialize=False)),
                ("number", models.SmallIntegerField()),
                ("step", models.TextField(choices=[(s, s) for s in ("keep", "hold", "lift", "propose", "drop")])),
                ("until", models.DateField(null=True)),
                ("rule", models.TextField(help_text="of a proposal: the rule it rests on")),
                ("reason", models.TextField()),
                ("decided_by", models.UUIDField()),
                ("decided_at", models.DateTimeField()),
                ("marking", MARKING),
                ("report", models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.report")),
            ],
            options={"db_table": "retention_step"},
        ),
        migrations.AddConstraint("retentionstep", models.CheckConstraint(
            condition=models.Q(("step__in", ("keep", "hold", "lift", "propose", "drop"))), name="retention_step_is_known")),
        migrations.AddConstraint("retentionstep", models.CheckConstraint(
            condition=~models.Q(("step", "keep")) | models.Q(("until__isnull", False)), name="retention_keep_has_an_end")),
        migrations.CreateModel(
            name="Purged",
            fields=[
                ("report_id", models.UUIDField(primary_key=True, serialize=False)),
                ("number", models.TextField(help_text="as people said it")),
                ("originator", models.SmallIntegerField()),
                ("content_hash", models.BinaryField(
                    help_text="SHA-256 of the report's stored hash: proves what went, gives nothing back")),
                ("filed_at", models.DateTimeField()),
                ("rule", models.TextField()),
                ("proposed_by", models.UUIDField()),
                ("proposed_at", models.DateTimeField()),
                ("approved_by", models.UUIDField()),
                ("purged_at", models.DateTimeField()),
                ("marking", MARKING),
            ],
            options={"db_table": "purged"},
        ),
        migrations.AddConstraint("purged", models.CheckConstraint(
            condition=~models.Q(("proposed_by", models.F("approved_by"))), name="purged_by_two")),
        migrations.CreateModel(
            name="Backup",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField()),
                ("expires_on", models.DateField()),
                ("erased_at", models.DateTimeField(help_text="when its key was destroyed", null=True)),
            ],
            options={"db_table": "backup"},
        ),
        ProtectAndWatch(
            "retention_step",
            parent=("report", "id", "report_id"),
            own=True,
            also=f"decided_by = (SELECT current_reader()) AND {OFFICER}",
            shows=f"({OWN} OR {AUDITOR})",
        ),
        FollowsReport("retention_step", directly=True),
        ApplySql("records/sql/purged_policies.sql"),
        ApplySql("records/sql/no_statistics_of_words.sql"),
    ]  # fmt: skip
