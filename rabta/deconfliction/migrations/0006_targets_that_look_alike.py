from django.db import migrations, models

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    """Before the code: targets meet also where look-alike signs were taken for one another, and by resolved identities."""

    dependencies = [
        ("deconfliction", "0005_alarms_raised_to_the_director"),
    ]

    operations = [
        migrations.AddField(
            model_name="heldtarget",
            name="shape",
            field=models.BinaryField(
                help_text="the same of its form with look-alike signs taken for one; null where its kind has none", null=True
            ),
        ),
        migrations.AddIndex(model_name="heldtarget", index=models.Index(fields=["shape"], name="held_target_by_shape")),
        ApplySql("deconfliction/sql/hold_target.sql", runs="rabta_app"),
    ]
