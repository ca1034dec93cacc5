from django.db import migrations

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    """Before the code: what is cited is purged with its report. Apart from 0001, whose foreign keys then stand."""

    dependencies = [("strategy", "0001_commitments_and_meetings")]

    operations = [ApplySql("counting/sql/may_be_purged.sql")]
