from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("ledger", "0002_tasks_of_readers")]

    operations = [
        migrations.AddField(model_name="checkpoint", name="seen_before", field=models.BigIntegerField(null=True)),
    ]
