from django.db import migrations, models

from rabta.sharing.protection import ApplySql

KINDS = ["approved", "refused", "approval_withdrawn"]


class Migration(migrations.Migration):
    """Before the code: an approval may be withdrawn until it is sent, and counts no longer."""

    dependencies = [("returns", "0001_returns")]

    operations = [
        migrations.AlterField("returnstep", "words", models.TextField(
            help_text="why it was refused, or an approval withdrawn")),
        migrations.RemoveConstraint("returnstep", "return_step_is_known"),
        migrations.AddConstraint("returnstep", models.CheckConstraint(
            condition=models.Q(("kind__in", KINDS)), name="return_step_is_known")),
        ApplySql("returns/sql/approval_stands.sql"),
    ]  # fmt: skip
