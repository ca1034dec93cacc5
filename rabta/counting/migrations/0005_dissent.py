import django.db.models.deletion
from django.db import migrations, models

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    """Before the code: whoever sees a claim may disagree with it, and it stands beside the claim."""

    dependencies = [("counting", "0004_count_only_totals")]

    operations = [
        migrations.CreateModel(
            name="Dissent",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("incident_key", models.UUIDField(db_index=True, null=True)),
                ("words", models.TextField()),
                ("filed_by", models.UUIDField()),
                ("filed_at", models.DateTimeField()),
                ("judgement", models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="counting.judgement")),
            ],
            options={"db_table": "dissent"},
        ),
        migrations.AddConstraint("dissent", models.CheckConstraint(
            condition=models.Q(("incident_key__isnull", True), ("judgement__isnull", False))
            | models.Q(("incident_key__isnull", False), ("judgement__isnull", True)),
            name="dissent_is_of_one_claim")),
        migrations.CreateModel(
            name="DissentTakenBack",
            fields=[
                ("dissent", models.OneToOneField(
                    on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name="+", serialize=False,
                    to="counting.dissent")),
                ("taken_back_at", models.DateTimeField()),
            ],
            options={"db_table": "dissent_taken_back"},
        ),
        ApplySql("counting/sql/dissent_policies.sql"),
        ApplySql("counting/sql/purge_report.sql"),
    ]  # fmt: skip
