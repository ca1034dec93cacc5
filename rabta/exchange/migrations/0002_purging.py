from django.db import migrations

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    """Before the code: what a draft holds is purged with its report. Apart from 0001, whose foreign keys then stand."""

    dependencies = [("exchange", "0001_partners_requests_and_signed_answers")]

    operations = [ApplySql("counting/sql/may_be_purged.sql")]
