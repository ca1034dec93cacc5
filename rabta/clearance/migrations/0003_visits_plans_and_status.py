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
MARKING = models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking")
REPORT = models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.report")


def in_my_name(table: str, by: str, name: str) -> str:
    return f"{table}.{by} = {ME} AND {table}.{name} = {MY_NAME} AND {table}.agency = {MY_AGENCY} AND {WRITES}"


def of_a_claim(table: str) -> str:
    return (
        "EXISTS (SELECT FROM land_claim l JOIN current_reading c ON c.id = l.reading_id"
        f" WHERE l.key = {table}.claim_key AND c.report_id = {table}.report_id)"
    )


class Migration(migrations.Migration):
    """Before the code: visits to fields, series from above, plans of visits, and what is declared of a district's season."""

    dependencies = [("clearance", "0002_land_is_purged")]

    operations = [
        migrations.CreateModel(
            name="GroundVisit",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("claim_key", models.UUIDField(db_index=True)),
                ("visited_on", models.DateField()),
                ("means", models.TextField()),
                ("found_area", models.DecimalField(
                    decimal_places=6, help_text="as stated; nought where no crop stood", max_digits=20)),
                ("found_unit", models.SmallIntegerField()),
                ("found_basis", models.TextField()),
                ("found_m2", models.FloatField()),
                ("destroyed", models.SmallIntegerField(help_text="per cent of the land found")),
                ("words", models.TextField()),
                ("replaces", models.UUIDField(null=True)),
                ("agency", models.SmallIntegerField()),
                ("visited_by", models.UUIDField()),
                ("visited_name", models.TextField()),
                ("recorded_at", models.DateTimeField()),
                ("marking", MARKING),
                ("report", REPORT),
            ],
            options={
                "db_table": "ground_visit",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("means__in", ("ground", "drone", "aircraft"))),
                        name="ground_visit_means_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("destroyed__gte", 0), ("destroyed__lte", 100), ("found_m2__gte", 0)),
                        name="ground_visit_is_possible",
                    ),
                    models.UniqueConstraint(fields=("replaces",), name="ground_visit_replaced_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="FieldSeries",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("claim_key", models.UUIDField(db_index=True)),
                ("source", models.TextField(help_text="satellite, product and who made it")),
                ("pictures", models.JSONField(help_text="a list of day, index of the field, index around it or null")),
                ("agency", models.SmallIntegerField()),
                ("supplied_by", models.UUIDField()),
                ("supplied_name", models.TextField()),
                ("supplied_at", models.DateTimeField()),
                ("marking", MARKING),
                ("report", REPORT),
            ],
            options={"db_table": "field_series"},
        ),
        migrations.CreateModel(
            name="StatusDeclared",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("crop", models.TextField()),
                ("year", models.SmallIntegerField(help_text="in which the season ends")),
                ("district", models.SmallIntegerField(help_text="null: the province as a whole", null=True)),
                ("province", models.TextField()),
                ("status", models.TextField(help_text="empty where it takes one back")),
                ("declared_on", models.DateField()),
                ("words", models.TextField()),
                ("takes_back", models.UUIDField(null=True)),
                ("agency", models.SmallIntegerField()),
                ("signed_by", models.UUIDField()),
                ("signed_name", models.TextField()),
                ("signed_at", models.DateTimeField()),
                ("marking", MARKING),
            ],
            options={
                "db_table": "status_declared",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status__in", ["free", "watch", "found", "cleared", "verified"]),
                                ("takes_back__isnull", True),
                            ),
                            models.Q(("status", ""), ("takes_back__isnull", False)),
                            _connector="OR",
                        ),
                        name="status_declared_is_known",
                    ),
                    models.UniqueConstraint(fields=("takes_back",), name="status_taken_back_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="VisitPlan",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("crop", models.TextField()),
                ("year", models.SmallIntegerField()),
                ("district", models.SmallIntegerField(help_text="null: every district of the province", null=True)),
                ("province", models.TextField(help_text="empty: the whole country")),
                ("seed", models.TextField()),
                ("half_width", models.SmallIntegerField(help_text="per cent")),
                ("confidence", models.SmallIntegerField(help_text="per cent")),
                ("agency", models.SmallIntegerField()),
                ("drawn_by", models.UUIDField()),
                ("drawn_name", models.TextField()),
                ("drawn_at", models.DateTimeField()),
                ("marking", MARKING),
            ],
            options={"db_table": "visit_plan"},
        ),
        ProtectAndWatch(
            "ground_visit", parent=("report", "id", "report_id"),
            also=in_my_name("ground_visit", "visited_by", "visited_name") + f" AND {of_a_claim('ground_visit')}",
        ),
        FollowsReport("ground_visit", directly=True),
        ProtectAndWatch(
            "field_series", parent=("report", "id", "report_id"),
            also=in_my_name("field_series", "supplied_by", "supplied_name") + f" AND {of_a_claim('field_series')}",
        ),
        FollowsReport("field_series", directly=True),
        ProtectAndWatch("status_declared", own=True, also=in_my_name("status_declared", "signed_by", "signed_name")),
        ProtectAndWatch("visit_plan", own=True, also=in_my_name("visit_plan", "drawn_by", "drawn_name")),
        ApplySql("clearance/sql/no_statistics_of_visits.sql"),
    ]  # fmt: skip
