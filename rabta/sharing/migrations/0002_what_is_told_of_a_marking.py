from django.db import migrations

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    """Before the code: ids of new markings are keyed, and an audience is its originator's to know."""

    dependencies = [("sharing", "0001_markings_and_the_gate")]

    operations = [
        ApplySql("sharing/sql/kept_marking.sql"),
        ApplySql("sharing/sql/marking_for.sql"),
        ApplySql("sharing/sql/markings_shown.sql"),
        ApplySql("sharing/sql/marking_rows.sql"),
    ]
