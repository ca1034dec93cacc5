from django.db import migrations

from rabta.sharing.moving import MoveModels


class Migration(migrations.Migration):
    """Editions are this room's; `briefing` made their tables."""

    initial = True
    dependencies = [("briefing", "0004_saved_views")]

    operations = [MoveModels("briefing", "edition", "editionfigure", "editionstep", "editionout")]
