from django.db import migrations, models

from rabta.sharing.protection import ApplySql


class Migration(migrations.Migration):
    """Before the code: judgements on telephones, vehicles and documents beside those on persons."""

    dependencies = [("resolution", "0001_who_is_who")]

    operations = [
        migrations.AddField("identityjudgement", "number_a", models.IntegerField(
            null=True, help_text="of a judgement on things: the place of the number in mention a")),
        migrations.AddField("identityjudgement", "number_b", models.IntegerField(null=True)),
        migrations.AddConstraint("identityjudgement", models.CheckConstraint(
            condition=models.Q(("number_a__isnull", True), ("number_b__isnull", True))
            | models.Q(("number_a__isnull", False), ("number_b__isnull", False)),
            name="identity_judgement_numbers_both")),
        ApplySql("resolution/sql/identity_judged_already.sql"),
        ApplySql("resolution/sql/thing_judged_already.sql"),
        ApplySql("resolution/sql/things_are_judged.sql"),
    ]  # fmt: skip
