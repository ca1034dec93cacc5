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
OF_A_CLAIM = (
    "EXISTS (SELECT FROM land_claim l JOIN current_reading c ON c.id = l.reading_id"
    " WHERE l.key = field_image.claim_key AND c.report_id = field_image.report_id)"
)


class Migration(migrations.Migration):
    """Before the code: images from above of a field, kept under the marking of its claim's report and gone with it."""

    dependencies = [("clearance", "0005_certificates_are_issued")]

    operations = [
        migrations.CreateModel(
            name="FieldImage",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("claim_key", models.UUIDField(db_index=True)),
                ("sha256", models.BinaryField()),
                ("media_type", models.TextField()),
                ("content", models.BinaryField()),
                ("pixels_across", models.IntegerField()),
                ("pixels_down", models.IntegerField()),
                ("taken_on", models.DateField()),
                ("west", models.FloatField()),
                ("south", models.FloatField()),
                ("east", models.FloatField()),
                ("north", models.FloatField()),
                ("source", models.TextField(help_text="satellite, product and who made it")),
                ("agency", models.SmallIntegerField()),
                ("supplied_by", models.UUIDField()),
                ("supplied_name", models.TextField()),
                ("supplied_at", models.DateTimeField()),
                ("marking", models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking")),
                ("report", models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.report")),
            ],
            options={
                "db_table": "field_image",
                "constraints": [models.UniqueConstraint(fields=("claim_key", "sha256"), name="field_image_once")],
            },
        ),
        ProtectAndWatch(
            "field_image", parent=("report", "id", "report_id"),
            also=f"field_image.supplied_by = {ME} AND field_image.supplied_name = {MY_NAME}"
                 f" AND field_image.agency = {MY_AGENCY} AND {WRITES} AND {OF_A_CLAIM}",
        ),
        FollowsReport("field_image", directly=True),
        ApplySql("clearance/sql/no_statistics_of_images.sql"),
        ApplySql("counting/sql/may_be_purged.sql"),
    ]  # fmt: skip
