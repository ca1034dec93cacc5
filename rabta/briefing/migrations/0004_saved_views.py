import django.db.models.deletion
from django.db import migrations, models

from rabta.sharing.protection import ApplySql, ProtectAndWatch

ME = "(SELECT current_reader())"
MY_AGENCY = "(SELECT r.agency FROM reader r WHERE r.id = (SELECT current_reader()))"
MY_NAME = "(SELECT r.name FROM reader r WHERE r.id = (SELECT current_reader()))"
VIEW_SHOWS = "EXISTS (SELECT FROM saved_view v WHERE v.id = saved_view_step.view_id)"
MARKING = models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking")


class Migration(migrations.Migration):
    """Before the code: views of analysis that somebody keeps."""

    dependencies = [("briefing", "0003_texts_for_the_press")]

    operations = [
        migrations.CreateModel(
            name="SavedView",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("name", models.TextField()),
                ("page", models.TextField()),
                ("asked", models.TextField(help_text="the part of the page's address after its question mark")),
                ("shared", models.BooleanField(help_text="with the own agency")),
                ("agency", models.SmallIntegerField()),
                ("saved_by", models.UUIDField()),
                ("saved_name", models.TextField()),
                ("saved_at", models.DateTimeField()),
                ("marking", MARKING),
            ],
            options={"db_table": "saved_view"},
        ),
        migrations.CreateModel(
            name="SavedViewStep",
            fields=[
                ("pk", models.CompositePrimaryKey(
                    "view_id", "number", blank=True, editable=False, primary_key=True, serialize=False)),
                ("number", models.SmallIntegerField()),
                ("kind", models.TextField()),
                ("saved_by", models.UUIDField()),
                ("signed_at", models.DateTimeField()),
                ("marking", MARKING),
                ("view", models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="briefing.savedview")),
            ],
            options={"db_table": "saved_view_step"},
        ),
        migrations.AddConstraint("savedviewstep", models.CheckConstraint(
            condition=models.Q(("kind__in", ["deleted", "restored"])), name="saved_view_step_is_known")),
        ProtectAndWatch(
            "saved_view", own=True, shows=f"(saved_by = {ME} OR shared)",
            also=f"saved_by = {ME} AND saved_name = {MY_NAME} AND agency = {MY_AGENCY}",
        ),
        ProtectAndWatch(
            "saved_view_step", parent=("saved_view", "id", "view_id"), own=True, same=("saved_by",),
            also=f"saved_by = {ME}", shows=VIEW_SHOWS,
        ),
        ApplySql("briefing/sql/no_statistics_of_views.sql"),
    ]  # fmt: skip
