from django.db import migrations

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    dependencies = [
        ("sharing", "0004_agencies_keep_their_people"),
        ("ledger", "0003_what_the_sequencer_saw"),
    ]

    operations = [
        ApplySql("sharing/sql/gate_reads_checkpoints.sql"),
        ApplySql("sharing/sql/checkpoint_for_auditor.sql"),
        ApplySql("sharing/sql/readers_in_ledger.sql"),
        ApplySql("sharing/sql/entries_by_reader.sql"),
    ]
