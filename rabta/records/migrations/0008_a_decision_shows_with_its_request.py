from django.db import migrations

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    """Whether a person's request is decided was told of any id: now of those alone that the reader may see."""

    dependencies = [("records", "0007_search_by_the_index_of_words")]

    operations = [ApplySql("records/sql/redress_decided.sql")]
