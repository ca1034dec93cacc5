import django.contrib.postgres.indexes
from django.db import migrations


class Migration(migrations.Migration):
    """Before the code: a list just brought is looked up as fast as one of last week.

    Without fastupdate off, what came last waits outside the index and is gone through anew for every number asked.
    """

    dependencies = [("screening", "0005_off_loadings_are_purged")]

    operations = [
        migrations.RemoveIndex("watchidentifier", "watch_identifier_by_near"),
        migrations.AddIndex("watchidentifier", django.contrib.postgres.indexes.GinIndex(
            fields=["near"], name="watch_identifier_by_near", fastupdate=False)),
    ]  # fmt: skip
