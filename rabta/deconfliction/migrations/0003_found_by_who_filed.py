from django.db import migrations, models

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    """Before the code: what a filing asks of a large table is found by an index; the check is never compiled."""

    dependencies = [
        ("deconfliction", "0002_said_no_wider_than_it_shows"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="conflictnotice",
            index=models.Index(fields=["agency", "told_at"], name="conflict_notice_by_agency"),
        ),
        migrations.AddIndex(
            model_name="heldtarget",
            index=models.Index(fields=["version"], name="held_target_by_version"),
        ),
        migrations.AddIndex(
            model_name="plannedoperation",
            index=models.Index(fields=["filed_by", "filed_at"], name="planned_operation_by_filer"),
        ),
        migrations.AddIndex(
            model_name="plannedoperation",
            index=models.Index(fields=["filed_at", "agency"], name="planned_operation_by_filing"),
        ),
        ApplySql("deconfliction/sql/operations_met.sql"),
    ]
