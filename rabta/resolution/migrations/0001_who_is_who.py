import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from rabta.sharing.protection import ApplySql, FollowsReport

MARKING = models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking")


class Migration(migrations.Migration):
    """Before the code: judgements on who is who, and by what a mention of a person is found."""

    initial = True

    dependencies = [("records", "0010_persons_mentioned"), ("sharing", "0006_visible_markings_at_once")]

    operations = [
        migrations.CreateModel(
            name="IdentityJudgement",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("a", models.UUIDField(db_index=True)),
                ("b", models.UUIDField(db_index=True)),
                ("protected", models.BooleanField()),
                ("outcome", models.TextField(
                    choices=[("same", "same"), ("not", "not the same"), ("ask", "ask a person")])),
                ("score", models.IntegerField()),
                ("reasons", models.JSONField()),
                ("rule_version", models.TextField()),
                ("note", models.TextField()),
                ("decided_by", models.UUIDField(null=True)),
                ("decided_at", models.DateTimeField()),
                ("marking", models.ForeignKey(
                    help_text="raised by a judge, else marking_a", on_delete=django.db.models.deletion.PROTECT,
                    related_name="+", to="sharing.marking")),
                ("marking_a", MARKING),
                ("marking_b", MARKING),
                ("undoes", models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+",
                    to="resolution.identityjudgement")),
            ],
            options={"db_table": "identity_judgement"},
        ),
        migrations.AddConstraint("identityjudgement", models.CheckConstraint(
            condition=models.Q(("a__lt", models.F("b"))), name="identity_judgement_ends_in_order")),
        migrations.AddIndex("identityjudgement", models.Index(fields=["a", "b"], name="identity_judgement_pair")),
        migrations.CreateModel(
            name="PlacedMention",
            fields=[
                ("mention", models.OneToOneField(
                    on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name="+", serialize=False,
                    to="records.personmention")),
                ("mention_key", models.UUIDField(db_index=True)),
                ("protected", models.BooleanField()),
                ("rule_version", models.TextField()),
                ("blocks", django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
                ("marking", MARKING),
            ],
            options={"db_table": "placed_mention"},
        ),
        migrations.CreateModel(
            name="MentionName",
            fields=[
                ("pk", models.CompositePrimaryKey(
                    "mention_id", "name_key", blank=True, editable=False, primary_key=True, serialize=False)),
                ("name_key", models.TextField()),
                ("protected", models.BooleanField()),
                ("marking", MARKING),
                ("mention", models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.personmention")),
            ],
            options={"db_table": "mention_name"},
        ),
        migrations.AddIndex("mentionname", models.Index(fields=["name_key"], name="mention_name_found")),
        ApplySql("resolution/sql/identity_judged_already.sql"),
        ApplySql("resolution/sql/identity_may_be_undone.sql"),
        ApplySql("resolution/sql/identity_as_marked_now.sql"),
        ApplySql("resolution/sql/policies.sql"),
        FollowsReport("placed_mention"),
        FollowsReport("mention_name"),
    ]  # fmt: skip
