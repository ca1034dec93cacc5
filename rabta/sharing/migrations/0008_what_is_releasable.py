from django.db import migrations

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    """Before the code: a transaction may see less than its reader, what is releasable alone."""

    dependencies = [("sharing", "0007_watch_officers")]

    operations = [ApplySql("sharing/sql/visible_markings.sql")]
