from django.db import migrations

from rabta.sharing.protection import NoteChanges


class Migration(migrations.Migration):
    """Before the code: reports and their readings, and what is asked of a release, are noted as they are written."""

    dependencies = [("records", "0019_what_laboratories_found"), ("sharing", "0009_changes")]

    operations = [
        NoteChanges("report"),
        NoteChanges("reading"),
        NoteChanges("withdrawal"),
        NoteChanges("release_request"),
        NoteChanges("release_answer"),
    ]
