from django.db import migrations

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    """Before or after the code: what is in doubt of a month is found without looking at every incident."""

    dependencies = [("counting", "0015_findings_of_laboratories_are_purged")]

    operations = [ApplySql("counting/sql/incidents_by_day.sql")]
