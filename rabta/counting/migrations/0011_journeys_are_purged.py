from django.db import migrations

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    """Before the code: flights, bookings, legs and bags go with their report. Their keys stand after records 0011."""

    dependencies = [("counting", "0010_persons_are_purged"), ("records", "0011_journeys_stated")]

    operations = [ApplySql("counting/sql/may_be_purged.sql")]
