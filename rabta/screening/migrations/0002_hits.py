import django.db.models.deletion
from django.db import migrations, models

from rabta.sharing.protection import ApplySql, FollowsReport, ProtectAndWatch

ME = "(SELECT current_reader())"
MY_AGENCY = "(SELECT r.agency FROM reader r WHERE r.id = (SELECT current_reader()))"
MY_NAME = "(SELECT r.name FROM reader r WHERE r.id = (SELECT current_reader()))"
OFFICER = "((SELECT reader_has_role(1::smallint)) OR (SELECT reader_has_role(2::smallint)))"
MARKING = models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking")
REPORT = models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.report")
BOTH_ENDS = (
    "EXISTS (SELECT FROM watch_entry e WHERE e.id = entry_id)"
    " AND EXISTS (SELECT FROM person_mention m WHERE m.key = mention_key)"
)


class Migration(migrations.Migration):
    """Before the code: hits of travellers on entries, and what people made of them."""

    dependencies = [("screening", "0001_watch_lists"), ("records", "0010_persons_mentioned")]

    operations = [
        migrations.CreateModel(
            name="WatchHit",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("mention_key", models.UUIDField(help_text="of the traveller, whichever reading")),
                ("basis", models.TextField()),
                ("score", models.SmallIntegerField(help_text="0 to 100, for the order in a queue and nothing else")),
                ("reasons", models.JSONField()),
                ("rule_version", models.TextField()),
                ("found_at", models.DateTimeField()),
                ("entry", models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="screening.watchentry")),
                ("marking", MARKING),
                ("report", REPORT),
            ],
            options={
                "db_table": "watch_hit",
                "constraints": [
                    models.UniqueConstraint(fields=("mention_key", "entry"), name="watch_hit_once"),
                    models.CheckConstraint(
                        condition=models.Q(("basis__in", ["number", "like_number", "name"])), name="watch_hit_basis_is_known"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WatchHitStep",
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
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="screening.watchhit")),
                ("marking", MARKING),
                ("report", REPORT),
            ],
            options={
                "db_table": "watch_hit_step",
                "constraints": [
                    models.UniqueConstraint(fields=("hit", "number"), name="watch_hit_step_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["taken", "confirmed", "not_same", "no_action", "reopened"])),
                        name="watch_hit_step_is_known",
                    ),
                ],
            },
        ),
        *(
            migrations.CreateModel(
                name=name, fields=[(f"{of}_id", models.UUIDField(primary_key=True, serialize=False))],
                options={"db_table": table},
            )
            for name, of, table in (
                ("ScreenedReading", "reading", "screened_reading"), ("ScreenedEntry", "entry", "screened_entry"),
                ("ProtectedEntry", "entry", "protected_entry"),
            )
        ),
        ApplySql("screening/sql/entry_is_protected.sql", runs="rabta_app"),
        ProtectAndWatch(
            "watch_hit", parent=("report", "id", "report_id"), also=f"{BOTH_ENDS} AND false", shows=BOTH_ENDS
        ),
        ProtectAndWatch(
            "watch_hit_step", parent=("watch_hit", "id", "hit_id"), same=("report_id",),
            also=f"signed_by = {ME} AND signed_name = {MY_NAME} AND agency = {MY_AGENCY} AND {OFFICER}",
            shows="EXISTS (SELECT FROM watch_hit h WHERE h.id = hit_id)",
        ),
        FollowsReport("watch_hit", directly=True),
        FollowsReport("watch_hit_step", directly=True),
        ApplySql("screening/sql/hit_policies.sql"),
    ]  # fmt: skip
