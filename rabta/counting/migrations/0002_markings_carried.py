from django.db import migrations

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    """Before the code: a report's marking can change, and judgements and events follow it."""

    dependencies = [("counting", "0001_judgements_and_events"), ("records", "0002_releases")]

    operations = [
        ApplySql("counting/sql/carry_marking.sql"),
        ApplySql("counting/sql/judged_as_marked_now.sql"),
        ApplySql("counting/sql/marking_may_be_carried.sql"),
    ]
