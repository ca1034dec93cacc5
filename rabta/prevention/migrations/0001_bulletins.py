import django.contrib.postgres.fields
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
# Nobody approves what they wrote, and only what two others approved is published, word for word.
NOT_ALONE = (
    "(kind <> 'approved' OR NOT EXISTS (SELECT FROM bulletin b"
    " WHERE b.id = bulletin_step.bulletin_id AND b.written_by = (SELECT current_reader())))"
)
APPROVED_BY_TWO = (
    "EXISTS (SELECT FROM bulletin b WHERE b.id = publication.bulletin_id AND b.agency = publication.agency"
    " AND b.text_en = publication.text_en AND b.text_ur = publication.text_ur"
    " AND (SELECT count(DISTINCT s.signed_by) FROM bulletin_step s WHERE s.bulletin_id = b.id AND s.kind = 'approved'"
    " AND s.signed_by <> b.written_by) > 1)"
)
MARKING = models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking")
BULLETIN = models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="prevention.bulletin")


class Migration(migrations.Migration):
    """Before the code: public bulletins, what is signed of them, and what was published."""

    initial = True

    dependencies = [("sharing", "0007_watch_officers"), ("smuggling", "0006_warnings")]

    operations = [
        migrations.CreateModel(
            name="Bulletin",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("warning_ids", django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), size=None)),
                ("added_en", models.TextField()),
                ("added_ur", models.TextField()),
                ("text_en", models.TextField(
                    help_text="paragraphs with an empty line between them; never changed")),
                ("text_ur", models.TextField()),
                ("agency", models.SmallIntegerField()),
                ("written_by", models.UUIDField()),
                ("written_name", models.TextField()),
                ("written_at", models.DateTimeField()),
                ("marking", MARKING),
            ],
            options={"db_table": "bulletin"},
        ),
        migrations.CreateModel(
            name="BulletinStep",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("number", models.IntegerField()),
                ("kind", models.TextField()),
                ("words", models.TextField()),
                ("signed_by", models.UUIDField()),
                ("signed_name", models.TextField()),
                ("signed_at", models.DateTimeField()),
                ("bulletin", BULLETIN),
                ("marking", MARKING),
            ],
            options={"db_table": "bulletin_step"},
        ),
        migrations.CreateModel(
            name="Publication",
            fields=[
                ("pk", models.CompositePrimaryKey(
                    "bulletin_id", "kind", blank=True, editable=False, primary_key=True, serialize=False)),
                ("kind", models.TextField()),
                ("text_en", models.TextField()),
                ("text_ur", models.TextField()),
                ("words", models.TextField(help_text="why it was retracted")),
                ("agency", models.SmallIntegerField()),
                ("done_at", models.DateTimeField()),
                ("bulletin", BULLETIN),
                ("marking", MARKING),
            ],
            options={"db_table": "publication"},
        ),
        migrations.AddConstraint("bulletinstep", models.UniqueConstraint(
            fields=("bulletin", "number"), name="bulletin_step_number_once")),
        migrations.AddConstraint("bulletinstep", models.CheckConstraint(
            condition=models.Q(("kind__in", ["approved", "refused", "published", "retracted"])),
            name="bulletin_step_is_known")),
        migrations.AddConstraint("publication", models.CheckConstraint(
            condition=models.Q(("kind__in", ["published", "retracted"])), name="publication_is_known")),
        ProtectAndWatch(
            "bulletin", own=True,
            also=f"written_by = {ME} AND written_name = {MY_NAME} AND agency = {MY_AGENCY} AND {WRITES}",
        ),
        ProtectAndWatch(
            "bulletin_step", parent=("bulletin", "id", "bulletin_id"),
            also=f"signed_by = {ME} AND signed_name = {MY_NAME} AND {WRITES} AND {NOT_ALONE}",
        ),
        ProtectAndWatch("publication", own=True, also=f"agency = {MY_AGENCY} AND {WRITES} AND {APPROVED_BY_TWO}"),
        ApplySql("prevention/sql/no_statistics_of_bulletins.sql"),
    ]  # fmt: skip
