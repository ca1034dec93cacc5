import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from rabta.sharing.protection import ApplySql, FollowsReport, ProtectAndWatch

ME = "(SELECT current_reader())"
MY_AGENCY = "(SELECT r.agency FROM reader r WHERE r.id = (SELECT current_reader()))"
MY_NAME = "(SELECT r.name FROM reader r WHERE r.id = (SELECT current_reader()))"
OFFICER = "((SELECT reader_has_role(1::smallint)) OR (SELECT reader_has_role(2::smallint)))"
SIGNED = f"signed_by = {ME} AND signed_name = {MY_NAME} AND agency = {MY_AGENCY} AND {OFFICER}"
FOUND_FROM_SHOWS = (
    "NOT EXISTS (SELECT FROM unnest(reports) f(id) WHERE NOT EXISTS (SELECT FROM report r WHERE r.id = f.id))"
    " AND NOT EXISTS (SELECT FROM unnest(devices) f(id) WHERE NOT EXISTS (SELECT FROM lane_device d WHERE d.id = f.id))"
)
MARKING = models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking")


class Migration(migrations.Migration):
    """Before the code: devices on the lanes of airports with their steps, and what people did about lapses."""

    dependencies = [("screening", "0006_look_alikes_found_at_once"), ("records", "0015_stated_at_airports")]

    operations = [
        migrations.CreateModel(
            name="LaneDevice",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("airport", models.TextField()),
                ("terminal", models.TextField()),
                ("lane", models.TextField(help_text="as the lane's logs name it, in capitals and digits")),
                ("purpose", models.TextField()),
                ("kind", models.TextField()),
                ("grade", models.TextField(help_text="what its pictures can be asked")),
                ("item", models.TextField(help_text="maker and model")),
                ("serial", models.TextField()),
                ("capacity", models.IntegerField(help_text="bags an hour; null where not stated", null=True)),
                ("agency", models.SmallIntegerField()),
                ("entered_by", models.UUIDField()),
                ("entered_name", models.TextField()),
                ("entered_at", models.DateTimeField()),
                ("marking", MARKING),
            ],
            options={
                "db_table": "lane_device",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("grade__in", ["none", "colour", "dual", "two_views", "ct", "body"]),
                            ("kind__in", ["xray", "ct", "body", "trace", "dog", "manual"]),
                            ("purpose__in", ["hold", "cabin", "body", "cargo", "parcel"]),
                        ),
                        name="lane_device_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LaneDeviceStep",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("number", models.IntegerField()),
                ("kind", models.TextField()),
                ("done_on", models.DateField()),
                ("until", models.DateField(null=True)),
                ("words", models.TextField()),
                ("agency", models.SmallIntegerField()),
                ("signed_by", models.UUIDField()),
                ("signed_name", models.TextField()),
                ("signed_at", models.DateTimeField()),
                ("device", models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="screening.lanedevice")),
                ("marking", MARKING),
            ],
            options={
                "db_table": "lane_device_step",
                "constraints": [
                    models.UniqueConstraint(fields=("device", "number"), name="lane_device_step_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", [
                            "pledged", "at_customs", "installed", "accepted", "staffed", "working", "out_of_order",
                            "serviced", "calibrated", "certified", "withdrawn",
                        ])),
                        name="lane_device_step_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LapseStepTaken",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("lapse", models.TextField(help_text="airport, day, kind and subject, as the rules name it")),
                ("reports", django.contrib.postgres.fields.ArrayField(
                    base_field=models.UUIDField(), help_text="every report of the airport's day as the signer saw it",
                    size=None)),
                ("devices", django.contrib.postgres.fields.ArrayField(
                    base_field=models.UUIDField(), help_text="and every device", size=None)),
                ("kind", models.TextField()),
                ("n", models.IntegerField(help_text="of how many bags, scans, minutes or days the lapse was")),
                ("reason", models.TextField()),
                ("words", models.TextField()),
                ("due", models.DateTimeField(null=True)),
                ("agency", models.SmallIntegerField()),
                ("signed_by", models.UUIDField()),
                ("signed_name", models.TextField()),
                ("signed_at", models.DateTimeField()),
                ("marking", MARKING),
                ("report", models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.report")),
            ],
            options={
                "db_table": "lapse_step",
                "indexes": [models.Index(fields=["lapse"], name="lapse_step_of")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["owned", "told", "noted", "closed", "reopened"])),
                        name="lapse_step_is_known",
                    ),
                ],
            },
        ),
        ProtectAndWatch(
            "lane_device", own=True,
            also=f"entered_by = {ME} AND entered_name = {MY_NAME} AND agency = {MY_AGENCY} AND {OFFICER}",
        ),
        ProtectAndWatch("lane_device_step", parent=("lane_device", "id", "device_id"), also=SIGNED),
        ProtectAndWatch(
            "lapse_step", parent=("report", "id", "report_id"), shows=FOUND_FROM_SHOWS,
            also=f"{SIGNED} AND report_id = ANY (reports) AND {FOUND_FROM_SHOWS}",
        ),
        FollowsReport("lapse_step", directly=True),
        ApplySql("screening/sql/no_statistics_of_lapses.sql"),
    ]  # fmt: skip
