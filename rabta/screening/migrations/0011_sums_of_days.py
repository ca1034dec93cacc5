import django.contrib.postgres.fields
from django.db import migrations, models

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    """Before the code: sums of past days at airports, kept for each set of markings that somebody may see."""

    dependencies = [("screening", "0010_rule_hits_are_purged"), ("records", "0015_stated_at_airports")]

    operations = [
        migrations.CreateModel(
            name="AirportDaySum",
            fields=[
                ("key", models.BinaryField(help_text="SHA-256 of all it was made of", primary_key=True, serialize=False)),
                ("day", models.DateField()),
                ("markings", django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), size=None)),
                ("sums", models.JSONField(help_text="numbers, and lapses without a tag or a name")),
            ],
            options={
                "db_table": "airport_day_sum",
                "indexes": [models.Index(fields=["day"], name="airport_day_sum_day")],
            },
        ),
        ApplySql("screening/sql/day_sum_policies.sql"),
        ApplySql("screening/sql/sums_of_days.sql", runs="rabta_app"),
        ApplySql("screening/sql/forget_sums_of_days.sql", runs="rabta_owner"),
        ApplySql("screening/sql/sums_go_with_statements.sql"),
    ]
