from django.db import migrations, models

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    """Before the code: lines and arrests are found by the day of their incident; narrow indexes."""

    dependencies = [("records", "0021_found_by_day_and_once")]

    operations = [
        migrations.AddField("seizureline", "day", models.DateField(
            null=True, help_text="its incident's, else of its report: those of a period lie together")),
        migrations.AddField("arrest", "day", models.DateField(
            null=True, help_text="its incident's, else of its report, as a line's")),
        ApplySql("records/sql/days_of_lines_and_arrests.sql"),
        ApplySql("records/sql/narrow_indexes.sql"),
    ]  # fmt: skip
