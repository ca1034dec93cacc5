from django.db import migrations

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    """Which markings show is answered at once, not marking by marking."""

    dependencies = [("sharing", "0005_checkpoints_for_auditors")]

    operations = [ApplySql("sharing/sql/visible_markings.sql")]
