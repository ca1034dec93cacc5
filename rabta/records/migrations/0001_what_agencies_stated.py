import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models

from rabta.sharing.protection import ApplySql, ProtectAndWatch


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("sharing", "0001_markings_and_the_gate"),
    ]

    operations = [
        migrations.CreateModel(
            name="Incident",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("key", models.UUIDField(db_index=True)),
                ("incident_no", models.IntegerField()),
                (
                    "periodic",
                    models.BooleanField(help_text="a total or a periodic row: reconciled with events, never one itself"),
                ),
                (
                    "agencies",
                    django.contrib.postgres.fields.ArrayField(base_field=models.SmallIntegerField(), size=None),
                ),
                ("occurred_from", models.DateField(null=True)),
                ("occurred_to", models.DateField(null=True)),
                ("reported_on", models.DateField(null=True)),
                ("place_text", models.TextField()),
                ("district", models.SmallIntegerField(null=True)),
                ("province", models.TextField()),
                ("country", models.TextField()),
                ("airport", models.TextField()),
                ("place_cell", models.BigIntegerField(help_text="H3 cell, resolution 7", null=True)),
                ("setting", models.SmallIntegerField(null=True)),
                ("flight", models.TextField()),
                ("destination", models.TextField()),
                ("origin", models.TextField()),
                ("concealment", models.TextField()),
                ("vehicles", models.IntegerField(null=True)),
                ("value_amount", models.DecimalField(decimal_places=2, max_digits=20, null=True)),
                ("value_currency", models.TextField()),
                ("recap", models.BooleanField()),
                ("confidence", models.SmallIntegerField(help_text="per cent: how sure the reading is")),
                ("stated", models.JSONField(help_text="the incident exactly as read, for comparing and for showing")),
                ("words", models.TextField(help_text="the words of the row this incident was read from")),
                ("search", models.TextField(help_text="search key of its words: folded letters and digits")),
                (
                    "marking",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking"),
                ),
            ],
            options={
                "db_table": "incident",
            },
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                (
                    "number",
                    models.TextField(help_text="as people say it: ANF-7K3M-9Q2P; derived from id, never a sequence"),
                ),
                ("originator", models.SmallIntegerField()),
                ("kind", models.TextField(help_text="statement, table, or unreadable (kept, not readable yet)")),
                ("format", models.TextField()),
                ("title", models.TextField()),
                ("file_name", models.TextField()),
                ("media_type", models.TextField()),
                ("sha256", models.BinaryField()),
                ("size", models.BigIntegerField(help_text="bytes")),
                ("language", models.TextField()),
                ("source_grade", models.CharField(max_length=1)),
                ("information_grade", models.SmallIntegerField()),
                (
                    "written_on",
                    models.DateField(help_text="date the report itself gives; null when it gives none", null=True),
                ),
                ("received_at", models.DateTimeField()),
                ("review_on", models.DateField()),
                ("filed_by", models.UUIDField()),
                ("idempotency_key", models.TextField()),
                (
                    "marking",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking"),
                ),
                (
                    "typed_from",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.report"
                    ),
                ),
            ],
            options={
                "db_table": "report",
            },
        ),
        migrations.CreateModel(
            name="IncidentRole",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "incident_id", "agency", "role", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("agency", models.SmallIntegerField()),
                ("role", models.TextField()),
                (
                    "incident",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.incident"),
                ),
                (
                    "marking",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking"),
                ),
            ],
            options={
                "db_table": "incident_role",
            },
        ),
        migrations.CreateModel(
            name="Mention",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "incident_id", "mention_no", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("mention_no", models.SmallIntegerField()),
                ("kind", models.TextField()),
                ("text", models.TextField()),
                ("role", models.TextField()),
                ("protected", models.BooleanField(help_text="victim, smuggled person or child: absorbing")),
                (
                    "incident",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.incident"),
                ),
                (
                    "marking",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking"),
                ),
            ],
            options={
                "db_table": "mention",
            },
        ),
        migrations.CreateModel(
            name="Reading",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("number", models.SmallIntegerField()),
                ("reader_version", models.TextField()),
                ("corrections", models.IntegerField(help_text="how many corrections this reading took in")),
                ("rows", models.IntegerField()),
                ("rows_read", models.IntegerField()),
                ("rows_set_aside", models.IntegerField()),
                ("rows_repeated", models.IntegerField()),
                ("read_at", models.DateTimeField()),
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
                "db_table": "reading",
            },
        ),
        migrations.AddField(
            model_name="incident",
            name="reading",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.reading"),
        ),
        migrations.CreateModel(
            name="ReadingRow",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("row_no", models.IntegerField()),
                (
                    "fate",
                    models.TextField(choices=[("read", "read"), ("set_aside", "set aside"), ("repeated", "known repeat")]),
                ),
                (
                    "text",
                    models.TextField(help_text="the words the spans count in; of a table row, its cells joined by tabs"),
                ),
                ("cells", models.JSONField(null=True)),
                ("read", models.JSONField(help_text="the reader's whole answer, without its spans", null=True)),
                ("problem", models.JSONField(help_text="file, row, column, value, rule, next_step", null=True)),
                ("content_hash", models.BinaryField(help_text="of this row's words, to know a repeat")),
                (
                    "marking",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking"),
                ),
                (
                    "reading",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.reading"),
                ),
            ],
            options={
                "db_table": "reading_row",
            },
        ),
        migrations.AddField(
            model_name="incident",
            name="row",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.readingrow"),
        ),
        migrations.CreateModel(
            name="Encounter",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "row_id", "encounter_no", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("encounter_no", models.SmallIntegerField()),
                ("periodic", models.BooleanField(help_text="a total or a recap: never added to the encounters it covers")),
                (
                    "agencies",
                    django.contrib.postgres.fields.ArrayField(base_field=models.SmallIntegerField(), size=None),
                ),
                ("occurred_from", models.DateField(null=True)),
                ("occurred_to", models.DateField(null=True)),
                ("reported_on", models.DateField(null=True)),
                ("persons", models.IntegerField(null=True)),
                ("role", models.TextField()),
                ("what", models.TextField()),
                (
                    "category",
                    models.TextField(
                        help_text="smuggled, victim, refused or other; arranger: who arranged it, never protected"
                    ),
                ),
                ("place_text", models.TextField()),
                ("district", models.SmallIntegerField(null=True)),
                ("province", models.TextField()),
                (
                    "minors",
                    models.IntegerField(help_text="of whom children, or of unknown age taken for children", null=True),
                ),
                ("origin", models.TextField()),
                ("transit", models.TextField()),
                ("destination", models.TextField()),
                ("protected", models.BooleanField()),
                (
                    "marking",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking"),
                ),
                (
                    "reading",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.reading"),
                ),
                (
                    "row",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.readingrow"
                    ),
                ),
            ],
            options={
                "db_table": "encounter",
            },
        ),
        migrations.CreateModel(
            name="ClearanceClaim",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "row_id", "claim_no", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("claim_no", models.SmallIntegerField()),
                (
                    "periodic",
                    models.BooleanField(help_text="a total or a recap of a season: never added to the claims it covers"),
                ),
                (
                    "agencies",
                    django.contrib.postgres.fields.ArrayField(base_field=models.SmallIntegerField(), size=None),
                ),
                ("occurred_from", models.DateField(null=True)),
                ("occurred_to", models.DateField(null=True)),
                ("reported_on", models.DateField(null=True)),
                ("area", models.DecimalField(decimal_places=4, max_digits=16)),
                ("unit", models.SmallIntegerField()),
                ("area_m2", models.BigIntegerField(null=True)),
                ("crop", models.TextField(help_text="poppy, cannabis or other")),
                ("place_text", models.TextField()),
                ("district", models.SmallIntegerField(null=True)),
                ("province", models.TextField()),
                ("approx", models.TextField()),
                (
                    "marking",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking"),
                ),
                (
                    "reading",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.reading"),
                ),
                (
                    "row",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.readingrow"
                    ),
                ),
            ],
            options={
                "db_table": "clearance_claim",
            },
        ),
        migrations.CreateModel(
            name="PeriodReturn",
            fields=[
                (
                    "row",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="records.readingrow",
                    ),
                ),
                ("period_from", models.DateField(null=True)),
                ("period_to", models.DateField(null=True)),
                ("nil", models.BooleanField()),
                (
                    "marking",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking"),
                ),
                (
                    "reading",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.reading"),
                ),
            ],
            options={
                "db_table": "period_return",
            },
        ),
        migrations.CreateModel(
            name="ReportBody",
            fields=[
                (
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="records.report",
                    ),
                ),
                ("content", models.BinaryField()),
            ],
            options={
                "db_table": "report_body",
            },
        ),
        migrations.CreateModel(
            name="Withdrawal",
            fields=[
                (
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="records.report",
                    ),
                ),
                ("reason", models.TextField()),
                ("withdrawn_by", models.UUIDField()),
                ("withdrawn_at", models.DateTimeField()),
            ],
            options={
                "db_table": "withdrawal",
            },
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("row_no", models.IntegerField()),
                ("start", models.IntegerField(help_text="code points of the row's text")),
                ("end", models.IntegerField()),
                ("field", models.TextField()),
                ("value", models.JSONField(null=True)),
                ("reason", models.TextField()),
                ("corrected_by", models.UUIDField()),
                ("corrected_at", models.DateTimeField()),
                (
                    "marking",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking"),
                ),
                (
                    "undoes",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.correction",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.report"),
                ),
            ],
            options={
                "db_table": "correction",
            },
        ),
        migrations.CreateModel(
            name="SeizureLine",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "incident_id", "line_no", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("line_no", models.SmallIntegerField()),
                ("substance", models.SmallIntegerField()),
                ("name_text", models.TextField()),
                ("quantity", models.DecimalField(decimal_places=6, max_digits=20, null=True)),
                ("unit", models.SmallIntegerField()),
                ("approx", models.TextField(help_text="over, under, around, or empty")),
                ("weight_kind", models.TextField(help_text="gross, net, laboratory, or empty when not said")),
                ("ambiguous", models.BooleanField()),
                ("mass_g", models.BigIntegerField(null=True)),
                ("factors_version", models.TextField()),
                (
                    "incident",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.incident"),
                ),
                (
                    "marking",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking"),
                ),
            ],
            options={
                "db_table": "seizure_line",
            },
        ),
        migrations.CreateModel(
            name="Span",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "row_id", "pointer", "part", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("pointer", models.TextField(help_text="JSON Pointer into the reader's answer")),
                ("part", models.SmallIntegerField(help_text="0 unless a value was read from several places")),
                ("start", models.IntegerField()),
                ("end", models.IntegerField()),
                ("column", models.TextField(help_text="of a table: the column's header", null=True)),
                (
                    "marking",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking"),
                ),
                (
                    "row",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.readingrow"
                    ),
                ),
            ],
            options={
                "db_table": "span",
            },
        ),
        migrations.CreateModel(
            name="Arrest",
            fields=[
                (
                    "incident",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="records.incident",
                    ),
                ),
                ("total", models.IntegerField(null=True)),
                ("foreigners", models.IntegerField(null=True)),
                ("women", models.IntegerField(null=True)),
                ("nationality_text", models.TextField()),
                (
                    "marking",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking"),
                ),
            ],
            options={
                "db_table": "arrest",
            },
        ),
        migrations.CreateModel(
            name="ArrestNationality",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "incident_id", "country", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("country", models.TextField(help_text="ISO 3166-1, two letters")),
                ("persons", models.IntegerField()),
                (
                    "incident",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.incident"),
                ),
                (
                    "marking",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking"),
                ),
            ],
            options={
                "db_table": "arrest_nationality",
            },
        ),
        migrations.AddIndex(
            model_name="readingrow",
            index=models.Index(fields=["content_hash"], name="reading_row_content"),
        ),
        migrations.AddField(
            model_name="reportbody",
            name="marking",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking"),
        ),
        migrations.AddField(
            model_name="withdrawal",
            name="marking",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking"),
        ),
        migrations.AddIndex(
            model_name="report",
            index=models.Index(fields=["-received_at", "id"], name="report_newest"),
        ),
        migrations.AddIndex(
            model_name="report",
            index=models.Index(fields=["sha256"], name="report_content"),
        ),
        migrations.AddConstraint(
            model_name="reading",
            constraint=models.UniqueConstraint(fields=("report", "number"), name="reading_number_once"),
        ),
        migrations.AddConstraint(
            model_name="reading",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "rows",
                        django.db.models.expressions.CombinedExpression(
                            django.db.models.expressions.CombinedExpression(
                                models.F("rows_read"), "+", models.F("rows_set_aside")
                            ),
                            "+",
                            models.F("rows_repeated"),
                        ),
                    )
                ),
                name="reading_rows_add_up",
            ),
        ),
        migrations.AddConstraint(
            model_name="periodreturn",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("period_from__isnull", True),
                    ("period_to__isnull", True),
                )
                | models.Q(("period_from__lte", models.F("period_to"))),
                name="period_return_forwards",
            ),
        ),
        ApplySql("records/sql/report_is_available.sql"),
        ApplySql("records/sql/correction_may_be_undone.sql"),
        ApplySql("records/sql/may_mend.sql"),
        ProtectAndWatch(
            "report",
            own=True,
            also="originator = (SELECT r.agency FROM reader r WHERE r.id = (SELECT current_reader()))"
            " AND filed_by = (SELECT current_reader()) AND (typed_from_id IS NULL OR report_is_available(typed_from_id))",
        ),
        ProtectAndWatch("report_body", parent=("report", "id", "report_id"), own=True, whole=True),
        ProtectAndWatch(
            "withdrawal",
            parent=("report", "id", "report_id"),
            own=True,
            also="withdrawn_by = (SELECT current_reader())",
        ),
        ProtectAndWatch(
            "correction",
            parent=("report", "id", "report_id"),
            also="corrected_by = (SELECT current_reader()) AND may_mend(report_id)"
            " AND (undoes_id IS NULL OR correction_may_be_undone(undoes_id, report_id))",
        ),
        ProtectAndWatch("reading", parent=("report", "id", "report_id"), also="may_mend(report_id)"),
        ProtectAndWatch("reading_row", parent=("reading", "id", "reading_id"), whole=True),
        ProtectAndWatch("span", parent=("reading_row", "id", "row_id"), whole=True),
        ProtectAndWatch("incident", parent=("reading_row", "id", "row_id"), whole=True, same=("reading_id",)),
        ProtectAndWatch("incident_role", parent=("incident", "id", "incident_id"), whole=True),
        ProtectAndWatch("seizure_line", parent=("incident", "id", "incident_id"), whole=True),
        ProtectAndWatch("arrest", parent=("incident", "id", "incident_id"), whole=True),
        ProtectAndWatch("arrest_nationality", parent=("incident", "id", "incident_id"), whole=True),
        ProtectAndWatch("mention", parent=("incident", "id", "incident_id"), whole=True),
        ProtectAndWatch("clearance_claim", parent=("reading_row", "id", "row_id"), whole=True, same=("reading_id",)),
        ProtectAndWatch("encounter", parent=("reading_row", "id", "row_id"), whole=True, same=("reading_id",)),
        ProtectAndWatch("period_return", parent=("reading_row", "id", "row_id"), whole=True, same=("reading_id",)),
        ApplySql("records/sql/key_of_one_report.sql"),
        ApplySql("records/sql/keys_watched.sql"),
        ApplySql("records/sql/indexes.sql"),
        ApplySql("records/sql/current_reading.sql"),
        ApplySql("records/sql/search_incidents.sql"),
    ]
