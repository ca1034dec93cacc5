import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Before or after the code: a recount need not look up the view of every row it writes."""

    dependencies = [("counting", "0008_blocks_found_by_their_days")]

    operations = [
        migrations.AlterField(name, "view", models.ForeignKey(
            db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+",
            to="counting.markingview"))
        for name in ("event", "eventmember", "countedline")
    ]  # fmt: skip
