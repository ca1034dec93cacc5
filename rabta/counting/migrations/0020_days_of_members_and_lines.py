from django.db import migrations, models

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    """Before the code: what stands in a period is found by its day, for a briefing's members and lines as for its events."""

    dependencies = [("counting", "0019_rare_questions")]

    operations = [
        migrations.AddField("eventmember", "day", models.DateField(
            null=True, help_text="its event's: what stands in a period is found without looking through all")),
        migrations.AddField("countedline", "day", models.DateField(null=True, help_text="its event's")),
        ApplySql("counting/sql/days_of_members_and_lines.sql"),
    ]  # fmt: skip
