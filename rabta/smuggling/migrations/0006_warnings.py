import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from rabta.sharing.protection import ApplySql, ProtectAndWatch

ME = "(SELECT current_reader())"
MY_AGENCY = "(SELECT r.agency FROM reader r WHERE r.id = (SELECT current_reader()))"
MY_NAME = "(SELECT r.name FROM reader r WHERE r.id = (SELECT current_reader()))"
RAISES = "((SELECT reader_has_role(1::smallint)) OR (SELECT reader_has_role(2::smallint)))"
MARKING = models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking")
ALL_REPORTS_SHOW = "(SELECT count(*) FROM report r WHERE r.id = ANY (report_ids)) = cardinality(report_ids)"


def words(*names: str) -> list[tuple[str, models.TextField]]:
    """Columns of words."""
    return [(name, models.TextField()) for name in names]


class Migration(migrations.Migration):
    """Before the code: warnings of routes, recruiters and forged documents, and what is signed of them."""

    dependencies = [("smuggling", "0005_marks_are_purged")]

    operations = [
        migrations.CreateModel(
            name="Warning",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("kind", models.TextField()),
                ("about", models.TextField(help_text="of a contact or a document: which kind")),
                ("subject", models.TextField(
                    help_text="countries of a route, one form of a contact, a series of numbers")),
                ("issuer", models.TextField(help_text="of a document: country, two letters")),
                *words("feature", "example", "words", "words_ur", "reasons"),
                ("posts", django.contrib.postgres.fields.ArrayField(
                    base_field=models.TextField(), help_text="airports and crossings it is for; empty: every post",
                    size=None)),
                ("valid_until", models.DateField()),
                ("report_ids", django.contrib.postgres.fields.ArrayField(
                    base_field=models.UUIDField(), help_text="what it rests on: it shows to whoever sees all of them",
                    size=None)),
                ("agency", models.SmallIntegerField()),
                ("raised_by", models.UUIDField()),
                ("raised_name", models.TextField()),
                ("raised_at", models.DateTimeField()),
                ("marking", MARKING),
            ],
            options={"db_table": "warning"},
        ),
        migrations.CreateModel(
            name="WarningStep",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("number", models.IntegerField(help_text="in the order of signing, of this agency's steps")),
                *words("kind", "words"),
                ("until", models.DateField(null=True)),
                ("agency", models.SmallIntegerField()),
                ("signed_by", models.UUIDField()),
                ("signed_name", models.TextField()),
                ("signed_at", models.DateTimeField()),
                ("marking", MARKING),
                ("warning", models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="smuggling.warning")),
            ],
            options={"db_table": "warning_step"},
        ),
        migrations.CreateModel(
            name="GuardedWarning",
            fields=[
                ("warning", models.OneToOneField(
                    on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name="+", serialize=False,
                    to="smuggling.warning")),
            ],
            options={"db_table": "guarded_warning"},
        ),
        migrations.AddConstraint("warning", models.CheckConstraint(
            condition=models.Q(("kind__in", ["route", "recruiter", "document"])), name="warning_is_known")),
        migrations.AddConstraint("warning", models.CheckConstraint(
            condition=models.Q(("report_ids", []), _negated=True), name="warning_rests_on_something")),
        migrations.AddConstraint("warningstep", models.UniqueConstraint(
            fields=("warning", "agency", "number"), name="warning_step_number_once")),
        migrations.AddConstraint("warningstep", models.CheckConstraint(
            condition=models.Q(("kind__in", ["read", "renewed", "retracted"])), name="warning_step_is_known")),
        ApplySql("smuggling/sql/warning_shows.sql"),
        ApplySql("smuggling/sql/guard_warning.sql"),
        ProtectAndWatch(
            "warning", own=True, shows=f"{ALL_REPORTS_SHOW} AND warning_shows(id, raised_by)",
            also=f"raised_by = {ME} AND raised_name = {MY_NAME} AND agency = {MY_AGENCY} AND {RAISES}"
            f" AND {ALL_REPORTS_SHOW}",
        ),
        ProtectAndWatch(
            "warning_step", parent=("warning", "id", "warning_id"),
            shows=f"EXISTS (SELECT FROM warning w WHERE w.id = warning_id AND (warning_step.kind <> 'read'"
            f" OR {MY_AGENCY} IN (w.agency, warning_step.agency)))",
            also=f"signed_by = {ME} AND signed_name = {MY_NAME} AND agency = {MY_AGENCY} AND (kind = 'read' OR ({RAISES}"
            f" AND EXISTS (SELECT FROM warning w WHERE w.id = warning_id AND w.agency = warning_step.agency)))",
        ),
        ApplySql("smuggling/sql/warning_policies.sql"),
    ]  # fmt: skip
