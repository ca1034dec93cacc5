import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from rabta.sharing.protection import ApplySql, FollowsReport, ProtectAndWatch


def _of(table: str) -> models.ForeignKey:
    return models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to=f"records.{table}")


def _list(field: models.Field, **said: str) -> django.contrib.postgres.fields.ArrayField:
    return django.contrib.postgres.fields.ArrayField(base_field=field, size=None, **said)


class Migration(migrations.Migration):
    """Before the code: claims of land as drawn and as stated."""

    dependencies = [("records", "0016_routes_of_encounters")]

    operations = [
        migrations.CreateModel(
            name="LandClaim",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("key", models.UUIDField(db_index=True)),
                ("number", models.TextField(help_text="what its officer calls it")),
                ("quantity", models.TextField(
                    help_text="what is told of the land: cleared, surveyed or cultivated (found under crop)")),
                ("crop", models.TextField(help_text="poppy, cannabis, or empty when not said")),
                ("stage", models.TextField()),
                ("method", models.TextField()),
                ("started_on", models.DateField(null=True)),
                ("ended_on", models.DateField(null=True)),
                ("agencies", _list(models.SmallIntegerField(), help_text="that were there, else the one that speaks")),
                ("forces", _list(models.TextField())),
                ("destroyed", models.SmallIntegerField(help_text="per cent of the field, as stated", null=True)),
                ("incidents", models.TextField(help_text="what was met on the way, in the officer's words")),
                ("help", _list(models.TextField(), help_text="offered to the grower: compensation, livelihood, none")),
                ("device", models.TextField()),
                ("accuracy_m", models.FloatField(help_text="metres, the worst of the walk", null=True)),
                ("stated_area", models.DecimalField(decimal_places=6, max_digits=20, null=True)),
                ("stated_unit", models.SmallIntegerField(null=True)),
                ("stated_basis", models.TextField()),
                ("stated_m2", models.BigIntegerField(
                    help_text="null where the unit differs by place and no basis is stated", null=True)),
                ("area_m2", models.FloatField(
                    help_text="measured on the ellipsoid; null where no land is drawn", null=True)),
                ("land", models.BinaryField(help_text="WKB in degrees, valid: what is measured", null=True)),
                ("as_drawn", models.BinaryField(help_text="WKB before it was mended, where it was", null=True)),
                ("west", models.FloatField(null=True)),
                ("south", models.FloatField(null=True)),
                ("east", models.FloatField(null=True)),
                ("north", models.FloatField(null=True)),
                ("place_text", models.TextField()),
                ("district", models.SmallIntegerField(null=True)),
                ("district_by", models.TextField(
                    help_text="name, layer (boundaries), near (the nearest known place), or empty")),
                ("province", models.TextField()),
                ("marking", models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking")),
                ("reading", _of("reading")),
                ("row", _of("readingrow")),
            ],
            options={
                "db_table": "land_claim",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("area_m2__isnull", True), ("land__isnull", True))
                        | models.Q(("area_m2__gt", 0), ("land__isnull", False)),
                        name="land_claim_land_is_measured",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("quantity__in", ["cleared", "surveyed", "cultivated"])),
                        name="land_claim_is_known",
                    ),
                ],
            },
        ),
        ProtectAndWatch("land_claim", parent=("reading_row", "id", "row_id"), whole=True, same=("reading_id",)),
        FollowsReport("land_claim"),
        ApplySql("records/sql/no_statistics_of_land.sql"),
    ]  # fmt: skip
