from django.db import migrations

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    """Before the code: steps are purged with their report. Apart from 0001, whose foreign keys stand when it has ended."""

    dependencies = [("smuggling", "0001_steps_of_encounters")]

    operations = [ApplySql("counting/sql/may_be_purged.sql")]
