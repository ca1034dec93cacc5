import django.db.models.deletion
from django.db import migrations, models

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    """Before the code: another person is asked to judge a pair, too; and many pairs are judged in one deed."""

    dependencies = [("counting", "0005_dissent"), ("sharing", "0004_agencies_keep_their_people")]

    operations = [
        migrations.AddField("judgement", "deed_id", models.UUIDField(db_index=True, null=True)),
        migrations.CreateModel(
            name="SecondOpinion",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("a", models.UUIDField(db_index=True)),
                ("b", models.UUIDField(db_index=True)),
                ("asked_by", models.UUIDField()),
                ("asked_of", models.UUIDField(null=True)),
                ("words", models.TextField()),
                ("asked_at", models.DateTimeField()),
            ],
            options={"db_table": "second_opinion"},
        ),
        migrations.AddConstraint("secondopinion", models.CheckConstraint(
            condition=models.Q(("a__lt", models.F("b"))), name="second_opinion_ends_in_order")),
        migrations.CreateModel(
            name="SecondOpinionTakenBack",
            fields=[
                ("opinion", models.OneToOneField(
                    on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name="+", serialize=False,
                    to="counting.secondopinion")),
                ("taken_back_at", models.DateTimeField()),
            ],
            options={"db_table": "second_opinion_taken_back"},
        ),
        ApplySql("counting/sql/judged_already.sql", runs="rabta_app"),
        ApplySql("counting/sql/analysts_to_ask.sql", runs="rabta_app"),
        ApplySql("counting/sql/second_opinion_policies.sql"),
        ApplySql("counting/sql/one_judgement_each.sql"),
        ApplySql("counting/sql/purge_report.sql"),
    ]  # fmt: skip
