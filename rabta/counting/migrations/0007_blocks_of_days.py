from django.db import migrations, models

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    """Before the code: an incident stands in a block on days. What was placed is placed anew by the first placing."""

    dependencies = [("counting", "0006_second_opinions_and_deeds")]

    operations = [
        migrations.DeleteModel("BlockKey"),
        migrations.CreateModel(
            name="BlockKey",
            fields=[
                ("pk", models.CompositePrimaryKey(
                    "incident_key", "block", "first_day", blank=True, editable=False, primary_key=True, serialize=False)),
                ("incident_key", models.UUIDField()),
                ("block", models.BigIntegerField()),
                ("first_day", models.IntegerField()),
                ("last_day", models.IntegerField()),
            ],
            options={
                "db_table": "block_key",
                "indexes": [models.Index(fields=["block", "first_day"], name="block_key_met")],
            },
        ),
        ApplySql("counting/sql/block_policies.sql"),
    ]  # fmt: skip
