from django.db import migrations, models


class Migration(migrations.Migration):
    """Before the code: a seizure may rest on pictures, each by its hash and region."""

    dependencies = [("custody", "0002_purging")]

    operations = [
        migrations.AddField(
            model_name="custodystep",
            name="pictures",
            field=models.JSONField(default=list, help_text="that a seizure rests on: of what, SHA-256, region in pixels"),
        ),
        migrations.RunSQL("ALTER TABLE custody_step ALTER pictures SET STATISTICS 0"),
    ]
