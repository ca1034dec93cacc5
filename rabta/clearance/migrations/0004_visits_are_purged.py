from django.db import migrations

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    """Before the code: visits and series are purged with the report of their claim."""

    dependencies = [("clearance", "0003_visits_plans_and_status")]

    operations = [ApplySql("counting/sql/may_be_purged.sql")]
