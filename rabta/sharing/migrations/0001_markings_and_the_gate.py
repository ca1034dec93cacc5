import django.contrib.postgres.fields
from django.db import migrations, models

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0001_readers"),
        ("ledger", "0001_entries_and_checkpoints"),
    ]

    operations = [
        migrations.CreateModel(
            name="TokenKey",
            fields=[
                ("id", models.TextField(primary_key=True, serialize=False)),
                ("inner_pad", models.BinaryField()),
                ("outer_pad", models.BinaryField()),
                ("active", models.BooleanField()),
            ],
            options={
                "db_table": "token_key",
            },
        ),
        migrations.CreateModel(
            name="Marking",
            fields=[
                ("id", models.IntegerField(primary_key=True, serialize=False)),
                ("originator", models.SmallIntegerField()),
                ("level", models.SmallIntegerField()),
                ("every_agency", models.BooleanField(help_text="every agency of the centre; never a foreign partner")),
                (
                    "agencies",
                    django.contrib.postgres.fields.ArrayField(base_field=models.SmallIntegerField(), size=None),
                ),
                ("groups", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                (
                    "handling",
                    django.contrib.postgres.fields.ArrayField(base_field=models.SmallIntegerField(), size=None),
                ),
                ("handling_note", models.TextField()),
                (
                    "purposes",
                    django.contrib.postgres.fields.ArrayField(base_field=models.SmallIntegerField(), size=None),
                ),
                ("digest", models.BinaryField(unique=True)),
            ],
            options={
                "db_table": "marking",
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("level__range", (0, 3))), name="marking_level_is_known"),
                    models.CheckConstraint(
                        condition=models.Q(("purposes", []), _negated=True), name="marking_has_a_purpose"
                    ),
                ],
            },
        ),
        ApplySql("sharing/sql/reader_token.sql"),
        ApplySql("sharing/sql/visible_markings.sql"),
        ApplySql("sharing/sql/own_markings.sql"),
        ApplySql("sharing/sql/current_reader.sql"),
        ApplySql("sharing/sql/reader_has_role.sql"),
        ApplySql("sharing/sql/marking_for.sql"),
        ApplySql("ledger/sql/entry.sql"),
        ApplySql("ledger/sql/must_be_in_ledger.sql"),
        ApplySql("sharing/sql/people_policies.sql"),
        ApplySql("sharing/sql/ledger_policies.sql"),
    ]
