import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from rabta.sharing.protection import ApplySql, FollowsReport, ProtectAndWatch

ME = "(SELECT current_reader())"
MY_AGENCY = "(SELECT r.agency FROM reader r WHERE r.id = (SELECT current_reader()))"
MY_NAME = "(SELECT r.name FROM reader r WHERE r.id = (SELECT current_reader()))"
OFFICER = "(SELECT reader_has_role(1::smallint))"
MARKING = models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.marking")
REPORT = models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.report")
KINDS = (
    "seized", "weighed", "sealed", "handed_over", "received", "sampled", "sent_to_laboratory", "laboratory_result", "stored",
    "case_registered", "case_decided", "released_to_court", "destroyed",
)  # fmt: skip


class Migration(migrations.Migration):
    """Before the code: exhibits of a seizure and the signed steps of their chains, under the marking of their report."""

    initial = True

    dependencies = [("counting", "0005_dissent"), ("records", "0007_search_by_the_index_of_words")]

    operations = [
        migrations.CreateModel(
            name="Exhibit",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("incident_key", models.UUIDField(db_index=True)),
                ("number", models.SmallIntegerField(help_text="among the exhibits of its incident")),
                ("label", models.TextField(help_text="what the officer calls it: bag 2, capsules")),
                ("substance", models.SmallIntegerField()),
                ("unit", models.SmallIntegerField()),
                ("agency", models.SmallIntegerField(help_text="of the officer who began its chain")),
                ("opened_by", models.UUIDField()),
                ("opened_at", models.DateTimeField()),
                ("marking", MARKING),
                ("report", REPORT),
            ],
            options={"db_table": "exhibit"},
        ),
        migrations.AddConstraint("exhibit", models.UniqueConstraint(
            fields=("incident_key", "number"), name="exhibit_number_once")),
        migrations.CreateModel(
            name="CustodyStep",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("number", models.SmallIntegerField(help_text="in the order of signing")),
                ("kind", models.TextField()),
                ("done_at", models.DateTimeField(help_text="when it was done, as the signer says")),
                ("place", models.TextField()),
                ("amount", models.DecimalField(
                    decimal_places=6, help_text="in the exhibit's unit", max_digits=20, null=True)),
                ("error", models.DecimalField(
                    decimal_places=6, help_text="of the scale, either way", max_digits=20, null=True)),
                ("to_agency", models.SmallIntegerField(null=True)),
                ("to_officer", models.TextField()),
                ("reference", models.TextField(help_text="seal, memorandum, FIR or order number")),
                ("held_at", models.TextField(help_text="laboratory, store or court")),
                ("purity", models.DecimalField(decimal_places=3, help_text="per cent", max_digits=6, null=True)),
                ("witnesses", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                ("outcome", models.TextField()),
                ("agency", models.SmallIntegerField()),
                ("signed_by", models.UUIDField()),
                ("signed_name", models.TextField()),
                ("signed_at", models.DateTimeField()),
                ("marking", MARKING),
                ("report", REPORT),
                ("exhibit", models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="custody.exhibit")),
            ],
            options={"db_table": "custody_step"},
        ),
        migrations.AddConstraint("custodystep", models.UniqueConstraint(
            fields=("exhibit", "number"), name="custody_step_number_once")),
        migrations.AddConstraint("custodystep", models.CheckConstraint(
            condition=models.Q(("kind__in", list(KINDS))), name="custody_step_is_known")),
        migrations.AddConstraint("custodystep", models.CheckConstraint(
            condition=models.Q(("amount__isnull", True), ("error__isnull", True))
            | models.Q(("amount__gt", 0), ("error__gte", 0)), name="custody_weight_has_its_error")),
        migrations.CreateModel(
            name="CustodyWithdrawal",
            fields=[
                ("step", models.OneToOneField(
                    on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name="+", serialize=False,
                    to="custody.custodystep")),
                ("reason", models.TextField()),
                ("withdrawn_by", models.UUIDField()),
                ("withdrawn_at", models.DateTimeField()),
                ("marking", MARKING),
                ("report", REPORT),
            ],
            options={"db_table": "custody_withdrawal"},
        ),
        ProtectAndWatch(
            "exhibit",
            parent=("report", "id", "report_id"),
            also=f"opened_by = {ME} AND agency = {MY_AGENCY} AND {OFFICER} AND EXISTS ("
            "SELECT FROM incident i JOIN current_reading c ON c.id = i.reading_id JOIN report r ON r.id = c.report_id"
            " WHERE i.key = exhibit.incident_key AND r.id = exhibit.report_id"
            " AND (r.originator = exhibit.agency OR exhibit.agency = ANY (i.agencies)))",
        ),
        ProtectAndWatch(
            "custody_step",
            parent=("exhibit", "id", "exhibit_id"),
            same=("report_id",),
            also=f"signed_by = {ME} AND signed_name = {MY_NAME} AND agency = {MY_AGENCY} AND {OFFICER}",
        ),
        ProtectAndWatch(
            "custody_withdrawal",
            parent=("custody_step", "id", "step_id"),
            same=("report_id",),
            also=f"withdrawn_by = {ME} AND EXISTS (SELECT FROM custody_step s WHERE s.id = step_id AND s.signed_by = {ME})",
        ),
        *(FollowsReport(table, directly=True) for table in ("exhibit", "custody_step", "custody_withdrawal")),
        ApplySql("custody/sql/no_statistics_of_words.sql"),
    ]  # fmt: skip
