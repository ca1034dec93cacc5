from django.db import migrations

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    """Before the code: decisions and examinations are purged with the report they rest on. Apart, as custody does."""

    dependencies = [("screening", "0012_scans_and_finds"), ("counting", "0014_statements_at_airports_are_purged")]

    operations = [ApplySql("counting/sql/may_be_purged.sql")]
