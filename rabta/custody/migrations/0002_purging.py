from django.db import migrations

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    """Before the code: chains are purged with their report. Apart from 0001, whose foreign keys stand when it has ended."""

    dependencies = [("custody", "0001_exhibits_and_their_chains")]

    operations = [ApplySql("counting/sql/may_be_purged.sql")]
