from django.db import migrations

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    """Before the code: what laboratories found is purged with its report."""

    dependencies = [
        ("counting", "0014_statements_at_airports_are_purged"), ("records", "0019_what_laboratories_found"),
    ]  # fmt: skip

    operations = [ApplySql("counting/sql/may_be_purged.sql")]
