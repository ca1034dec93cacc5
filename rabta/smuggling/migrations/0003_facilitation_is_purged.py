from django.db import migrations

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    """Before the code: what is stated of facilitators is purged with its report."""

    dependencies = [("smuggling", "0002_purging"), ("records", "0014_what_is_stated_of_facilitators")]

    operations = [ApplySql("counting/sql/may_be_purged.sql")]
