import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from rabta.sharing.protection import ApplySql, ProtectAndWatch

ME = "(SELECT current_reader())"
MY_AGENCY = "(SELECT r.agency FROM reader r WHERE r.id = (SELECT current_reader()))"
MY_NAME = "(SELECT r.name FROM reader r WHERE r.id = (SELECT current_reader()))"
OFFICER = "((SELECT reader_has_role(1::smallint)) OR (SELECT reader_has_role(2::smallint)))"
MARKING = models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking")
KINDS = ("scanner", "trace_detector", "test_kit", "laboratory", "vehicle", "computer", "dog", "training", "other")


def of_something(kind: str, of: str) -> str:
    """Under the marking of what it belongs to, which shows: hidden and missing give the same answer."""
    return f"marking_id = work_marking({kind}, {of})"


def in_my_name(by: str, name: str, agency: str) -> str:
    """Written by an officer or analyst in the own name and agency."""
    named = f"{name} = {MY_NAME} AND " if name else ""
    return f"{by} = {ME} AND {named}{agency} = {MY_AGENCY} AND {OFFICER}"


class Migration(migrations.Migration):
    """Before the code: joint cases, tasks, requests between agencies, equipment; what is signed and linked; notices."""

    initial = True

    dependencies = [
        ("custody", "0002_purging"), ("sharing", "0006_visible_markings_at_once"),
    ]

    operations = [
        migrations.CreateModel(
            name="AssistanceRequest",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("title", models.TextField()),
                ("words", models.TextField()),
                ("from_agency", models.SmallIntegerField()),
                ("to_agency", models.SmallIntegerField(help_text="that was asked first; passed on by a step")),
                ("due_on", models.DateField()),
                ("asked_by", models.UUIDField()),
                ("asked_name", models.TextField()),
                ("asked_at", models.DateTimeField()),
                ("marking", MARKING),
            ],
            options={
                "db_table": "assistance_request",
            },
        ),
        migrations.CreateModel(
            name="CaseTask",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("title", models.TextField()),
                ("agency", models.SmallIntegerField(help_text="that is to do it; handed over by a step")),
                ("due_on", models.DateField(null=True)),
                ("for_kind", models.TextField(help_text="case, request, or a kind of another room; empty for none")),
                ("for_id", models.UUIDField(db_index=True, null=True)),
                ("given_agency", models.SmallIntegerField()),
                ("given_by", models.UUIDField()),
                ("given_name", models.TextField()),
                ("given_at", models.DateTimeField()),
                ("marking", MARKING),
            ],
            options={
                "db_table": "case_task",
            },
        ),
        migrations.CreateModel(
            name="JointCase",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("title", models.TextField()),
                ("template", models.TextField(help_text="name of the template it was opened with; empty without one")),
                ("lead", models.SmallIntegerField()),
                ("agencies", django.contrib.postgres.fields.ArrayField(
                    base_field=models.SmallIntegerField(),
                    help_text="that joined when it was opened; later ones by a step", size=None)),
                ("opened_by", models.UUIDField()),
                ("opened_name", models.TextField()),
                ("opened_at", models.DateTimeField()),
                ("marking", MARKING),
            ],
            options={
                "db_table": "joint_case",
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("agency", models.SmallIntegerField(help_text="to whom")),
                ("kind", models.TextField()),
                ("subject_kind", models.TextField()),
                ("subject_id", models.UUIDField(db_index=True)),
                ("written_by", models.UUIDField()),
                ("at", models.DateTimeField()),
                ("marking", MARKING),
            ],
            options={
                "db_table": "notice",
            },
        ),
        migrations.CreateModel(
            name="NoticeTry",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("delivered", models.BooleanField()),
                ("status", models.SmallIntegerField(help_text="of the answer; 0 where none came")),
                ("tried_at", models.DateTimeField()),
                ("marking", MARKING),
                ("notice", models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="casework.notice")),
            ],
            options={
                "db_table": "notice_try",
            },
        ),
        migrations.CreateModel(
            name="RequestAnswer",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("words", models.TextField()),
                ("agency", models.SmallIntegerField()),
                ("drafted_by", models.UUIDField()),
                ("drafted_name", models.TextField()),
                ("drafted_at", models.DateTimeField()),
                ("marking", MARKING),
                ("request", models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="casework.assistancerequest")),
            ],
            options={
                "db_table": "request_answer",
            },
        ),
        migrations.CreateModel(
            name="WorkLink",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("subject_kind", models.TextField()),
                ("subject_id", models.UUIDField(db_index=True)),
                ("kind", models.TextField()),
                ("target", models.UUIDField()),
                ("added_agency", models.SmallIntegerField()),
                ("added_by", models.UUIDField()),
                ("added_at", models.DateTimeField()),
                ("marking", MARKING),
            ],
            options={
                "db_table": "work_link",
            },
        ),
        migrations.CreateModel(
            name="WorkWithdrawal",
            fields=[
                ("of", models.UUIDField(primary_key=True, serialize=False)),
                ("reason", models.TextField()),
                ("withdrawn_by", models.UUIDField()),
                ("withdrawn_at", models.DateTimeField()),
                ("marking", MARKING),
            ],
            options={
                "db_table": "work_withdrawal",
            },
        ),
        migrations.CreateModel(
            name="Equipment",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("kind", models.TextField()),
                ("item", models.TextField(help_text="what it is, with maker and model")),
                ("serial", models.TextField()),
                ("donor", models.TextField(help_text="code of a partner, or words")),
                ("holder", models.SmallIntegerField()),
                ("site", models.TextField(help_text="code of the airport or crossing it is for; empty where none is known")),
                ("registered_agency", models.SmallIntegerField()),
                ("registered_by", models.UUIDField()),
                ("registered_at", models.DateTimeField()),
                ("marking", MARKING),
            ],
            options={
                "db_table": "equipment",
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("kind__in", list(KINDS))), name="equipment_kind_is_known"),
                ],
            },
        ),
        migrations.CreateModel(
            name="WorkStep",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("subject_kind", models.TextField()),
                ("subject_id", models.UUIDField()),
                ("number", models.SmallIntegerField(help_text="in the order of signing")),
                ("kind", models.TextField()),
                ("done_on", models.DateField(help_text="when it was done, as the signer says")),
                ("reference", models.TextField(help_text="case, charge sheet or order number")),
                ("place", models.TextField(help_text="police station, court or site")),
                ("outcome", models.TextField()),
                ("to_agency", models.SmallIntegerField(null=True)),
                ("people", models.IntegerField(null=True)),
                ("words", models.TextField()),
                ("agency", models.SmallIntegerField()),
                ("signed_by", models.UUIDField()),
                ("signed_name", models.TextField()),
                ("signed_at", models.DateTimeField()),
                ("marking", MARKING),
            ],
            options={
                "db_table": "work_step",
                "constraints": [
                    models.UniqueConstraint(fields=("subject_id", "number"), name="work_step_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(("subject_kind__in", ("case", "task", "request", "equipment"))),
                        name="work_step_is_of_something",
                    ),
                ],
            },
        ),
        *(
            ApplySql(f"casework/sql/{name}.sql")
            for name in ("work_marking", "work_link_shows", "answer_is_signed", "answer_is_anothers", "mine_to_take_back")
        ),
        ProtectAndWatch("joint_case", own=True, also=in_my_name("opened_by", "opened_name", "lead")),
        ProtectAndWatch(
            "case_task",
            also=in_my_name("given_by", "given_name", "given_agency") + " AND CASE WHEN for_kind IN ('case', 'request')"
            f" THEN {of_something('for_kind', 'for_id')} ELSE marking_id IN (SELECT own_markings()) END",
        ),
        ProtectAndWatch("assistance_request", own=True, also=in_my_name("asked_by", "asked_name", "from_agency")),
        ProtectAndWatch(
            "request_answer",
            parent=("assistance_request", "id", "request_id"),
            also=in_my_name("drafted_by", "drafted_name", "agency"),
            shows=f"(agency = {MY_AGENCY} OR answer_is_signed(id, request_id))",
        ),
        ProtectAndWatch("equipment", own=True, also=in_my_name("registered_by", "", "registered_agency")),
        ProtectAndWatch(
            "work_step",
            also=in_my_name("signed_by", "signed_name", "agency") + f" AND {of_something('subject_kind', 'subject_id')}"
            " AND (subject_kind <> 'request' OR kind <> 'answered' OR answer_is_anothers(reference, subject_id))",
        ),
        ProtectAndWatch(
            "work_link",
            also=in_my_name("added_by", "", "added_agency") + f" AND {of_something('subject_kind', 'subject_id')}"
            " AND work_link_shows(kind, target)",
            shows="work_link_shows(kind, target)",
        ),
        ProtectAndWatch("work_withdrawal", also=f"withdrawn_by = {ME} AND mine_to_take_back(of, marking_id)"),
        ProtectAndWatch(
            "notice",
            also=f"written_by = {ME} AND {OFFICER} AND {of_something('subject_kind', 'subject_id')}",
            shows=f"agency = {MY_AGENCY}",
        ),
        ProtectAndWatch("notice_try", parent=("notice", "id", "notice_id"), also="false"),
        ApplySql("casework/sql/followed.sql"),
        ApplySql("casework/sql/mark_work.sql", runs="rabta_app"),
        ApplySql("casework/sql/no_statistics_of_words.sql"),
    ]  # fmt: skip
