from django.db import migrations

from rabta.sharing.protection import NoteChanges


class Migration(migrations.Migration):
    """Before the code: lists of prices and of rates are noted as they are written, and as they are taken back."""

    dependencies = [("briefing", "0005_rates_of_exchange"), ("sharing", "0009_changes")]

    operations = [
        NoteChanges("price_list"),
        NoteChanges("price_list_step"),
        NoteChanges("rate_list"),
        NoteChanges("rate_list_step"),
    ]
