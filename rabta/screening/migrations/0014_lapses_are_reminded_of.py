from django.db import migrations

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    """Before the code: the house reminds of lapses that are to be closed."""

    dependencies = [("screening", "0013_scans_and_finds_are_purged"), ("casework", "0004_the_house_reminds_of_tasks")]

    operations = [ApplySql("screening/sql/house_reminds_of_lapses.sql")]
