from django.db import migrations

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    """Search open and protected words each by itself: a common word stops at its newest again."""

    dependencies = [("records", "0005_redress")]

    operations = [ApplySql("records/sql/protected/search_incidents.sql")]
