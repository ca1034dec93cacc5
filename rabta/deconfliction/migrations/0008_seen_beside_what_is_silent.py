import django.db.models.deletion
from django.db import migrations, models

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    """Before the code: the watch desk alone is told of what somebody does beside a silent operation or target."""

    dependencies = [("deconfliction", "0007_targets_meet_whoever_was_first")]

    operations = [
        migrations.CreateModel(
            name="SilentSighting",
            fields=[
                ("id", models.UUIDField(
                    help_text="of the deed and what it was done beside: found again, it is the same", primary_key=True,
                    serialize=False)),
                ("what", models.TextField(help_text="what is being done, by its code")),
                ("place", models.TextField()),
                ("subject", models.TextField(help_text="what it is done to: a bag's tag")),
                ("agency", models.SmallIntegerField()),
                ("by_name", models.TextField()),
                ("done_at", models.DateTimeField()),
                ("target", models.ForeignKey(
                    db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+",
                    to="deconfliction.heldtarget")),
                ("version", models.ForeignKey(
                    db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+",
                    to="deconfliction.plannedoperation")),
            ],
            options={
                "db_table": "silent_sighting",
                "indexes": [models.Index(fields=["done_at"], name="silent_sighting_by_time")],
            },
        ),
        ApplySql("deconfliction/sql/sighting_policies.sql"),
        ApplySql("deconfliction/sql/seen_beside_silent.sql", runs="rabta_resolver"),
    ]  # fmt: skip
