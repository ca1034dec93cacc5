import datetime

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models

from rabta.sharing.protection import ApplySql, ProtectAndWatch

MY_AGENCY = "(SELECT r.agency FROM reader r WHERE r.id = (SELECT current_reader()))"
ME = "(SELECT current_reader())"
MY_NAME = "(SELECT r.name FROM reader r WHERE r.id = (SELECT current_reader()))"
UNLESS_SILENT = "(NOT silent OR agency = " + MY_AGENCY + ")"


class Migration(migrations.Migration):
    """Before the code: planned operations, targets, the alarms of the watch desk and what each side is told."""

    initial = True

    dependencies = [
        ("sharing", "0007_watch_officers"),
    ]

    operations = [
        migrations.CreateModel(
            name="ConflictNotice",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("kind", models.TextField()),
                ("key", models.UUIDField(help_text="the side's own operation or target")),
                ("agency", models.SmallIntegerField(help_text="who is told")),
                ("other_agency", models.SmallIntegerField(help_text="once the desk has released contacts", null=True)),
                ("contact", models.TextField()),
                ("phone", models.TextField()),
                ("told_at", models.DateTimeField()),
                (
                    "marking",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking"),
                ),
            ],
            options={
                "db_table": "conflict_notice",
            },
        ),
        migrations.CreateModel(
            name="HeldTarget",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("agency", models.SmallIntegerField()),
                ("kind", models.TextField()),
                ("written", models.TextField(help_text="as the officer wrote it")),
                ("digest", models.BinaryField(help_text="keyed hash of the one form it was brought to")),
                ("contact", models.TextField()),
                ("phone", models.TextField()),
                ("silent", models.BooleanField()),
                ("held_by", models.UUIDField()),
                ("held_name", models.TextField()),
                ("held_at", models.DateTimeField()),
                ("held_until", models.DateTimeField()),
                ("by_phone", models.BooleanField()),
                (
                    "marking",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking"),
                ),
            ],
            options={
                "db_table": "held_target",
            },
        ),
        migrations.CreateModel(
            name="PlannedOperation",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("operation_id", models.UUIDField()),
                ("number", models.SmallIntegerField(help_text="among the versions of its operation, from 1")),
                ("state", models.TextField()),
                ("agency", models.SmallIntegerField()),
                ("kind", models.TextField()),
                ("terrain", models.TextField()),
                ("shape", models.TextField(help_text="point, route or area")),
                (
                    "points",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.FloatField(),
                        help_text="longitude, latitude, longitude, ... in degrees (WGS 84)",
                        size=None,
                    ),
                ),
                ("radius_m", models.IntegerField()),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("kept_from", models.DateTimeField(help_text="the start less its buffer")),
                ("kept_until", models.DateTimeField(help_text="the end and its buffer; both belong to the time")),
                ("contact", models.TextField()),
                ("phone", models.TextField(help_text="answered day and night")),
                ("supervisor", models.TextField()),
                ("supervisor_phone", models.TextField()),
                ("risk", models.TextField()),
                ("reference", models.TextField(help_text="the agency's own")),
                ("silent", models.BooleanField(help_text="of a conflict with it only the watch desk hears")),
                ("exigent", models.BooleanField()),
                ("late", models.BooleanField(help_text="filed later before its start than the centre asks for")),
                ("reason", models.TextField(help_text="of a change or cancellation")),
                ("filed_by", models.UUIDField()),
                ("filed_name", models.TextField()),
                ("filed_at", models.DateTimeField()),
                ("by_phone", models.BooleanField(help_text="taken down by the watch desk for the agency")),
                (
                    "marking",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking"),
                ),
            ],
            options={
                "db_table": "planned_operation",
            },
        ),
        migrations.CreateModel(
            name="ProbingAlarm",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("agency", models.SmallIntegerField()),
                ("filed_by", models.UUIDField()),
                ("filed_name", models.TextField()),
                ("alike", models.BooleanField(help_text="nearly the same operation, again and again; else simply too many")),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "probing_alarm",
            },
        ),
        migrations.CreateModel(
            name="TargetLetGo",
            fields=[
                (
                    "target",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="deconfliction.heldtarget",
                    ),
                ),
                ("reason", models.TextField()),
                ("let_go_by", models.UUIDField()),
                ("let_go_at", models.DateTimeField()),
            ],
            options={
                "db_table": "target_let_go",
            },
        ),
        migrations.CreateModel(
            name="OperationConflict",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("a_key", models.UUIDField(help_text="the operation or the target, whichever version")),
                ("b_key", models.UUIDField()),
                ("silent", models.BooleanField(help_text="neither side was told: one of them is silent")),
                ("found_at", models.DateTimeField()),
                (
                    "a_target",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="deconfliction.heldtarget",
                    ),
                ),
                (
                    "b_target",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="deconfliction.heldtarget",
                    ),
                ),
                (
                    "a_version",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="deconfliction.plannedoperation",
                    ),
                ),
                (
                    "b_version",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="deconfliction.plannedoperation",
                    ),
                ),
            ],
            options={
                "db_table": "operation_conflict",
            },
        ),
        migrations.CreateModel(
            name="ConflictStep",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("step", models.TextField()),
                ("outcome", models.TextField()),
                ("note", models.TextField()),
                ("taken_by", models.UUIDField()),
                ("taken_name", models.TextField()),
                ("taken_at", models.DateTimeField()),
                (
                    "conflict",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="deconfliction.operationconflict"
                    ),
                ),
            ],
            options={
                "db_table": "conflict_step",
            },
        ),
        migrations.CreateModel(
            name="OperationEdge",
            fields=[
                (
                    "version",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="deconfliction.plannedoperation",
                    ),
                ),
                ("first", django.contrib.postgres.fields.ArrayField(base_field=models.FloatField(), size=None)),
                ("ring", django.contrib.postgres.fields.ArrayField(base_field=models.FloatField(), null=True, size=None)),
            ],
            options={
                "db_table": "operation_edge",
            },
        ),
        migrations.AddField(
            model_name="heldtarget",
            name="version",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="deconfliction.plannedoperation",
            ),
        ),
        migrations.CreateModel(
            name="OperationPart",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "cell", "kept_from", "version", "no", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("cell", models.IntegerField()),
                ("kept_from", models.DateTimeField()),
                ("kept_until", models.DateTimeField()),
                ("no", models.IntegerField(help_text="of the leg; -1 for the inside of an area")),
                (
                    "a",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.FloatField(), help_text="metres from the earth's centre", null=True, size=None
                    ),
                ),
                ("b", django.contrib.postgres.fields.ArrayField(base_field=models.FloatField(), null=True, size=None)),
                ("reach_m", models.FloatField()),
                (
                    "version",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="deconfliction.plannedoperation",
                    ),
                ),
            ],
            options={
                "db_table": "operation_part",
            },
        ),
        migrations.CreateModel(
            name="NoticeSeen",
            fields=[
                (
                    "notice",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="deconfliction.conflictnotice",
                    ),
                ),
                ("seen_by", models.UUIDField()),
                ("seen_name", models.TextField()),
                ("seen_at", models.DateTimeField()),
                (
                    "marking",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking"),
                ),
            ],
            options={
                "db_table": "notice_seen",
            },
        ),
        migrations.AddIndex(
            model_name="conflictnotice",
            index=models.Index(fields=["key"], name="conflict_notice_by_key"),
        ),
        migrations.AddConstraint(
            model_name="conflictnotice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("contact", ""), ("kind__in", ["conflict", "closed"]), ("other_agency", None), ("phone", "")),
                    models.Q(("kind", "contacts"), ("other_agency__isnull", False), models.Q(("phone", ""), _negated=True)),
                    _connector="OR",
                ),
                name="conflict_notice_says_no_more",
            ),
        ),
        migrations.AddField(
            model_name="targetletgo",
            name="marking",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking"),
        ),
        migrations.AddConstraint(
            model_name="conflictstep",
            constraint=models.CheckConstraint(
                condition=models.Q(("step__in", ["owned", "released", "spoke_a", "spoke_b", "closed"])),
                name="conflict_step_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="conflictstep",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome", ""), models.Q(("step", "closed"), _negated=True)),
                    models.Q(("outcome__in", ["moved", "joined", "stood_down", "no_conflict"]), ("step", "closed")),
                    _connector="OR",
                ),
                name="conflict_step_closes_with_an_outcome",
            ),
        ),
        migrations.AddIndex(
            model_name="plannedoperation",
            index=models.Index(fields=["kept_until", "operation_id"], name="planned_operation_by_end"),
        ),
        migrations.AddConstraint(
            model_name="plannedoperation",
            constraint=models.UniqueConstraint(fields=("operation_id", "number"), name="planned_operation_number_once"),
        ),
        migrations.AddConstraint(
            model_name="plannedoperation",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["filed", "changed", "cancelled"])), name="planned_operation_state_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="plannedoperation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kept_until__gt", models.F("kept_from")),
                    (
                        "kept_until__lte",
                        django.db.models.expressions.CombinedExpression(
                            models.F("kept_from"), "+", models.Value(datetime.timedelta(days=4))
                        ),
                    ),
                ),
                name="planned_operation_is_within_the_search",
            ),
        ),
        migrations.AddIndex(
            model_name="operationconflict",
            index=models.Index(fields=["a_key", "b_key"], name="operation_conflict_by_a"),
        ),
        migrations.AddIndex(
            model_name="operationconflict",
            index=models.Index(fields=["b_key"], name="operation_conflict_by_b"),
        ),
        migrations.AddIndex(
            model_name="operationconflict",
            index=models.Index(fields=["found_at"], name="operation_conflict_by_time"),
        ),
        migrations.AddConstraint(
            model_name="operationconflict",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("a_target", None), ("a_version__isnull", False), ("b_target", None), ("b_version__isnull", False)
                    ),
                    models.Q(
                        ("a_target__isnull", False), ("a_version", None), ("b_target__isnull", False), ("b_version", None)
                    ),
                    _connector="OR",
                ),
                name="operation_conflict_has_two_sides",
            ),
        ),
        migrations.AddIndex(
            model_name="heldtarget",
            index=models.Index(fields=["digest"], name="held_target_by_digest"),
        ),
        migrations.AddConstraint(
            model_name="heldtarget",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["cnic", "phone", "vehicle", "passport", "document", "address"])),
                name="held_target_kind_is_known",
            ),
        ),
        ApplySql("deconfliction/sql/on_watch.sql"),
        ProtectAndWatch("planned_operation", also="false", shows=UNLESS_SILENT),
        ProtectAndWatch("held_target", also="false", shows=UNLESS_SILENT),
        ProtectAndWatch(
            "target_let_go",
            parent=("held_target", "id", "target_id"),
            also=f"let_go_by = {ME} AND EXISTS ("
            f"SELECT FROM held_target t WHERE t.id = target_id AND t.agency = {MY_AGENCY})",
        ),
        ProtectAndWatch("conflict_notice", also="false", shows=f"agency = {MY_AGENCY}"),
        ProtectAndWatch(
            "notice_seen",
            parent=("conflict_notice", "id", "notice_id"),
            also=f"seen_by = {ME} AND seen_name = {MY_NAME} AND EXISTS ("
            f"SELECT FROM conflict_notice n WHERE n.id = notice_id AND n.agency = {MY_AGENCY})",
        ),
        ApplySql("deconfliction/sql/policies.sql"),
        ApplySql("deconfliction/sql/legs_apart.sql"),
        ApplySql("deconfliction/sql/lies_inside.sql"),
        ApplySql("deconfliction/sql/operations_met.sql"),
        ApplySql("deconfliction/sql/tell_both_sides.sql"),
        ApplySql("deconfliction/sql/file_operation.sql", runs="rabta_app"),
        ApplySql("deconfliction/sql/hold_target.sql", runs="rabta_app"),
    ]
