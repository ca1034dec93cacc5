import django.db.models.deletion
from django.db import migrations, models

from rabta.sharing.protection import ApplySql, FollowsReport, ProtectAndWatch

ME = "(SELECT current_reader())"
MY_AGENCY = "(SELECT r.agency FROM reader r WHERE r.id = (SELECT current_reader()))"
MY_NAME = "(SELECT r.name FROM reader r WHERE r.id = (SELECT current_reader()))"
OFFICERS = "((SELECT reader_has_role(1::smallint)) OR (SELECT reader_has_role(2::smallint)))"
MARKING = models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking")
KINDS = ["look_at", "note", "taken_back"]


class Migration(migrations.Migration):
    """Before the code: what a named officer says of a part of a network, under the marking of a report that names it."""

    dependencies = [("smuggling", "0003_facilitation_is_purged")]

    operations = [
        migrations.CreateModel(
            name="NetworkMark",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("node_kind", models.TextField(help_text="person, phone, plate, account, handle or email")),
                ("node_key", models.TextField(
                    help_text="of a person the key of the mention, else the number in its one form")),
                ("kind", models.TextField()),
                ("words", models.TextField()),
                ("of_id", models.UUIDField(help_text="the mark taken back", null=True)),
                ("agency", models.SmallIntegerField()),
                ("signed_by", models.UUIDField()),
                ("signed_name", models.TextField()),
                ("signed_at", models.DateTimeField()),
                ("marking", MARKING),
                ("report", models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.report")),
            ],
            options={"db_table": "network_mark"},
        ),
        migrations.AddIndex("networkmark", models.Index(fields=["node_key"], name="network_mark_node")),
        migrations.AddConstraint("networkmark", models.CheckConstraint(
            condition=models.Q(("kind__in", KINDS)), name="network_mark_is_known")),
        migrations.AddConstraint("networkmark", models.CheckConstraint(
            condition=models.Q(kind="taken_back", of_id__isnull=False, words="")
            | (~models.Q(kind="taken_back") & models.Q(of_id__isnull=True) & ~models.Q(words="")),
            name="network_mark_says_why")),
        ProtectAndWatch(
            "network_mark", parent=("report", "id", "report_id"),
            also=f"signed_by = {ME} AND signed_name = {MY_NAME} AND agency = {MY_AGENCY} AND {OFFICERS}",
        ),
        FollowsReport("network_mark", directly=True),
        ApplySql("smuggling/sql/no_statistics_of_marks.sql"),
    ]  # fmt: skip
