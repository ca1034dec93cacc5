from django.db import migrations, models

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    """Before the code: what waits too long is raised to the director; an index tells closed alarms from open ones."""

    dependencies = [
        ("deconfliction", "0004_targets_by_who_holds_them"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="conflictstep",
            index=models.Index(
                fields=["conflict", "taken_at"], condition=models.Q(("step", "closed")), name="conflict_step_that_closes"
            ),
        ),
        ApplySql("deconfliction/sql/raised_alarms.sql", runs="rabta_app"),
    ]
