from django.db import migrations

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    """Before or after the code: a recount takes away the changes that it stands for."""

    dependencies = [("sharing", "0009_changes")]

    operations = [
        ApplySql("sharing/sql/changes_taken_away.sql"),
        ApplySql("sharing/sql/note_change.sql", runs="rabta_resolver"),
    ]
