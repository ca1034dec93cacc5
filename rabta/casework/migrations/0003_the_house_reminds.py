from django.db import migrations

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    """Before the code: the house reminds of what is overdue; a grant that was taken back lets nobody have a report."""

    dependencies = [
        ("casework", "0002_notices_opened_and_links_to_operations"),
        ("records", "0002_releases"),
    ]

    operations = [
        ApplySql("casework/sql/grant_stands.sql", runs="rabta_app"),
        ApplySql("casework/sql/house_reminds.sql"),
    ]
