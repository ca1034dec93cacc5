from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_entries_and_checkpoints")]

    operations = [
        migrations.AddField(model_name="entry", name="task_id", field=models.UUIDField(null=True)),
        migrations.CreateModel(
            name="Task",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("reader_id", models.UUIDField()),
                ("agency", models.SmallIntegerField()),
                ("purpose", models.SmallIntegerField()),
                ("reason", models.TextField()),
                ("salt", models.BinaryField()),
                ("standing", models.BooleanField()),
                ("begun_at", models.DateTimeField()),
            ],
            options={
                "db_table": "reading_task",
                "indexes": [models.Index(fields=["reader_id", "-begun_at"], name="reading_task_newest")],
            },
        ),
    ]
