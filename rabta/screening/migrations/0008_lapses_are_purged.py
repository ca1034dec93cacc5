from django.db import migrations

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    """Before the code: what was done about a lapse is purged with the report it rests on. Apart, as custody does."""

    dependencies = [("screening", "0007_lanes_and_lapses"), ("counting", "0014_statements_at_airports_are_purged")]

    operations = [ApplySql("counting/sql/may_be_purged.sql")]
