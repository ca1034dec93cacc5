import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from rabta.sharing.protection import ApplySql, FollowsReport, ProtectAndWatch

ME = "(SELECT current_reader())"
MY_AGENCY = "(SELECT r.agency FROM reader r WHERE r.id = (SELECT current_reader()))"
MY_NAME = "(SELECT r.name FROM reader r WHERE r.id = (SELECT current_reader()))"
WRITES = (
    "((SELECT reader_has_role(1::smallint)) OR (SELECT reader_has_role(2::smallint))"
    " OR (SELECT reader_has_role(3::smallint)))"
)
SIGNED = f"signed_by = {ME} AND signed_name = {MY_NAME} AND agency = {MY_AGENCY} AND {WRITES}"
# Minutes that both sides have signed are fixed, who counter-signs is of another agency than who signed, and a commitment
# that minutes name stands under their marking.
OF_MINUTES = (
    "(kind IN ('done', 'reopened', 'given') OR signed_in_minutes(meeting_id, 'countersigned') = '{}')",
    "(kind <> 'countersigned' OR agency <> ANY (signed_in_minutes(meeting_id, 'signed')))",
    "(commitment_id IS NULL OR EXISTS (SELECT FROM commitment c"
    " WHERE c.id = meeting_entry.commitment_id AND c.marking_id = meeting_entry.marking_id))",
)
# Under a marking of one's own agency; or under that of minutes that both sides have signed, which brought it about.
OWN_OR_OF_MINUTES = (
    "CASE WHEN meeting_id IS NULL THEN marking_id IN (SELECT own_markings())"
    " ELSE EXISTS (SELECT FROM meeting m JOIN meeting_entry e ON e.meeting_id = m.id AND e.kind = 'countersigned'"
    " WHERE m.id = commitment.meeting_id AND m.marking_id = commitment.marking_id) END"
)
# Nobody accepts what they proposed, and the owner does not confirm that it is done.
NOT_ALONE = (
    "(kind NOT IN ('accepted', 'declined') OR NOT EXISTS (SELECT FROM commitment c"
    " WHERE c.id = commitment_step.commitment_id AND c.proposed_by = (SELECT current_reader())))",
    "(kind NOT IN ('done_confirmed', 'done_refused') OR NOT EXISTS (SELECT FROM commitment c"
    " WHERE c.id = commitment_step.commitment_id AND c.owner = commitment_step.agency))",
)
OF_COMMITMENT = "EXISTS (SELECT FROM commitment c WHERE c.id = commitment_evidence.commitment_id)"
OF_REPORT = (
    "(incident_key IS NULL OR EXISTS (SELECT FROM incident i JOIN current_reading g ON g.id = i.reading_id"
    " WHERE i.key = commitment_evidence.incident_key AND g.report_id = commitment_evidence.report_id))"
)
MARKING = models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking")


