import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from rabta.sharing.protection import ApplySql, FollowsReport, ProtectAndWatch

ME = "(SELECT current_reader())"
MY_AGENCY = "(SELECT r.agency FROM reader r WHERE r.id = (SELECT current_reader()))"
MY_NAME = "(SELECT r.name FROM reader r WHERE r.id = (SELECT current_reader()))"
OFFICER = "((SELECT reader_has_role(1::smallint)) OR (SELECT reader_has_role(2::smallint)))"
MARKING = models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking")
REPORT = models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.report")
RULE = models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="screening.screeningrule")
OF_MY_RULE = f"EXISTS (SELECT FROM screening_rule u WHERE u.id = rule_id AND u.agency = {MY_AGENCY})"
BY_A_SECOND_PERSON = (
    "(kind <> 'switched_on' OR (EXISTS (SELECT FROM rule_version v WHERE v.rule_id = rule_step.rule_id"
    f" AND v.number = rule_step.version AND v.signed_by <> {ME}) AND until IS NOT NULL))"
)
SHOWS = (
    "EXISTS (SELECT FROM screening_rule u WHERE u.id = rule_id)"
    " AND EXISTS (SELECT FROM person_mention m WHERE m.key = mention_key)"
    " AND (match IS NULL OR EXISTS (SELECT FROM watch_hit h WHERE h.id = match))"
    " AND NOT EXISTS (SELECT FROM unnest(others) o"
    " WHERE NOT EXISTS (SELECT FROM person_mention m WHERE m.key = o))"
)


class Migration(migrations.Migration):
    """Before the code: rules that analysts write, their versions and steps, the hits they give and what came of them."""

    dependencies = [("screening", "0008_lapses_are_purged"), ("records", "0013_below_their_own_mentions")]

    operations = [
        migrations.CreateModel(
            name="RulesCompared",
            fields=[("subject_id", models.UUIDField(primary_key=True, serialize=False))],
            options={"db_table": "rules_compared"},
        ),
        migrations.CreateModel(
            name="ScreeningRule",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("name", models.TextField()),
                ("agency", models.SmallIntegerField()),
                ("ground", models.TextField(help_text="law and section, or order")),
                ("reason", models.TextField(help_text="what it is to find")),
                ("contact", models.TextField(help_text="who is called of a hit")),
                ("phone", models.TextField()),
                ("opened_by", models.UUIDField()),
                ("opened_name", models.TextField()),
                ("opened_at", models.DateTimeField()),
                ("marking", MARKING),
            ],
            options={"db_table": "screening_rule"},
        ),
        migrations.CreateModel(
            name="RuleVersion",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("number", models.IntegerField()),
                ("text", models.TextField(help_text="in its one form")),
                ("digest", models.TextField(help_text="SHA-256 of the language's version and the text")),
                ("language", models.TextField(help_text="version of what the conditions mean")),
                ("signed_by", models.UUIDField()),
                ("marking", MARKING),
                ("rule", RULE),
            ],
            options={
                "db_table": "rule_version",
                "constraints": [models.UniqueConstraint(fields=("rule", "number"), name="rule_version_number_once")],
            },
        ),
        migrations.CreateModel(
            name="RuleStepTaken",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("number", models.IntegerField()),
                ("kind", models.TextField()),
                ("version", models.IntegerField()),
                ("until", models.DateField(null=True, help_text="of switching on: the day of review")),
                ("tried_from", models.DateField(null=True, help_text="of a test: first day of travel it looked at")),
                ("tried_to", models.DateField(null=True)),
                ("known", django.contrib.postgres.fields.ArrayField(
                    base_field=models.TextField(), size=None,
                    help_text="what the officer said is known: share, nationality, gender, age")),
                ("words", models.TextField()),
                ("signed_by", models.UUIDField()),
                ("signed_name", models.TextField()),
                ("signed_at", models.DateTimeField()),
                ("marking", MARKING),
                ("rule", RULE),
            ],
            options={
                "db_table": "rule_step",
                "constraints": [
                    models.UniqueConstraint(fields=("rule", "number"), name="rule_step_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["written", "tested", "switched_on", "switched_off", "closed"])),
                        name="rule_step_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RuleHit",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("mention_key", models.UUIDField(db_index=True, help_text="of the traveller, whichever reading")),
                ("version", models.IntegerField()),
                ("others", django.contrib.postgres.fields.ArrayField(
                    base_field=models.UUIDField(), size=None,
                    help_text="keys of the travellers it rests on: it shows where they do")),
                ("match", models.UUIDField(
                    null=True, help_text="match of a watch-list that it rests on, which may be another traveller's")),
                ("reasons", models.JSONField()),
                ("found_at", models.DateTimeField()),
                ("marking", MARKING),
                ("report", REPORT),
                ("rule", RULE),
            ],
            options={"db_table": "rule_hit"},
        ),
        migrations.CreateModel(
            name="RuleHitStepTaken",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("number", models.IntegerField()),
                ("kind", models.TextField()),
                ("words", models.TextField()),
                ("agency", models.SmallIntegerField()),
                ("signed_by", models.UUIDField()),
                ("signed_name", models.TextField()),
                ("signed_at", models.DateTimeField()),
                ("hit", models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="screening.rulehit")),
                ("marking", MARKING),
                ("report", REPORT),
            ],
            options={
                "db_table": "rule_hit_step",
                "constraints": [
                    models.UniqueConstraint(fields=("hit", "number"), name="rule_hit_step_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["taken", "found", "nothing_found", "no_action", "reopened"])
                        ),
                        name="rule_hit_step_is_known",
                    ),
                ],
            },
        ),
        ApplySql("screening/sql/rule_hit_is_protected.sql", runs="rabta_app"),
        ProtectAndWatch(
            "screening_rule", own=True,
            also=f"opened_by = {ME} AND opened_name = {MY_NAME} AND agency = {MY_AGENCY} AND {OFFICER}",
        ),
        ProtectAndWatch(
            "rule_version", parent=("screening_rule", "id", "rule_id"),
            also=f"signed_by = {ME} AND {OFFICER} AND {OF_MY_RULE}",
        ),
        ProtectAndWatch(
            "rule_step", parent=("screening_rule", "id", "rule_id"),
            also=f"signed_by = {ME} AND signed_name = {MY_NAME} AND {OFFICER} AND {OF_MY_RULE} AND {BY_A_SECOND_PERSON}",
        ),
        ProtectAndWatch("rule_hit", parent=("report", "id", "report_id"), also=f"{SHOWS} AND false", shows=SHOWS),
        ProtectAndWatch(
            "rule_hit_step", parent=("rule_hit", "id", "hit_id"), same=("report_id",),
            also=f"signed_by = {ME} AND signed_name = {MY_NAME} AND agency = {MY_AGENCY} AND {OFFICER}",
            shows="EXISTS (SELECT FROM rule_hit h WHERE h.id = hit_id)",
        ),
        FollowsReport("rule_hit", directly=True),
        FollowsReport("rule_hit_step", directly=True),
        ApplySql("screening/sql/rule_policies.sql"),
    ]  # fmt: skip
