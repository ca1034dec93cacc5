import django.db.models.deletion
from django.db import migrations, models

from rabta.sharing.protection import ApplySql, ProtectAndWatch

ME = "(SELECT current_reader())"
MY_AGENCY = "(SELECT r.agency FROM reader r WHERE r.id = (SELECT current_reader()))"
MY_NAME = "(SELECT r.name FROM reader r WHERE r.id = (SELECT current_reader()))"
# Liaison officers, analysts and directors of the centre.
CENTRE = (
    "((SELECT reader_has_role(1::smallint)) OR (SELECT reader_has_role(2::smallint))"
    f" OR (SELECT reader_has_role(3::smallint))) AND {MY_AGENCY} = 1"
)
# Nobody approves what they prepared, and only what two others approved is published, byte for byte.
NOT_ALONE = (
    "(kind <> 'approved' OR NOT EXISTS (SELECT FROM edition e"
    " WHERE e.id = edition_step.edition_id AND e.prepared_by = (SELECT current_reader())))"
)
APPROVED_BY_TWO = (
    "EXISTS (SELECT FROM edition e WHERE e.id = edition_out.edition_id AND e.agency = edition_out.agency"
    " AND e.page = edition_out.page AND e.outside = edition_out.outside AND e.date_from = edition_out.date_from"
    " AND e.date_to = edition_out.date_to AND e.restates_id IS NOT DISTINCT FROM edition_out.restates_id"
    " AND (SELECT count(DISTINCT s.signed_by) FROM edition_step s WHERE s.edition_id = e.id AND s.kind = 'approved'"
    " AND s.signed_by <> e.prepared_by) > 1)"
)
MARKING = models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking")
EDITION = models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="briefing.edition")


class Migration(migrations.Migration):
    """Before the code: figures frozen to be published, what is signed of them, and what left."""

    dependencies = [("briefing", "0001_price_lists"), ("sharing", "0008_what_is_releasable")]

    operations = [
        migrations.CreateModel(
            name="Edition",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("restates", models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="briefing.edition")),
                ("date_from", models.DateField()),
                ("date_to", models.DateField()),
                ("view", models.TextField(help_text="whose view the figures were made of")),
                ("prices", models.TextField(help_text="the price list a value rests on, with its day")),
                ("versions", models.JSONField(
                    help_text="of readers, of conversion factors, of the rules of counting")),
                ("outside", models.JSONField(help_text="what is told: figures, lists, what is withheld")),
                ("changes", models.JSONField(help_text="of a restatement: line by line, by figure")),
                ("page", models.TextField(help_text="the page that leaves, in English and Urdu")),
                ("agency", models.SmallIntegerField()),
                ("prepared_by", models.UUIDField()),
                ("prepared_name", models.TextField()),
                ("frozen_at", models.DateTimeField()),
                ("marking", MARKING),
            ],
            options={"db_table": "edition"},
        ),
        migrations.CreateModel(
            name="EditionFigure",
            fields=[
                ("pk", models.CompositePrimaryKey(
                    "edition_id", "name", blank=True, editable=False, primary_key=True, serialize=False)),
                ("name", models.TextField()),
                ("place", models.SmallIntegerField()),
                ("definition_version", models.TextField(help_text="of the definition's words and its question")),
                ("figure", models.JSONField(
                    help_text="as counted, with its parts and breakdowns; never told outside as it is")),
                ("records", models.JSONField(
                    help_text="what counts once; of what tells of it key, report's hash and number, reading")),
                ("edition", EDITION),
                ("marking", MARKING),
            ],
            options={"db_table": "edition_figure"},
        ),
        migrations.CreateModel(
            name="EditionStep",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("number", models.IntegerField()),
                ("kind", models.TextField()),
                ("words", models.TextField()),
                ("signed_by", models.UUIDField()),
                ("signed_name", models.TextField()),
                ("signed_at", models.DateTimeField()),
                ("edition", EDITION),
                ("marking", MARKING),
            ],
            options={"db_table": "edition_step"},
        ),
        migrations.CreateModel(
            name="EditionOut",
            fields=[
                ("pk", models.CompositePrimaryKey(
                    "edition_id", "kind", blank=True, editable=False, primary_key=True, serialize=False)),
                ("restates_id", models.UUIDField(null=True)),
                ("kind", models.TextField()),
                ("date_from", models.DateField()),
                ("date_to", models.DateField()),
                ("outside", models.JSONField()),
                ("page", models.TextField()),
                ("words", models.TextField(help_text="why it was taken back")),
                ("agency", models.SmallIntegerField()),
                ("done_at", models.DateTimeField()),
                ("edition", EDITION),
                ("marking", MARKING),
            ],
            options={"db_table": "edition_out"},
        ),
        migrations.AddConstraint("edition", models.CheckConstraint(
            condition=models.Q(("date_from__lte", models.F("date_to"))), name="edition_days_in_order")),
        migrations.AddConstraint("editionstep", models.UniqueConstraint(
            fields=("edition", "number"), name="edition_step_number_once")),
        migrations.AddConstraint("editionstep", models.CheckConstraint(
            condition=models.Q(("kind__in", ["approved", "refused", "published", "retracted"])),
            name="edition_step_is_known")),
        migrations.AddConstraint("editionout", models.CheckConstraint(
            condition=models.Q(("kind__in", ["published", "retracted"])), name="edition_out_is_known")),
        ProtectAndWatch(
            "edition", own=True,
            also=f"prepared_by = {ME} AND prepared_name = {MY_NAME} AND agency = {MY_AGENCY} AND {CENTRE}",
        ),
        ProtectAndWatch("edition_figure", parent=("edition", "id", "edition_id"), own=True, whole=True),
        ProtectAndWatch(
            "edition_step", parent=("edition", "id", "edition_id"),
            also=f"signed_by = {ME} AND signed_name = {MY_NAME} AND {CENTRE} AND {NOT_ALONE}",
        ),
        ProtectAndWatch("edition_out", own=True, also=f"agency = {MY_AGENCY} AND {CENTRE} AND {APPROVED_BY_TWO}"),
        ApplySql("briefing/sql/no_statistics_of_editions.sql"),
    ]  # fmt: skip
