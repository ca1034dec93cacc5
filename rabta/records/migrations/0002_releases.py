import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from rabta.sharing.protection import ApplySql, FollowsReport, ProtectAndWatch

OWN = "marking_id IN (SELECT own_markings())"
AUDITOR = "(SELECT reader_has_role(4::smallint))"
OFFICER = "((SELECT reader_has_role(1::smallint)) OR (SELECT reader_has_role(6::smallint)))"
MY_GROUPS = "(SELECT r.groups FROM reader r WHERE r.id = (SELECT current_reader()))"
MY_AGENCY = "(SELECT r.agency FROM reader r WHERE r.id = (SELECT current_reader()))"
IN_MY_NAME = "(SELECT current_reader())"

BELOW = (
    "reading_row", "span", "incident", "incident_role", "seizure_line", "arrest", "arrest_nationality", "mention",
    "clearance_claim", "encounter", "period_return", "recall", "release_answer",
)  # fmt: skip
DIRECTLY = ("report_body", "withdrawal", "correction", "reading", "marking_given", "release", "release_request")


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0001_what_agencies_stated"),
        ("sharing", "0002_what_is_told_of_a_marking"),
    ]

    operations = [
        migrations.CreateModel(
            name="Release",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                (
                    "kind",
                    models.TextField(
                        choices=[("share", "share"), ("court", "court"), ("onward", "onward"), ("count_only", "count_only")]
                    ),
                ),
                (
                    "agencies",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.SmallIntegerField(), help_text="of onward: to whom it may be passed on", size=None
                    ),
                ),
                ("groups", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                ("holder", models.SmallIntegerField(help_text="of onward: the agency that may pass it on", null=True)),
                (
                    "after_number",
                    models.SmallIntegerField(help_text="number of the marking that was given last when it was made"),
                ),
                ("reason", models.TextField()),
                ("released_by", models.UUIDField()),
                ("released_at", models.DateTimeField()),
                (
                    "marking",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking"),
                ),
                (
                    "report",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.report"),
                ),
            ],
            options={
                "db_table": "release",
            },
        ),
        migrations.CreateModel(
            name="ReleaseRequest",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("kind", models.TextField(choices=[("share", "share"), ("court", "court"), ("onward", "onward")])),
                (
                    "agencies",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.SmallIntegerField(), help_text="for whom it is asked", size=None
                    ),
                ),
                ("reason", models.TextField()),
                ("asked_by", models.UUIDField()),
                ("asked_agency", models.SmallIntegerField()),
                ("asked_at", models.DateTimeField()),
                (
                    "marking",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking"),
                ),
                (
                    "report",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.report"),
                ),
            ],
            options={
                "db_table": "release_request",
            },
        ),
        migrations.CreateModel(
            name="MarkingGiven",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "report_id", "number", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.SmallIntegerField()),
                ("ends_releases", models.BooleanField(help_text="releases made before it are over")),
                ("reason", models.TextField()),
                ("given_by", models.UUIDField()),
                ("given_at", models.DateTimeField()),
                (
                    "given",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking"),
                ),
                (
                    "marking",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking"),
                ),
                (
                    "report",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.report"),
                ),
            ],
            options={
                "db_table": "marking_given",
            },
        ),
        migrations.CreateModel(
            name="ReleaseAnswer",
            fields=[
                (
                    "request",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="records.releaserequest",
                    ),
                ),
                ("reason", models.TextField()),
                ("answered_by", models.UUIDField()),
                ("answered_at", models.DateTimeField()),
            ],
            options={
                "db_table": "release_answer",
            },
        ),
        migrations.CreateModel(
            name="Recall",
            fields=[
                (
                    "release",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="records.release",
                    ),
                ),
                ("reason", models.TextField()),
                ("recalled_by", models.UUIDField()),
                ("recalled_at", models.DateTimeField()),
                (
                    "marking",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking"),
                ),
            ],
            options={
                "db_table": "recall",
            },
        ),
        migrations.AddConstraint(
            model_name="release",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ("share", "court", "onward", "count_only"))), name="release_kind_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="release",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("agencies", []), _negated=True), models.Q(("groups", []), _negated=True), _connector="OR"
                ),
                name="release_is_to_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="release",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("holder__isnull", False), ("kind", "onward")),
                    models.Q(("holder__isnull", True), models.Q(("kind", "onward"), _negated=True)),
                    _connector="OR",
                ),
                name="release_onward_names_its_holder",
            ),
        ),
        migrations.AddField(
            model_name="releaseanswer",
            name="marking",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking"),
        ),
        migrations.AddField(
            model_name="releaseanswer",
            name="release",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.release"
            ),
        ),
        migrations.AddConstraint(
            model_name="releaserequest",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ("share", "court", "onward"))), name="release_request_kind_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="releaserequest",
            constraint=models.CheckConstraint(
                condition=models.Q(("agencies", []), _negated=True), name="release_request_is_for_somebody"
            ),
        ),
        ProtectAndWatch(
            "marking_given",
            parent=("report", "id", "report_id"),
            own=True,
            also=f"given_by = {IN_MY_NAME} AND {OFFICER} AND given_id IN (SELECT own_markings())"
            " AND (number <> 0 OR given_id = marking_id)",
            shows=f"({OWN} OR {AUDITOR})",
        ),
        ProtectAndWatch(
            "release",
            parent=("report", "id", "report_id"),
            own=True,
            also=f"released_by = {IN_MY_NAME} AND {OFFICER} AND groups <@ {MY_GROUPS}",
            shows=f"(({OWN} AND groups <@ {MY_GROUPS}) OR {AUDITOR})",
        ),
        ProtectAndWatch(
            "recall",
            parent=("release", "id", "release_id"),
            own=True,
            also=f"recalled_by = {IN_MY_NAME} AND {OFFICER}",
            shows="EXISTS (SELECT FROM release r WHERE r.id = release_id)",
        ),
        ProtectAndWatch(
            "release_request",
            parent=("report", "id", "report_id"),
            also=f"asked_by = {IN_MY_NAME} AND asked_agency = {MY_AGENCY} AND NOT {OWN}",
            shows=f"({OWN} OR asked_agency = {MY_AGENCY} OR {AUDITOR})",
        ),
        ProtectAndWatch(
            "release_answer",
            parent=("release_request", "id", "request_id"),
            own=True,
            also=f"answered_by = {IN_MY_NAME} AND {OFFICER} AND (release_id IS NULL OR EXISTS ("
            "SELECT FROM release r JOIN release_request q ON q.report_id = r.report_id"
            " WHERE r.id = release_id AND q.id = request_id))",
            shows="EXISTS (SELECT FROM release_request q WHERE q.id = request_id)",
        ),
        ApplySql("records/sql/as_marked_now.sql"),
        FollowsReport("report"),
        *(FollowsReport(table, directly=True) for table in DIRECTLY),
        *(FollowsReport(table) for table in BELOW),
        ApplySql("records/sql/below_report.sql"),
        ApplySql("records/sql/release_in_force.sql"),
        ApplySql("records/sql/why_visible.sql"),
        ApplySql("records/sql/released_to_reader.sql"),
        ApplySql("records/sql/reports_out_of_sight.sql"),
        ApplySql("records/sql/ledger_follows.sql"),
    ]
