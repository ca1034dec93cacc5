from django.db import migrations

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    """Before the code: what airports stated is purged with its report."""

    dependencies = [("counting", "0013_out_of_blocks_by_name"), ("records", "0015_stated_at_airports")]

    operations = [ApplySql("counting/sql/may_be_purged.sql")]
