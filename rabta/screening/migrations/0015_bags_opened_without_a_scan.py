from django.db import migrations, models

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    """Before the code: an examination says at which airport, and of which bag, so that the day counts it as looked at."""

    dependencies = [("screening", "0014_lapses_are_reminded_of")]

    operations = [
        migrations.AddField("examination", "airport", models.TextField(db_default="", help_text="its IATA code")),
        migrations.AddField("examination", "tag", models.TextField(db_default="", help_text="of the bag, where it has one")),
        ApplySql("screening/sql/no_statistics_of_bags_opened.sql"),
    ]
