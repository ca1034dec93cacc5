import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from rabta.sharing.protection import ApplySql, FollowsReport, ProtectAndWatch

ME = "(SELECT current_reader())"
MY_AGENCY = "(SELECT r.agency FROM reader r WHERE r.id = (SELECT current_reader()))"
MY_NAME = "(SELECT r.name FROM reader r WHERE r.id = (SELECT current_reader()))"
MY_ROLES = "(SELECT r.roles FROM reader r WHERE r.id = (SELECT current_reader()))"
PARTNER_OFFICER = (
    "(SELECT reader_has_role(1::smallint)) AND (SELECT r.partner FROM reader r WHERE r.id = (SELECT current_reader()))"
)
CENTRE = f"{MY_AGENCY} = 1"
CENTRE_ANALYST = f"{CENTRE} AND (SELECT reader_has_role(2::smallint))"
CENTRE_APPROVES = f"{CENTRE} AND ((SELECT reader_has_role(2::smallint)) OR (SELECT reader_has_role(3::smallint)))"
# The partner's own steps by the partner that asked, the centre's by an analyst; both only about a file that is there.
BY_ITS_SIDE = (
    "CASE WHEN kind IN ('sent', 'recalled') THEN "
    + CENTRE_ANALYST
    + " ELSE "
    + PARTNER_OFFICER
    + " AND EXISTS (SELECT FROM partner_request q WHERE q.id = request_id AND q.from_agency = partner_step.agency)"
    " END AND (kind IN ('reminded', 'taken_back') OR partner_file_is_of(kind, reference, request_id))"
)
# No answer leaves that two people have not approved, and none whose records its sender does not all see.
APPROVED = (
    "(kind = 'recall' OR EXISTS (SELECT FROM answer_draft d JOIN answer_approval a ON a.draft_id = d.id"
    " WHERE d.id = partner_file.draft AND d.request_id = partner_file.request_id"
    " GROUP BY d.id HAVING count(DISTINCT a.approved_by) >= 2))"
)
OF_THIS_REPORT = (
    "EXISTS (SELECT FROM incident i JOIN current_reading g ON g.id = i.reading_id"
    " WHERE i.key = answer_item.incident_key AND g.report_id = answer_item.report_id)"
)
FUNCTIONS = ("answer_is_whole", "answer_is_there", "partner_file_is_of", "gone_with_its_record")


