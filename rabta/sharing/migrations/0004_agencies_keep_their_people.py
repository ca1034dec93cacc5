from django.db import migrations

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    """Before the code: administrators keep their own agency's people, and what is weighty takes two of them."""

    dependencies = [
        ("sharing", "0003_tasks_of_readers"),
        ("people", "0002_proposals_and_removed_readers"),
    ]

    operations = [
        ApplySql("sharing/sql/administered_agencies.sql", runs="rabta_app"),
        ApplySql("sharing/sql/kept_people.sql", runs="rabta_app"),
        ApplySql("sharing/sql/may_second.sql", runs="rabta_app"),
        ApplySql("sharing/sql/proposal_policies.sql"),
        ApplySql("sharing/sql/add_person.sql", runs="rabta_app"),
        ApplySql("sharing/sql/keep_person.sql", runs="rabta_app"),
        ApplySql("sharing/sql/propose_person.sql", runs="rabta_app"),
        ApplySql("sharing/sql/decide_proposal.sql", runs="rabta_app"),
    ]
