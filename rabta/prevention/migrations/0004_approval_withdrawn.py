from django.db import migrations, models

from rabta.sharing.protection import ApplySql

KINDS = ["approved", "refused", "approval_withdrawn", "published", "retracted"]


class Migration(migrations.Migration):
    """Before the code: an approval may be withdrawn until it is published, and counts no longer."""

    dependencies = [("prevention", "0003_register")]

    operations = [
        migrations.RemoveConstraint("bulletinstep", "bulletin_step_is_known"),
        migrations.AddConstraint("bulletinstep", models.CheckConstraint(
            condition=models.Q(("kind__in", KINDS)), name="bulletin_step_is_known")),
        ApplySql("prevention/sql/approval_stands.sql"),
    ]  # fmt: skip
