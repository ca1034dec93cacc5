import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models

from rabta.sharing.protection import ApplySql, ProtectAndWatch

ME = "(SELECT current_reader())"
MY_AGENCY = "(SELECT r.agency FROM reader r WHERE r.id = (SELECT current_reader()))"
MY_NAME = "(SELECT r.name FROM reader r WHERE r.id = (SELECT current_reader()))"
OFFICER = "((SELECT reader_has_role(1::smallint)) OR (SELECT reader_has_role(2::smallint)))"
SIGNED = f"signed_by = {ME} AND signed_name = {MY_NAME} AND {OFFICER}"
MARKING = models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking")


def of_my_list(column: str) -> str:
    """Below a list of the own agency that shows."""
    return f"EXISTS (SELECT FROM watch_list l WHERE l.id = {column} AND l.agency = {MY_AGENCY})"


OF_MY_ENTRY = (
    f"EXISTS (SELECT FROM watch_entry e JOIN watch_list l ON l.id = e.watch_list_id"
    f" WHERE e.id = entry_id AND l.agency = {MY_AGENCY})"
)


class Migration(migrations.Migration):
    """Before the code: watch-lists of agencies, their entries, and the steps of both."""

    initial = True

    dependencies = [
        ("sharing", "0007_watch_officers"), ("deconfliction", "0004_targets_by_who_holds_them"),
    ]

    operations = [
        migrations.CreateModel(
            name="WatchList",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("name", models.TextField()),
                ("agency", models.SmallIntegerField()),
                ("ground", models.TextField(help_text="law and section, or order")),
                ("reason", models.TextField()),
                ("contact", models.TextField(help_text="who is called when something matches")),
                ("phone", models.TextField()),
                ("opened_by", models.UUIDField()),
                ("opened_name", models.TextField()),
                ("opened_at", models.DateTimeField()),
                ("marking", MARKING),
            ],
            options={
                "db_table": "watch_list",
            },
        ),
        migrations.CreateModel(
            name="WatchEntry",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("kind", models.TextField()),
                ("why", models.TextField()),
                ("name", models.TextField()),
                ("father", models.TextField()),
                ("born", models.TextField(help_text="year, year-month or year-month-day")),
                ("issuer", models.TextField(help_text="of its documents, as three letters")),
                ("digest", models.BinaryField(help_text="keyed hash of the entry in one form")),
                ("marking", MARKING),
                ("watch_list", models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="screening.watchlist")),
            ],
            options={
                "db_table": "watch_entry",
            },
        ),
        migrations.CreateModel(
            name="WatchListStep",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("number", models.IntegerField()),
                ("kind", models.TextField()),
                ("until", models.DateField(null=True)),
                ("words", models.TextField()),
                ("signed_by", models.UUIDField()),
                ("signed_name", models.TextField()),
                ("signed_at", models.DateTimeField()),
                ("marking", MARKING),
                ("watch_list", models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="screening.watchlist")),
            ],
            options={
                "db_table": "watch_list_step",
            },
        ),
        migrations.CreateModel(
            name="WatchEntryStep",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("number", models.IntegerField()),
                ("kind", models.TextField()),
                ("until", models.DateField(null=True)),
                ("at", models.DateTimeField()),
                ("entry", models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="screening.watchentry")),
                ("marking", MARKING),
            ],
            options={
                "db_table": "watch_entry_step",
                "constraints": [
                    models.UniqueConstraint(fields=("entry", "number"), name="watch_entry_step_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["added", "renewed", "withdrawn", "restored", "closed"])),
                        name="watch_entry_step_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WatchIdentifier",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("kind", models.TextField()),
                ("written", models.TextField(help_text="as the officer wrote it")),
                ("digest", models.BinaryField(help_text="keyed hash of the one form it was brought to")),
                ("near", django.contrib.postgres.fields.ArrayField(
                    base_field=models.BigIntegerField(),
                    help_text="keyed hashes it shares with numbers one slip apart", size=None)),
                ("entry", models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="screening.watchentry")),
                ("marking", MARKING),
            ],
            options={
                "db_table": "watch_identifier",
                "indexes": [
                    models.Index(fields=["digest"], name="watch_identifier_by_digest"),
                    django.contrib.postgres.indexes.GinIndex(fields=["near"], name="watch_identifier_by_near"),
                ],
            },
        ),
        migrations.CreateModel(
            name="WatchEntryWord",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("number", models.IntegerField(help_text="of the step")),
                ("reason", models.TextField()),
                ("reference", models.TextField()),
                ("signed_by", models.UUIDField()),
                ("signed_name", models.TextField()),
                ("signed_at", models.DateTimeField()),
                ("entry", models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="screening.watchentry")),
                ("marking", MARKING),
                ("watch_list", models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="screening.watchlist")),
            ],
            options={
                "db_table": "watch_entry_word",
                "constraints": [models.UniqueConstraint(fields=("entry", "number"), name="watch_entry_word_once")],
            },
        ),
        migrations.AddConstraint(
            model_name="watchentry",
            constraint=models.UniqueConstraint(fields=("watch_list", "digest"), name="watch_entry_once"),
        ),
        migrations.AddConstraint(
            model_name="watchentry",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", [
                    "person", "document", "phone", "address",
                ])),
                name="watch_entry_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="watchentry",
            constraint=models.CheckConstraint(
                condition=models.Q(("why__in", [
                    "wanted", "courier", "facilitator", "trafficker", "recruiter", "lost", "stolen", "forged",
                    "cancelled",
                ])),
                name="watch_entry_why_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="watchliststep",
            constraint=models.UniqueConstraint(fields=("watch_list", "number"), name="watch_list_step_number_once"),
        ),
        migrations.AddConstraint(
            model_name="watchliststep",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", [
                    "opened", "renewed", "closed",
                ])),
                name="watch_list_step_is_known",
            ),
        ),
        ProtectAndWatch(
            "watch_list", own=True,
            also=f"opened_by = {ME} AND opened_name = {MY_NAME} AND agency = {MY_AGENCY} AND {OFFICER}",
        ),
        ProtectAndWatch(
            "watch_list_step", parent=("watch_list", "id", "watch_list_id"),
            also=f"{SIGNED} AND {of_my_list('watch_list_id')}",
        ),
        ProtectAndWatch("watch_entry", own=True, also=f"{OFFICER} AND {of_my_list('watch_list_id')}"),
        ProtectAndWatch("watch_identifier", parent=("watch_entry", "id", "entry_id"), whole=True),
        ProtectAndWatch("watch_entry_step", parent=("watch_entry", "id", "entry_id"), also=f"{OFFICER} AND {OF_MY_ENTRY}"),
        ProtectAndWatch(
            "watch_entry_word", parent=("watch_list", "id", "watch_list_id"),
            also=f"{SIGNED} AND {of_my_list('watch_list_id')} AND EXISTS (SELECT FROM watch_entry e"
            " WHERE e.id = entry_id AND e.watch_list_id = watch_entry_word.watch_list_id)",
            shows="EXISTS (SELECT FROM watch_entry e WHERE e.id = entry_id)",
        ),
        ApplySql("screening/sql/watch_desk_sees_lists.sql"),
        ApplySql("screening/sql/no_statistics_of_lists.sql"),
    ]  # fmt: skip
