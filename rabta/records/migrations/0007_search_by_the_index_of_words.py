from django.db import migrations

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    """Search asks the index of words first: without statistics of words nobody knows a name from a common word."""

    dependencies = [("records", "0006_search_half_by_half")]

    operations = [ApplySql("records/sql/protected/search_incidents.sql")]
