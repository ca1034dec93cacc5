from django.db import migrations, models

from rabta.sharing.protection import ApplySql

WORDS = "the words of its printed form by language; nothing where it was frozen before there was one"


def printed(model: str) -> migrations.AddField:
    """The words of the printed form."""
    return migrations.AddField(model, "printed", models.JSONField(db_default={}, default=dict, help_text=WORDS))


class Migration(migrations.Migration):
    """Before the code: a publication holds the words of its printed form, approved with it."""

    dependencies = [("publications", "0001_out_of_briefing")]

    operations = [printed("edition"), printed("editionout"), ApplySql("publications/sql/printed_as_approved.sql")]
