from django.db import migrations

from rabta.sharing.protection import NoteChanges


class Migration(migrations.Migration):
    """Before the code: what persons judge is noted as it is written."""

    dependencies = [("counting", "0017_questions_are_kept"), ("sharing", "0009_changes")]

    operations = [NoteChanges("judgement")]
