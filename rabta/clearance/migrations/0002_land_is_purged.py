from django.db import migrations

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    """Before the code: claims of land and photographs are purged with their report. Apart from 0001, as custody does."""

    dependencies = [("clearance", "0001_photographs_of_fields")]

    operations = [ApplySql("counting/sql/may_be_purged.sql")]
