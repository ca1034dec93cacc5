from django.db import migrations

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    """Before the code: notices about partners' requests."""

    dependencies = [
        ("exchange", "0003_a_draft_is_sent_once"),
        ("casework", "0003_the_house_reminds"),
    ]

    operations = [
        ApplySql("exchange/sql/partner_notices.sql"),
    ]
