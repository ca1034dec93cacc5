from django.db import migrations

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    """Before the code: persons mentioned go with their report. Their foreign keys stand when records 0010 has ended."""

    dependencies = [("counting", "0009_views_without_constraints"), ("records", "0010_persons_mentioned")]

    operations = [ApplySql("counting/sql/may_be_purged.sql")]
