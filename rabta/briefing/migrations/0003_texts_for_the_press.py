from django.db import migrations, models

from rabta.sharing.protection import ApplySql

TEXT = "a text for the press written from these figures; nothing where they tell too little"


def texts(model: str) -> list[migrations.AddField]:
    """One text in either language."""
    return [
        migrations.AddField(model, f"press_{code}", models.TextField(db_default="", default="", help_text=TEXT))
        for code in ("en", "ur")
    ]


class Migration(migrations.Migration):
    """Before the code: a publication holds its text for the press, approved with it."""

    dependencies = [("briefing", "0002_editions")]

    operations = [*texts("edition"), *texts("editionout"), ApplySql("briefing/sql/press_as_approved.sql")]
