from django.db import migrations

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    """Before or after the code: a purge finds the blocks of an incident by their names, and no longer looks through all."""

    dependencies = [("counting", "0012_judgements_on_persons_follow")]

    operations = [ApplySql("counting/sql/purge_report.sql")]
