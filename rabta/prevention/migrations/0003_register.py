import django.db.models.deletion
from django.db import migrations, models

from rabta.sharing.protection import ApplySql, ProtectAndWatch

ME = "(SELECT current_reader())"
MY_AGENCY = "(SELECT r.agency FROM reader r WHERE r.id = (SELECT current_reader()))"
MY_NAME = "(SELECT r.name FROM reader r WHERE r.id = (SELECT current_reader()))"
# Liaison officers, analysts and directors.
STATES = (
    "((SELECT reader_has_role(1::smallint)) OR (SELECT reader_has_role(2::smallint))"
    " OR (SELECT reader_has_role(3::smallint)))"
)
MARKING = models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking")


class Migration(migrations.Migration):
    """Before the code: the register of programmes and places of treatment, and what of it was taken back."""

    dependencies = [("prevention", "0002_signals")]

    operations = [
        migrations.CreateModel(
            name="RegisterLine",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("kind", models.TextField()),
                ("name", models.TextField()),
                ("body", models.TextField(help_text="who runs it")),
                ("district", models.SmallIntegerField()),
                ("audience", models.TextField(help_text="of a programme; else empty")),
                ("date_from", models.DateField(null=True)),
                ("date_to", models.DateField(null=True)),
                ("reached", models.IntegerField(help_text="persons, as stated", null=True)),
                ("places", models.IntegerField(null=True)),
                ("waiting", models.IntegerField(help_text="persons, as stated", null=True)),
                ("stated_on", models.DateField()),
                ("source", models.TextField()),
                ("agency", models.SmallIntegerField()),
                ("filed_by", models.UUIDField()),
                ("filed_name", models.TextField()),
                ("filed_at", models.DateTimeField()),
                ("marking", MARKING),
            ],
            options={"db_table": "register_line"},
        ),
        migrations.CreateModel(
            name="RegisterTakenBack",
            fields=[
                ("line", models.OneToOneField(
                    on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name="+", serialize=False,
                    to="prevention.registerline")),
                ("words", models.TextField()),
                ("agency", models.SmallIntegerField()),
                ("signed_by", models.UUIDField()),
                ("signed_name", models.TextField()),
                ("signed_at", models.DateTimeField()),
                ("marking", MARKING),
            ],
            options={"db_table": "register_taken_back"},
        ),
        migrations.AddConstraint("registerline", models.CheckConstraint(
            condition=models.Q(
                ("date_from__isnull", False), ("kind", "programme"), ("places__isnull", True), ("waiting__isnull", True))
            | models.Q(
                ("audience", ""), ("date_from__isnull", True), ("date_to__isnull", True), ("kind", "treatment"),
                ("places__isnull", False), ("reached__isnull", True)),
            name="register_line_is_whole")),
        ProtectAndWatch(
            "register_line", own=True,
            also=f"filed_by = {ME} AND filed_name = {MY_NAME} AND agency = {MY_AGENCY} AND {STATES}",
        ),
        ProtectAndWatch(
            "register_taken_back", own=True, parent=("register_line", "id", "line_id"), same=("agency",),
            also=f"signed_by = {ME} AND signed_name = {MY_NAME} AND agency = {MY_AGENCY} AND {STATES}",
        ),
        ApplySql("prevention/sql/no_statistics_of_the_register.sql"),
    ]  # fmt: skip
