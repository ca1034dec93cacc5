from django.db import migrations, models

WORDS = {
    "kind": "as filed, of vocabulary/data/encounters.yaml; empty in a statement",
    "event_role": "the part in this one event, as filed", "outcome": "",
    "nationality": "ISO 3166-1, as documented; never of a child; empty: unknown",
    "post": "", "flight": "", "conveyance": "", "legal_ground": "", "hour": "as filed, 14:30",
}  # fmt: skip


class Migration(migrations.Migration):
    """Before the code: what officers record of an encounter, beside what a statement tells of one."""

    dependencies = [("records", "0011_journeys_stated")]

    operations = [
        migrations.AddField("encounter", "key", models.UUIDField(
            null=True, help_text="of the encounter: rows of one originator under one number of its share it")),
        migrations.AddField("encounter", "child", models.BooleanField(
            db_default=False, help_text="its row may name a child")),
        *(migrations.AddField("encounter", name, models.TextField(db_default="", help_text=said))
          for name, said in WORDS.items()),
        migrations.AddField("encounter", "complaint", models.BooleanField(db_default=False)),
        migrations.AddField("encounter", "found_wrong", models.BooleanField(db_default=False)),
    ]  # fmt: skip
