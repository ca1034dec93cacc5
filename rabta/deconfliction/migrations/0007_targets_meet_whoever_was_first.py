import django.db.models.deletion
from django.contrib.postgres.fields import ArrayField
from django.db import migrations, models

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    """Before the code: what a holder knows a target by is kept beside it, so that two meet whoever was first."""

    dependencies = [
        ("deconfliction", "0006_targets_that_look_alike"),
    ]

    operations = [
        migrations.CreateModel(
            name="TargetKnownAs",
            fields=[
                ("target", models.OneToOneField(
                    on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name="+", serialize=False,
                    to="deconfliction.heldtarget")),
                ("hashes", ArrayField(models.BinaryField())),
            ],
            options={"db_table": "target_known_as"},
        ),
        ApplySql("deconfliction/sql/known_as_policies.sql"),
        ApplySql("deconfliction/sql/meet_targets.sql"),
        ApplySql("deconfliction/sql/hold_target.sql", runs="rabta_app"),
        ApplySql("deconfliction/sql/meet_again.sql", runs="rabta_resolver"),
    ]
