from django.db import migrations

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    """Before the code: a filing that meets several is told once to each side; what is said of a row shows with the row."""

    dependencies = [
        ("deconfliction", "0001_planned_operations_and_their_conflicts"),
    ]

    operations = [
        ApplySql("deconfliction/sql/follows_what_it_is_of.sql"),
        ApplySql("deconfliction/sql/tell_both_sides.sql"),
    ]
