from django.db import migrations

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    """Before the code: two officers of the originator purge a report, and nothing of it stays behind."""

    dependencies = [("counting", "0002_markings_carried"), ("records", "0004_retention")]

    operations = [
        ApplySql("counting/sql/may_be_purged.sql"),
        ApplySql("counting/sql/purge_report.sql"),
        ApplySql("counting/sql/no_statistics_of_words.sql"),
    ]
