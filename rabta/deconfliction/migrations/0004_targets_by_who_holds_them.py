from django.db import migrations, models


class Migration(migrations.Migration):
    """Before the code: how many targets a person held within the hour is found by an index."""

    dependencies = [
        ("deconfliction", "0003_found_by_who_filed"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="heldtarget",
            index=models.Index(fields=["held_by", "held_at"], name="held_target_by_holder"),
        ),
    ]
