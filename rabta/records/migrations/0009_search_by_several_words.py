import django.db.models.deletion
from django.db import migrations, models

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    """Search lets three words lead through the index together; a report's incidents are counted in an index alone."""

    dependencies = [
        ("records", "0008_a_decision_shows_with_its_request"),
        ("sharing", "0006_visible_markings_at_once"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="incident",
            index=models.Index(fields=["reading", "marking"], name="incident_of_reading"),
        ),
        migrations.AlterField(
            model_name="incident",
            name="reading",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="records.reading",
            ),
        ),
        ApplySql("records/sql/protected/search_incidents.sql"),
    ]
