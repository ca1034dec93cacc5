from django.db import migrations

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    """Before the code: judgements on who is who follow a report that is marked anew, and go with one that is purged."""

    dependencies = [("counting", "0011_journeys_are_purged"), ("resolution", "0001_who_is_who")]

    operations = [
        ApplySql("counting/sql/may_be_purged.sql"),
        ApplySql("counting/sql/carry_marking.sql"),
        ApplySql("counting/sql/purge_report.sql"),
    ]
