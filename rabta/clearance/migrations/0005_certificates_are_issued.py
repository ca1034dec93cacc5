import django.db.models.deletion
from django.db import migrations, models

from rabta.sharing.protection import ApplySql, ProtectAndWatch

ME = "(SELECT current_reader())"
MY_AGENCY = "(SELECT r.agency FROM reader r WHERE r.id = (SELECT current_reader()))"
MY_NAME = "(SELECT r.name FROM reader r WHERE r.id = (SELECT current_reader()))"
WRITES = (
    "((SELECT reader_has_role(1::smallint)) OR (SELECT reader_has_role(2::smallint))"
    " OR (SELECT reader_has_role(3::smallint)))"
)
IN_MY_NAME = (
    f"certificate_issued.signed_by = {ME} AND certificate_issued.signed_name = {MY_NAME}"
    f" AND certificate_issued.agency = {MY_AGENCY} AND {WRITES}"
)


class Migration(migrations.Migration):
    """Before the code: certificates of a district's season, as they were issued and withdrawn."""

    dependencies = [("clearance", "0004_visits_are_purged")]

    operations = [
        migrations.CreateModel(
            name="CertificateIssued",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("number", models.TextField(
                    help_text="district, crop, year and which one it is; empty where it withdraws one")),
                ("crop", models.TextField()),
                ("year", models.SmallIntegerField(help_text="in which the season ends")),
                ("district", models.SmallIntegerField()),
                ("content", models.TextField(
                    help_text="JSON: what it says, figures, records, who declared; empty where it withdraws one")),
                ("sha256", models.BinaryField()),
                ("words", models.TextField()),
                ("withdraws", models.UUIDField(null=True)),
                ("agency", models.SmallIntegerField()),
                ("signed_by", models.UUIDField()),
                ("signed_name", models.TextField()),
                ("signed_at", models.DateTimeField()),
                ("marking", models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking")),
            ],
            options={
                "db_table": "certificate_issued",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("number", ""), _negated=True), models.Q(("content", ""), _negated=True),
                                ("withdraws__isnull", True),
                            ),
                            models.Q(("content", ""), ("number", ""), ("withdraws__isnull", False)),
                            _connector="OR",
                        ),
                        name="certificate_issued_or_withdrawn",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("number", ""), _negated=True), fields=("number",),
                        name="certificate_issued_number_once",
                    ),
                    models.UniqueConstraint(fields=("withdraws",), name="certificate_withdrawn_once"),
                ],
            },
        ),
        ProtectAndWatch("certificate_issued", own=True, also=IN_MY_NAME),
        ApplySql("clearance/sql/no_statistics_of_certificates.sql"),
    ]  # fmt: skip
