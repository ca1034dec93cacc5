import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("sharing", "0001_markings_and_the_gate"),
        ("records", "0001_what_agencies_stated"),
    ]

    operations = [
        migrations.CreateModel(
            name="BlockKey",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "incident_key", "block", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("incident_key", models.UUIDField()),
                ("block", models.BigIntegerField(db_index=True)),
            ],
            options={
                "db_table": "block_key",
            },
        ),
        migrations.CreateModel(
            name="MarkingView",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("component", django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), size=None)),
                ("visible", django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), size=None)),
            ],
            options={
                "db_table": "marking_view",
            },
        ),
        migrations.CreateModel(
            name="EventMember",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "view_id", "incident_key", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("event_key", models.UUIDField(db_index=True)),
                ("incident_key", models.UUIDField(db_index=True)),
                (
                    "view",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="counting.markingview"
                    ),
                ),
            ],
            options={
                "db_table": "event_member",
            },
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "view_id", "key", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("key", models.UUIDField()),
                (
                    "day",
                    models.DateField(
                        help_text="earliest stated day, else the earliest report's; null when neither", null=True
                    ),
                ),
                ("day_is_stated", models.BooleanField()),
                ("district", models.SmallIntegerField(null=True)),
                ("province", models.TextField()),
                ("country", models.TextField()),
                ("airport", models.TextField()),
                ("setting", models.SmallIntegerField(null=True)),
                ("place_text", models.TextField()),
                (
                    "agencies",
                    django.contrib.postgres.fields.ArrayField(base_field=models.SmallIntegerField(), size=None),
                ),
                ("incidents", models.IntegerField()),
                ("reports", models.IntegerField()),
                ("arrests", models.IntegerField(null=True)),
                ("foreigners", models.IntegerField(null=True)),
                ("women", models.IntegerField(null=True)),
                (
                    "nationalities",
                    models.JSONField(help_text="of those arrested, only as documented: ISO 3166-1 code to persons"),
                ),
                ("vehicles", models.IntegerField(help_text="impounded", null=True)),
                (
                    "seized",
                    models.BooleanField(help_text="a report of it names something seized, with or without a quantity"),
                ),
                (
                    "covers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(),
                        help_text="events this one lumps together: they count, it does not",
                        size=None,
                    ),
                ),
                (
                    "view",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="counting.markingview"
                    ),
                ),
            ],
            options={
                "db_table": "event",
            },
        ),
        migrations.CreateModel(
            name="CountedLine",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "view_id", "event_key", "line_no", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("event_key", models.UUIDField(db_index=True)),
                ("line_no", models.SmallIntegerField()),
                ("substance", models.SmallIntegerField()),
                ("mass_g", models.BigIntegerField(null=True)),
                ("quantity", models.DecimalField(decimal_places=6, max_digits=20, null=True)),
                ("unit", models.SmallIntegerField(null=True)),
                ("from_incident", models.UUIDField()),
                ("rule", models.TextField()),
                ("set_aside", models.JSONField()),
                (
                    "view",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="counting.markingview"
                    ),
                ),
            ],
            options={
                "db_table": "counted_line",
            },
        ),
        migrations.CreateModel(
            name="WideMember",
            fields=[
                ("incident_key", models.UUIDField(primary_key=True, serialize=False)),
                (
                    "marking",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking"
                    ),
                ),
            ],
            options={
                "db_table": "wide_member",
            },
        ),
        migrations.CreateModel(
            name="Judgement",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("a", models.UUIDField(db_index=True)),
                ("b", models.UUIDField(db_index=True)),
                (
                    "outcome",
                    models.TextField(choices=[("same", "same"), ("not", "not the same"), ("ask", "ask a person")]),
                ),
                ("relation", models.TextField()),
                ("score", models.IntegerField()),
                ("reasons", models.JSONField()),
                ("rule_version", models.TextField()),
                ("note", models.TextField()),
                ("decided_by", models.UUIDField(null=True)),
                ("decided_at", models.DateTimeField()),
                (
                    "marking",
                    models.ForeignKey(
                        help_text="raised by a judge, else marking_a",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="sharing.marking",
                    ),
                ),
                (
                    "marking_a",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking"
                    ),
                ),
                (
                    "marking_b",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking"
                    ),
                ),
                (
                    "undoes",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="counting.judgement",
                    ),
                ),
            ],
            options={
                "db_table": "judgement",
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("a__lt", models.F("b"))), name="judgement_ends_in_order")
                ],
            },
        ),
        migrations.CreateModel(
            name="PlacedIncident",
            fields=[
                ("incident_key", models.UUIDField(primary_key=True, serialize=False)),
                ("incident_id", models.UUIDField()),
                (
                    "marking",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking"
                    ),
                ),
            ],
            options={
                "db_table": "placed_incident",
            },
        ),
        ApplySql("counting/sql/visible_views.sql"),
        ApplySql("counting/sql/judgement_may_be_undone.sql"),
        ApplySql("counting/sql/policies.sql"),
        ApplySql("counting/sql/indexes.sql"),
    ]
