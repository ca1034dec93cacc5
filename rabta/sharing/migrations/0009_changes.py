import django.contrib.postgres.fields
from django.db import migrations, models

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    """Before the code: what is written is noted, so that answers may be remembered while nothing in them changed."""

    dependencies = [("sharing", "0008_what_is_releasable")]

    operations = [
        migrations.CreateModel(
            name="Change",
            fields=[
                ("pk", models.CompositePrimaryKey(
                    "written_in", "markings", blank=True, editable=False, primary_key=True, serialize=False)),
                ("written_in", models.BigIntegerField()),
                ("markings", django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), size=None)),
            ],
            options={"db_table": "change"},
        ),
        ApplySql("sharing/sql/change_policies.sql"),
        ApplySql("sharing/sql/note_change.sql", runs="rabta_resolver"),
        ApplySql("sharing/sql/note_written.sql"),
        ApplySql("sharing/sql/unchanged_since.sql"),
    ]
