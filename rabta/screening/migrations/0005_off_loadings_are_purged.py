from django.db import migrations

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    """Before the code: off-loadings are purged with their report. Apart from 0004, as custody does."""

    dependencies = [("screening", "0004_off_loadings"), ("counting", "0011_journeys_are_purged")]

    operations = [ApplySql("counting/sql/may_be_purged.sql")]
