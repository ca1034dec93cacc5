from django.db import migrations

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    """Before the code: marks are purged with their report. Apart from 0004, whose foreign keys stand when it has ended."""

    dependencies = [("smuggling", "0004_marks_on_networks")]

    operations = [ApplySql("counting/sql/may_be_purged.sql")]