class Migration(migrations.Migration):
    """Before the code: commitments with their steps and what is cited for them, meetings of two sides with their minutes."""

    initial = True

    dependencies = [
        ("records", "0009_search_by_several_words"),
        ("sharing", "0006_visible_markings_at_once"),
    ]

    operations = [
        migrations.CreateModel(
            name="Commitment",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("owner", models.SmallIntegerField(help_text="the agency that promised")),
                (
                    "partner",
                    models.SmallIntegerField(help_text="the agency it was promised to, inside or outside the country"),
                ),
                ("theme", models.TextField()),
                ("text_en", models.TextField()),
                ("text_ur", models.TextField()),
                ("due_on", models.DateField(null=True)),
                ("began_on", models.DateField(help_text="the day it was said or agreed")),
                ("source", models.TextField(help_text="statement, minutes or letter")),
                ("source_title", models.TextField()),
                ("source_sha256", models.TextField(help_text="of the public text, in hexadecimal; else empty")),
                ("span_from", models.IntegerField(help_text="code points of the public text", null=True)),
                ("span_to", models.IntegerField(null=True)),
                ("sentence_key", models.TextField(db_index=True)),
                ("decision", models.SmallIntegerField(help_text="number in the minutes of the meeting", null=True)),
                ("measure", models.TextField()),
                ("measured_key", models.TextField()),
                ("measured_province", models.TextField()),
                ("measured_agency", models.TextField()),
                ("measured_from", models.DateField(null=True)),
                ("measured_to", models.DateField(null=True)),
                (
                    "target",
                    models.DecimalField(decimal_places=3, help_text="in the measure's unit", max_digits=18, null=True),
                ),
                ("at_least", models.BooleanField()),
                ("proposed_by", models.UUIDField()),
                ("proposed_name", models.TextField()),
                ("proposed_at", models.DateTimeField()),
                ("marking", MARKING),
            ],
            options={
                "db_table": "commitment",
            },
        ),
        migrations.CreateModel(
            name="CommitmentEvidence",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("incident_key", models.UUIDField(null=True)),
                ("cited", models.BooleanField()),
                ("cited_by", models.UUIDField()),
                ("cited_name", models.TextField()),
                ("cited_at", models.DateTimeField()),
                (
                    "commitment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="strategy.commitment"
                    ),
                ),
                ("marking", MARKING),
                (
                    "report",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.report"),
                ),
            ],
            options={
                "db_table": "commitment_evidence",
            },
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("title", models.TextField()),
                ("held_on", models.DateField()),
                ("place", models.TextField()),
                (
                    "ours",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.SmallIntegerField(), help_text="agencies of our side", size=None
                    ),
                ),
                (
                    "theirs",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.SmallIntegerField(), help_text="agencies of the other side", size=None
                    ),
                ),
                ("present", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                ("opened_by", models.UUIDField()),
                ("opened_name", models.TextField()),
                ("opened_at", models.DateTimeField()),
                ("marking", MARKING),
            ],
            options={
                "db_table": "meeting",
            },
        ),
        migrations.AddField(
            model_name="commitment",
            name="meeting",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="strategy.meeting"
            ),
        ),
        migrations.CreateModel(
            name="MeetingEntry",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("number", models.SmallIntegerField()),
                ("kind", models.TextField()),
                ("words", models.TextField()),
                ("words_ur", models.TextField()),
                ("becomes", models.TextField()),
                ("owner", models.SmallIntegerField(null=True)),
                ("partner", models.SmallIntegerField(null=True)),
                ("due_on", models.DateField(null=True)),
                ("theme", models.TextField()),
                ("commitment_id", models.UUIDField(help_text="under the same marking as the minutes", null=True)),
                ("of", models.SmallIntegerField(help_text="number of the decision it is about", null=True)),
                ("content", models.TextField(help_text="of a signature: SHA-256 over what was signed; else empty")),
                ("agency", models.SmallIntegerField()),
                ("signed_by", models.UUIDField()),
                ("signed_name", models.TextField()),
                ("signed_at", models.DateTimeField()),
                ("marking", MARKING),
                (
                    "meeting",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="strategy.meeting"),
                ),
            ],
            options={
                "db_table": "meeting_entry",
            },
        ),
        migrations.CreateModel(
            name="CommitmentStep",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("number", models.SmallIntegerField(help_text="in the order of signing")),
                ("kind", models.TextField()),
                ("on", models.DateField(db_column="said_on", help_text="the day it is about, as the signer says")),
                ("words", models.TextField()),
                ("due_on", models.DateField(null=True)),
                ("of", models.SmallIntegerField(help_text="number of the step it takes back", null=True)),
                ("agency", models.SmallIntegerField()),
                ("signed_by", models.UUIDField()),
                ("signed_name", models.TextField()),
                ("signed_at", models.DateTimeField()),
                (
                    "commitment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="strategy.commitment"
                    ),
                ),
                ("marking", MARKING),
            ],
            options={
                "db_table": "commitment_step",
                "constraints": [
                    models.UniqueConstraint(fields=("commitment", "number"), name="commitment_step_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "accepted",
                                    "declined",
                                    "noted",
                                    "moved",
                                    "done_proposed",
                                    "done_confirmed",
                                    "done_refused",
                                    "dropped",
                                    "taken_back",
                                ],
                            )
                        ),
                        name="commitment_step_is_known",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="commitment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("measure", ""),
                        ("measured_from__isnull", True),
                        ("measured_to__isnull", True),
                        ("target__isnull", True),
                    ),
                    models.Q(
                        ("measured_to__gte", models.F("measured_from")),
                        ("target__gte", 0),
                        models.Q(("measure", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="commitment_is_measured_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="commitment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decision__isnull", False), ("meeting__isnull", False), ("source", "minutes")),
                    models.Q(("decision__isnull", True), ("meeting__isnull", True), ("source__in", ["statement", "letter"])),
                    _connector="OR",
                ),
                name="commitment_names_its_source",
            ),
        ),
        migrations.AddConstraint(
            model_name="meetingentry",
            constraint=models.UniqueConstraint(fields=("meeting", "number"), name="meeting_entry_number_once"),
        ),
        migrations.AddConstraint(
            model_name="meetingentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["decided", "struck", "signed", "unsigned", "countersigned", "done", "reopened", "given"])
                ),
                name="meeting_entry_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="meetingentry",
            constraint=models.CheckConstraint(
                condition=models.Q(("becomes__in", ["task", "commitment", "new_date"])), name="decision_becomes_known"
            ),
        ),
        ApplySql("strategy/sql/signed_in_minutes.sql"),
        ProtectAndWatch("meeting", own=True, also=f"opened_by = {ME} AND opened_name = {MY_NAME} AND {WRITES}"),
        ProtectAndWatch("meeting_entry", parent=("meeting", "id", "meeting_id"), also=" AND ".join((SIGNED, *OF_MINUTES))),
        ProtectAndWatch(
            "commitment", also=f"proposed_by = {ME} AND proposed_name = {MY_NAME} AND {WRITES} AND {OWN_OR_OF_MINUTES}"
        ),
        ProtectAndWatch(
            "commitment_step",
            parent=("commitment", "id", "commitment_id"),
            also=" AND ".join((SIGNED, *NOT_ALONE)),
        ),
        ProtectAndWatch(
            "commitment_evidence",
            parent=("report", "id", "report_id"),
            also=f"cited_by = {ME} AND cited_name = {MY_NAME} AND {WRITES} AND {OF_COMMITMENT} AND {OF_REPORT}",
            shows=OF_COMMITMENT,
        ),
        FollowsReport("commitment_evidence", directly=True),
    ]
