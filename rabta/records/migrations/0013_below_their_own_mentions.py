from django.db import migrations

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    """Before the code: what stands below a mention is written with it, so that no key tells of a hidden one."""

    dependencies = [("records", "0012_encounters_as_filed")]

    operations = [
        ApplySql("records/sql/mention_is_of_row.sql", runs="rabta_app"),
        ApplySql("records/sql/below_mentions.sql"),
    ]
