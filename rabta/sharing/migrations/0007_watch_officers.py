from django.db import migrations

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    """Before the code: two administrators may make somebody of the centre a watch officer."""

    dependencies = [("sharing", "0006_visible_markings_at_once")]

    operations = [ApplySql("sharing/sql/propose_person.sql")]
