from django.db import migrations

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    dependencies = [
        ("sharing", "0002_what_is_told_of_a_marking"),
        ("ledger", "0002_tasks_of_readers"),
    ]

    operations = [ApplySql("sharing/sql/task_policies.sql")]
