import django.db.models.deletion
from django.db import migrations, models

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    """Before the code: persons' requests about what is on record of them."""

    dependencies = [("records", "0004_retention")]

    operations = [
        migrations.CreateModel(
            name="Redress",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("reference", models.TextField(help_text="the number of the letter in the files of who registers it")),
                ("wants", models.TextField(choices=[(w, w) for w in ("know", "correct", "erase", "other")])),
                ("received_on", models.DateField()),
                ("due_on", models.DateField()),
                ("registered_by", models.UUIDField()),
                ("registered_at", models.DateTimeField()),
            ],
            options={"db_table": "redress"},
        ),
        migrations.AddConstraint("redress", models.CheckConstraint(
            condition=models.Q(("wants__in", ("know", "correct", "erase", "other"))), name="redress_wants_is_known")),
        migrations.AddConstraint("redress", models.CheckConstraint(
            condition=models.Q(("due_on__gte", models.F("received_on"))), name="redress_is_due_later")),
        migrations.CreateModel(
            name="RedressStep",
            fields=[
                ("pk", models.CompositePrimaryKey(
                    "redress_id", "number", blank=True, editable=False, primary_key=True, serialize=False)),
                ("number", models.SmallIntegerField()),
                ("step", models.TextField(choices=[("assign", "assign"), ("decide", "decide")])),
                ("agency", models.SmallIntegerField(help_text="of assign: whose officers deal with it", null=True)),
                ("outcome", models.TextField(help_text="of decide: granted, partly or refused")),
                ("reasons", models.TextField()),
                ("done_by", models.UUIDField()),
                ("done_by_name", models.TextField(help_text="as the reader's own row says it")),
                ("done_at", models.DateTimeField()),
                ("redress", models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.redress")),
            ],
            options={"db_table": "redress_step"},
        ),
        migrations.AddConstraint("redressstep", models.CheckConstraint(
            condition=models.Q(("agency__isnull", False), ("outcome", ""), ("step", "assign"))
            | models.Q(("agency__isnull", True), ("outcome__in", ("granted", "partly", "refused")), ("step", "decide")),
            name="redress_step_is_whole")),
        ApplySql("records/sql/redress_decided.sql"),
        ApplySql("records/sql/redress_of_mine.sql"),
        ApplySql("records/sql/redress_policies.sql"),
    ]  # fmt: skip