class Migration(migrations.Migration):
    """Before the code: requests of partners abroad, drafts of answers, and the signed files that leave."""

    initial = True

    dependencies = [
        ("records", "0009_search_by_several_words"),
        ("sharing", "0007_watch_officers"),
    ]

    operations = [
        migrations.CreateModel(
            name="PartnerRequest",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("reference", models.TextField(help_text="the partner's own number of it; may be empty")),
                ("about_kind", models.TextField()),
                ("about", models.TextField()),
                ("words", models.TextField(help_text="what is asked, and why")),
                ("purpose", models.TextField()),
                ("legal_basis", models.TextField()),
                ("offence", models.TextField()),
                ("urgency", models.TextField()),
                ("due_on", models.DateField()),
                ("from_agency", models.SmallIntegerField()),
                ("asked_by", models.UUIDField()),
                ("asked_name", models.TextField()),
                ("asked_at", models.DateTimeField()),
                (
                    "marking",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking"),
                ),
            ],
            options={
                "db_table": "partner_request",
            },
        ),
        migrations.CreateModel(
            name="PartnerFile",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("kind", models.TextField()),
                ("draft", models.UUIDField(help_text="of an answer: what was approved", null=True)),
                ("of", models.UUIDField(help_text="of a recall: the answer", null=True)),
                ("content", models.BinaryField()),
                ("sha256", models.BinaryField()),
                ("sent_by", models.UUIDField()),
                ("sent_name", models.TextField()),
                ("sent_at", models.DateTimeField()),
                (
                    "marking",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking"),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="exchange.partnerrequest"
                    ),
                ),
            ],
            options={
                "db_table": "partner_file",
            },
        ),
        migrations.CreateModel(
            name="AnswerDraft",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("outcome", models.TextField()),
                ("note", models.TextField()),
                (
                    "assurance",
                    models.TextField(help_text="reference of the written assurance of the asking state; empty without one"),
                ),
                ("assurance_on", models.DateField(null=True)),
                (
                    "items",
                    models.SmallIntegerField(help_text="how many records it holds: whoever sees fewer does not see it"),
                ),
                (
                    "content_sha256",
                    models.BinaryField(help_text="over what would leave, without its day: what is approved is what leaves"),
                ),
                ("drafted_by", models.UUIDField()),
                ("drafted_name", models.TextField()),
                ("drafted_at", models.DateTimeField()),
                (
                    "marking",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking"),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="exchange.partnerrequest"
                    ),
                ),
            ],
            options={
                "db_table": "answer_draft",
            },
        ),
        migrations.CreateModel(
            name="PartnerStepRow",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("number", models.SmallIntegerField(help_text="in the order of signing")),
                ("kind", models.TextField()),
                ("done_on", models.DateField()),
                ("reference", models.TextField()),
                ("outcome", models.TextField()),
                ("words", models.TextField()),
                ("agency", models.SmallIntegerField()),
                ("signed_by", models.UUIDField()),
                ("signed_name", models.TextField()),
                ("signed_at", models.DateTimeField()),
                (
                    "marking",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking"),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="exchange.partnerrequest"
                    ),
                ),
            ],
            options={
                "db_table": "partner_step",
            },
        ),
        migrations.CreateModel(
            name="AnswerApproval",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("approved_by", models.UUIDField()),
                ("approved_name", models.TextField()),
                ("approved_at", models.DateTimeField()),
                (
                    "roles",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.SmallIntegerField(), help_text="held when it was approved", size=None
                    ),
                ),
                (
                    "marking",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking"),
                ),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="exchange.answerdraft"
                    ),
                ),
            ],
            options={
                "db_table": "answer_approval",
                "constraints": [models.UniqueConstraint(fields=("draft", "approved_by"), name="answer_approval_once")],
            },
        ),
        migrations.CreateModel(
            name="AnswerItem",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("incident_key", models.UUIDField()),
                ("chosen_by", models.UUIDField()),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="exchange.answerdraft"
                    ),
                ),
                (
                    "marking",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking"),
                ),
                (
                    "report",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.report"),
                ),
            ],
            options={
                "db_table": "answer_item",
                "constraints": [models.UniqueConstraint(fields=("draft", "incident_key"), name="answer_item_once")],
            },
        ),
        migrations.AddConstraint(
            model_name="partnerrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("about_kind__in", ["person", "passport", "cnic", "phone", "vehicle", "document", "event", "route"])
                ),
                name="partner_request_about_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="partnerfile",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("draft__isnull", False), ("kind", "answer"), ("of__isnull", True)),
                    models.Q(("draft__isnull", True), ("kind", "recall"), ("of__isnull", False)),
                    _connector="OR",
                ),
                name="partner_file_is_an_answer_or_a_recall",
            ),
        ),
        migrations.AddConstraint(
            model_name="answerdraft",
            constraint=models.CheckConstraint(
                condition=models.Q(("outcome__in", ["answered", "partly", "nothing", "refused_by_policy"])),
                name="answer_draft_outcome_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="answerdraft",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("assurance", ""), ("assurance_on__isnull", True)),
                    models.Q(models.Q(("assurance", ""), _negated=True), ("assurance_on__isnull", False)),
                    _connector="OR",
                ),
                name="answer_draft_assurance_is_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="partnersteprow",
            constraint=models.UniqueConstraint(fields=("request", "number"), name="partner_step_number_once"),
        ),
        migrations.AddConstraint(
            model_name="partnersteprow",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["reminded", "taken_back", "sent", "received", "recalled", "recall_received"])
                ),
                name="partner_step_is_known",
            ),
        ),
        *(ApplySql(f"exchange/sql/{name}.sql") for name in FUNCTIONS),
        ProtectAndWatch(
            "partner_request",
            own=True,
            also=f"asked_by = {ME} AND asked_name = {MY_NAME} AND from_agency = {MY_AGENCY} AND {PARTNER_OFFICER}",
        ),
        ProtectAndWatch(
            "partner_step",
            parent=("partner_request", "id", "request_id"),
            also=f"signed_by = {ME} AND signed_name = {MY_NAME} AND agency = {MY_AGENCY} AND {BY_ITS_SIDE}",
        ),
        ProtectAndWatch(
            "answer_item",
            parent=("report", "id", "report_id"),
            also=f"chosen_by = {ME} AND {CENTRE_ANALYST} AND {OF_THIS_REPORT} AND NOT answer_is_there(draft_id)",
            shows=CENTRE,
        ),
        FollowsReport("answer_item", directly=True),
        ProtectAndWatch(
            "answer_draft",
            own=True,
            also=f"drafted_by = {ME} AND drafted_name = {MY_NAME} AND {CENTRE_ANALYST} AND answer_is_whole(id, items)"
            " AND EXISTS (SELECT FROM partner_request q WHERE q.id = answer_draft.request_id)",
            shows=f"{CENTRE} AND answer_is_whole(id, items)",
        ),
        ProtectAndWatch(
            "answer_approval",
            parent=("answer_draft", "id", "draft_id"),
            also=f"approved_by = {ME} AND approved_name = {MY_NAME} AND roles = {MY_ROLES} AND {CENTRE_APPROVES}",
        ),
        ProtectAndWatch(
            "partner_file",
            parent=("partner_request", "id", "request_id"),
            also=f"sent_by = {ME} AND sent_name = {MY_NAME} AND {CENTRE_ANALYST} AND {APPROVED}",
        ),
        ApplySql("exchange/sql/partner_policies.sql"),
        ApplySql("exchange/sql/no_statistics_of_words.sql"),
    ]
