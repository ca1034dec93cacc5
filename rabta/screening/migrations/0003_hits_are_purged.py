from django.db import migrations

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    """Before the code: hits are purged with their report. Apart from 0002, whose foreign keys stand when it has ended."""

    dependencies = [("screening", "0002_hits"), ("counting", "0010_persons_are_purged")]

    operations = [ApplySql("counting/sql/may_be_purged.sql")]
