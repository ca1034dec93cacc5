import django.db.models.deletion
from django.db import migrations, models

from rabta.sharing.protection import ApplySql, FollowsReport, ProtectAndWatch

MARKING = models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking")


def _of(table: str) -> models.ForeignKey:
    return models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to=f"records.{table}")


class Migration(migrations.Migration):
    """Before the code: persons as rows of reports state them, and what they are known by."""

    dependencies = [("records", "0009_search_by_several_words")]

    operations = [
        migrations.CreateModel(
            name="PersonMention",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("key", models.UUIDField(db_index=True)),
                ("mention_no", models.IntegerField(help_text="position in the row, from 0")),
                ("pointer", models.TextField(help_text="JSON Pointer into the reader's answer: where its words are")),
                ("incident_no", models.IntegerField(
                    help_text="the incident of the row that the person stands in", null=True)),
                ("name", models.TextField(help_text="as written, in the script it came in")),
                ("script", models.TextField(help_text="of the name: latin, arabic, mixed, or empty")),
                ("father", models.TextField()),
                ("husband", models.TextField()),
                ("born_from", models.DateField(null=True)),
                ("born_to", models.DateField(null=True)),
                ("gender", models.TextField(
                    help_text="female, male or x, only as documented; empty when not stated")),
                ("nationality", models.TextField(
                    help_text="ISO 3166-1, two letters, only as documented; empty when not stated")),
                ("role", models.TextField(
                    help_text="in this event alone: a code of person_roles.yaml, or empty")),
                ("seen_from", models.DateField(help_text="of the event, else of the report", null=True)),
                ("seen_to", models.DateField(null=True)),
                ("place_text", models.TextField()),
                ("protected", models.BooleanField(
                    help_text="absorbing: it shows to protection officers alone")),
                ("marking", MARKING),
                ("reading", _of("reading")),
                ("row", _of("readingrow")),
            ],
            options={"db_table": "person_mention"},
        ),
        migrations.AddConstraint("personmention", models.CheckConstraint(
            condition=models.Q(("born_from__isnull", True), ("born_to__isnull", True))
            | models.Q(("born_from__lte", models.F("born_to"))),
            name="person_mention_born_forwards")),
        migrations.CreateModel(
            name="MentionIdentifier",
            fields=[
                ("pk", models.CompositePrimaryKey(
                    "mention_id", "identifier_no", blank=True, editable=False, primary_key=True, serialize=False)),
                ("identifier_no", models.SmallIntegerField()),
                ("kind", models.TextField(
                    help_text="passport, cnic, nicop, visa, phone, plate, ticket, account, address or email")),
                ("written", models.TextField(help_text="as it stands in the report")),
                ("value", models.TextField(help_text="in its one form; empty where it has none of its kind")),
                ("issuer", models.TextField(
                    help_text="state that issued it, as written in the document; empty when not stated")),
                ("expires_on", models.DateField(null=True)),
                ("check_holds", models.BooleanField(
                    help_text="of its check digit, where it came with one", null=True)),
                ("protected", models.BooleanField()),
                ("marking", MARKING),
                ("mention", _of("personmention")),
                ("row", _of("readingrow")),
            ],
            options={"db_table": "mention_identifier"},
        ),
        migrations.AddIndex("mentionidentifier", models.Index(
            fields=["value", "kind"], name="mention_identifier_value")),
        ProtectAndWatch("person_mention", parent=("reading_row", "id", "row_id"), whole=True, same=("reading_id",)),
        ProtectAndWatch("mention_identifier", parent=("reading_row", "id", "row_id"), whole=True),
        FollowsReport("person_mention"),
        FollowsReport("mention_identifier"),
        ApplySql("records/sql/protected_mentions.sql"),
    ]  # fmt: skip
