import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    """Before the code: fewer indexes on what a recount writes; what led by a view, the primary keys lead by as well.

    What was placed is placed anew by the first placing.
    """

    dependencies = [("counting", "0007_blocks_of_days")]

    operations = [
        migrations.DeleteModel("BlockKey"),
        migrations.CreateModel(
            name="BlockKey",
            fields=[
                ("pk", models.CompositePrimaryKey(
                    "block", "first_day", "incident_key", blank=True, editable=False, primary_key=True, serialize=False)),
                ("incident_key", models.UUIDField()),
                ("block", models.BigIntegerField()),
                ("first_day", models.IntegerField()),
                ("last_day", models.IntegerField()),
            ],
            options={"db_table": "block_key"},
        ),
        ApplySql("counting/sql/block_policies.sql"),
        migrations.AddField(
            "placedincident", "blocks",
            django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), default=list, size=None),
            preserve_default=False,
        ),
        migrations.AlterField("placedincident", "marking", models.ForeignKey(
            db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking")),
        *(
            migrations.AlterField(name, "view", models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="counting.markingview"))
            for name in ("event", "eventmember", "countedline")
        ),
    ]  # fmt: skip
