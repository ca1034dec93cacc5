from django.db import migrations

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    """Before the code: hits of rules are purged with their report. Apart from 0009, as 0003 is from 0002."""

    dependencies = [("screening", "0009_rules"), ("counting", "0013_out_of_blocks_by_name")]

    operations = [ApplySql("counting/sql/may_be_purged.sql")]
