from django.db import migrations, models

from rabta.sharing.protection import ApplySql

KINDS = ["approved", "refused", "approval_withdrawn", "published", "retracted"]


class Migration(migrations.Migration):
    """Before the code: an approval may be withdrawn until it is published, and counts no longer."""

    dependencies = [("publications", "0002_printed_as_well")]

    operations = [
        migrations.RemoveConstraint("editionstep", "edition_step_is_known"),
        migrations.AddConstraint("editionstep", models.CheckConstraint(
            condition=models.Q(("kind__in", KINDS)), name="edition_step_is_known")),
        ApplySql("publications/sql/approval_stands.sql"),
    ]  # fmt: skip
