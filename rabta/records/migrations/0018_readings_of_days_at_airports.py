from django.db import migrations, models


class Migration(migrations.Migration):
    """Before the code: which readings tell of a day at airports is found without reading what they tell."""

    dependencies = [("records", "0017_claims_of_land")]

    operations = [
        migrations.AddIndex("airportstatement", models.Index(fields=["day", "reading"], name="airport_statement_readings")),
    ]
