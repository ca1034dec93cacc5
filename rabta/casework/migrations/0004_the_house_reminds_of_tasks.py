from django.db import migrations

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    """Before the code: the house reminds of tasks that are overdue, too."""

    dependencies = [
        ("casework", "0003_the_house_reminds"),
    ]

    operations = [
        ApplySql("casework/sql/house_reminds.sql"),
    ]
