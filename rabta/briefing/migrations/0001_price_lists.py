import django.db.models.deletion
from django.db import migrations, models

from rabta.sharing.protection import ProtectAndWatch


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("sharing", "0001_markings_and_the_gate"),
    ]

    operations = [
        migrations.CreateModel(
            name="PriceList",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("name", models.TextField()),
                ("dated", models.DateField()),
                ("market", models.TextField(help_text="which prices: wholesale at the border, street, ...")),
                ("currency", models.TextField(help_text="ISO 4217")),
                ("source", models.TextField()),
                ("note", models.TextField(help_text="what must be said wherever a value under this list is shown")),
                ("example", models.BooleanField(help_text="invented")),
                ("imported_by", models.UUIDField()),
                ("imported_at", models.DateTimeField()),
                (
                    "marking",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking"),
                ),
            ],
            options={
                "db_table": "price_list",
            },
        ),
        migrations.CreateModel(
            name="Price",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "price_list_id", "substance", "unit", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("substance", models.SmallIntegerField()),
                ("unit", models.SmallIntegerField()),
                ("price", models.DecimalField(decimal_places=6, max_digits=24)),
                (
                    "marking",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking"),
                ),
                (
                    "price_list",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="briefing.pricelist"
                    ),
                ),
            ],
            options={
                "db_table": "price",
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("price__gt", 0)), name="price_is_more_than_nothing")
                ],
            },
        ),
        # Role 2 is an analyst, agency 1 the centre: only such a reader states what a seizure is worth.
        ProtectAndWatch(
            "price_list",
            own=True,
            also="imported_by = (SELECT current_reader()) AND (SELECT reader_has_role(2::smallint))"
            " AND (SELECT r.agency FROM reader r WHERE r.id = (SELECT current_reader())) = 1",
        ),
        ProtectAndWatch("price", parent=("price_list", "id", "price_list_id"), own=True, whole=True),
    ]
