from django.db import migrations, models

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    """Before the code: the countries of a stated journey, which name nobody and count where its words are withheld."""

    dependencies = [("records", "0015_stated_at_airports")]

    operations = [
        migrations.AddField("encounter", "route", models.TextField(
            db_default="",
            help_text="countries as stated, PK>IR>TR, ? for an end not stated; never of a child; empty: none")),
        ApplySql("records/sql/no_statistics_of_routes.sql"),
    ]  # fmt: skip
