import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_readers"),
    ]

    operations = [
        migrations.AddField(
            model_name="reader",
            name="removed_at",
            field=models.DateTimeField(help_text="the row stays: the ledger and the record name it", null=True),
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("name", models.TextField()),
                ("agency", models.SmallIntegerField()),
                ("kind", models.SmallIntegerField()),
                ("vetting", models.SmallIntegerField()),
                ("roles", django.contrib.postgres.fields.ArrayField(base_field=models.SmallIntegerField(), size=None)),
                ("reason", models.TextField()),
                ("proposed_by", models.UUIDField()),
                ("proposer_name", models.TextField()),
                ("proposed_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField(help_text="by the database's own clock")),
                ("decided_by", models.UUIDField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                ("outcome", models.SmallIntegerField(null=True)),
                (
                    "reader",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.reader"
                    ),
                ),
            ],
            options={
                "db_table": "proposal",
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("kind__range", (1, 3))), name="proposal_kind_is_known"),
                    models.CheckConstraint(
                        condition=models.Q(("vetting__range", (0, 3))), name="proposal_vetting_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decided_at__isnull", True), ("decided_by__isnull", True), ("outcome__isnull", True)
                            ),
                            models.Q(
                                ("decided_at__isnull", False), ("decided_by__isnull", False), ("outcome__in", (1, 2))
                            ),
                            _connector="OR",
                        ),
                        name="proposal_is_decided_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", 1), _negated=True),
                            models.Q(("decided_by", models.F("proposed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="proposal_takes_four_eyes",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("outcome__isnull", True)),
                        fields=("reader", "kind"),
                        name="proposal_one_open_of_a_kind",
                    ),
                ],
            },
        ),
    ]
