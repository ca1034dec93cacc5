from django.db import migrations, models

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    """Before the code: incidents are found by the day they state; the reading that counts, by those that came later."""

    dependencies = [("records", "0020_what_is_written_is_noted")]

    operations = [
        migrations.AddConstraint(
            "reading", models.CheckConstraint(condition=models.Q(number__gte=1), name="reading_numbers_begin_at_one")
        ),
        ApplySql("records/sql/readings_anew.sql"),
        ApplySql("records/sql/current_reading.sql"),
        ApplySql("records/sql/incidents_by_stated_day.sql"),
    ]
