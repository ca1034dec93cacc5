import django.db.models.deletion
from django.db import migrations, models

from rabta.sharing.protection import ApplySql, ProtectAndWatch

ME = "(SELECT current_reader())"
MY_NAME = "(SELECT r.name FROM reader r WHERE r.id = (SELECT current_reader()))"
# Role 2 is an analyst, agency 1 the centre: only such a reader states what a seizure is worth.
ANALYST_OF_THE_CENTRE = (
    "(SELECT reader_has_role(2::smallint)) AND (SELECT r.agency FROM reader r WHERE r.id = (SELECT current_reader())) = 1"
)
SIGNED = f"signed_by = {ME} AND signed_name = {MY_NAME} AND {ANALYST_OF_THE_CENTRE}"
MARKING = models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking")


def _step(model: str, of: str, to: str) -> list[migrations.operations.base.Operation]:
    """The table of what is signed of one kind of list, with its constraints and its protection."""
    return [
        migrations.CreateModel(
            name=model,
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("number", models.IntegerField()),
                ("kind", models.TextField()),
                ("words", models.TextField(help_text="why")),
                ("signed_by", models.UUIDField()),
                ("signed_name", models.TextField()),
                ("signed_at", models.DateTimeField()),
                ("marking", MARKING),
                (of, models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to=to)),
            ],
            options={"db_table": f"{of}_step"},
        ),
        migrations.AddConstraint(
            model.lower(), models.UniqueConstraint(fields=[of, "number"], name=f"{of}_step_number_once")
        ),
        migrations.AddConstraint(
            model.lower(),
            models.CheckConstraint(
                condition=models.Q(("kind__in", ["withdrawn", "restored"])), name=f"{of}_step_is_known"
            ),
        ),
        ProtectAndWatch(f"{of}_step", parent=(of, "id", f"{of}_id"), own=True, also=SIGNED),
    ]  # fmt: skip


class Migration(migrations.Migration):
    """Before the code: rates of exchange by day, at which level of the market a list is, and lists that are taken back."""

    dependencies = [("briefing", "0004_saved_views")]

    operations = [
        migrations.AddField("pricelist", "level", models.TextField(
            db_default="", default="", help_text="farm, wholesale or retail; nothing where not stated")),
        migrations.AddField("pricelist", "reach", models.TextField(
            db_default="", default="", help_text="domestic or international; nothing where not stated")),
        migrations.AddConstraint("pricelist", models.CheckConstraint(
            condition=models.Q(
                ("level__in", ["", "farm", "wholesale", "retail"]), ("reach__in", ["", "domestic", "international"])),
            name="price_list_market_is_known")),
        migrations.CreateModel(
            name="RateList",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("name", models.TextField()),
                ("dated", models.DateField()),
                ("kind", models.TextField(help_text="middle (holds both ways), buying or selling")),
                ("source", models.TextField()),
                ("note", models.TextField(help_text="what must be said wherever a value is converted by these rates")),
                ("example", models.BooleanField(help_text="invented")),
                ("rows", models.IntegerField(help_text="of the file")),
                ("imported_by", models.UUIDField()),
                ("imported_name", models.TextField()),
                ("imported_at", models.DateTimeField()),
                ("marking", MARKING),
            ],
            options={"db_table": "rate_list"},
        ),
        migrations.AddConstraint("ratelist", models.CheckConstraint(
            condition=models.Q(("kind__in", ["middle", "buying", "selling"])), name="rate_list_kind_is_known")),
        migrations.CreateModel(
            name="DayRate",
            fields=[
                ("pk", models.CompositePrimaryKey(
                    "rate_list_id", "from_currency", "to_currency", "day", blank=True, editable=False, primary_key=True,
                    serialize=False)),
                ("from_currency", models.TextField(help_text="ISO 4217")),
                ("to_currency", models.TextField(help_text="ISO 4217")),
                ("day", models.DateField()),
                ("rate", models.DecimalField(decimal_places=30, max_digits=46)),
                ("inverse", models.BooleanField(
                    help_text="a stated middle rate turned round, to eighteen significant digits")),
                ("row", models.IntegerField(help_text="of the file, as a spreadsheet numbers it")),
                ("marking", MARKING),
                ("rate_list", models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="briefing.ratelist")),
            ],
            options={"db_table": "day_rate"},
        ),
        migrations.AddConstraint("dayrate", models.CheckConstraint(
            condition=models.Q(("rate__gt", 0)), name="day_rate_is_more_than_nothing")),
        migrations.AddConstraint("dayrate", models.CheckConstraint(
            condition=models.Q(("from_currency", models.F("to_currency")), _negated=True),
            name="day_rate_is_of_two_currencies")),
        ProtectAndWatch(
            "rate_list", own=True,
            also=f"imported_by = {ME} AND imported_name = {MY_NAME} AND {ANALYST_OF_THE_CENTRE}",
        ),
        ProtectAndWatch("day_rate", parent=("rate_list", "id", "rate_list_id"), own=True, whole=True),
        *_step("PriceListStep", "price_list", "briefing.pricelist"),
        *_step("RateListStep", "rate_list", "briefing.ratelist"),
        ApplySql("briefing/sql/no_statistics_of_lists.sql"),
    ]  # fmt: skip
