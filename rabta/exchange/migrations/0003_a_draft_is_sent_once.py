from django.db import migrations, models


class Migration(migrations.Migration):
    """Before the code: what was approved leaves once; after a recall an answer is drafted and approved anew."""

    dependencies = [("exchange", "0002_purging")]

    operations = [
        migrations.AddConstraint(
            model_name="partnerfile",
            constraint=models.UniqueConstraint(fields=("draft",), name="partner_file_of_a_draft_once"),
        ),
    ]
