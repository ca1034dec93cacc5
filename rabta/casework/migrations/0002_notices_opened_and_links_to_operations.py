import django.db.models.deletion
from django.db import migrations, models

from rabta.sharing.protection import ApplySql, ProtectAndWatch

ME = "(SELECT current_reader())"


class Migration(migrations.Migration):
    """Before the code: who has opened which notice; links to planned operations and to targets held."""

    dependencies = [
        ("casework", "0001_cases_tasks_requests_and_equipment"),
        ("deconfliction", "0001_planned_operations_and_their_conflicts"),
    ]

    operations = [
        migrations.CreateModel(
            name="NoticeOpened",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("opened_by", models.UUIDField()),
                ("opened_at", models.DateTimeField()),
                ("marking", models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking")),
                ("notice", models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="casework.notice")),
            ],
            options={
                "db_table": "notice_opened",
                "constraints": [
                    models.UniqueConstraint(fields=("notice", "opened_by"), name="notice_opened_once"),
                ],
            },
        ),
        ProtectAndWatch(
            "notice_opened", parent=("notice", "id", "notice_id"), also=f"opened_by = {ME}", shows=f"opened_by = {ME}"
        ),
        ApplySql("casework/sql/opened_followed.sql"),
        ApplySql("casework/sql/mark_work.sql", runs="rabta_app"),
        ApplySql("casework/sql/work_link_shows.sql"),
        ApplySql("casework/sql/withdrawals_of_what_shows.sql"),
    ]  # fmt: skip
