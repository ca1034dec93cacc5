import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Reader",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("name", models.TextField()),
                ("agency", models.SmallIntegerField()),
                (
                    "partner",
                    models.BooleanField(help_text="of a foreign partner: never in an audience of 'every agency'"),
                ),
                ("vetting", models.SmallIntegerField()),
                ("groups", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                (
                    "purposes",
                    django.contrib.postgres.fields.ArrayField(base_field=models.SmallIntegerField(), size=None),
                ),
                ("roles", django.contrib.postgres.fields.ArrayField(base_field=models.SmallIntegerField(), size=None)),
                ("active", models.BooleanField()),
                ("example", models.BooleanField(help_text="made by the demo; `rabta serve` refuses to run beside one")),
                ("added_at", models.DateTimeField()),
            ],
            options={
                "db_table": "reader",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("vetting__range", (0, 3))), name="reader_vetting_is_known"
                    )
                ],
            },
        ),
    ]
