from django.db import migrations, models


class Migration(migrations.Migration):
    """Everybody signs in again: a session of before says neither whose it is nor when it was used."""

    dependencies = [("accounts", "0001_sign_ins")]

    operations = [
        migrations.RunSQL("DELETE FROM session", elidable=True),
        migrations.RemoveField(model_name="account", name="administrator"),
        migrations.AddField(
            model_name="account", name="second_factor_required", field=models.BooleanField(default=True)
        ),
        migrations.AlterField(
            model_name="account",
            name="second_factor_required",
            field=models.BooleanField(
                default=False,
                help_text="nothing opens before a second factor is set up; `rabta serve` runs with nobody else",
            ),
        ),
        migrations.AddField(model_name="session", name="name", field=models.UUIDField(unique=True)),
        migrations.AddField(
            model_name="session", name="account_id", field=models.BigIntegerField(db_index=True, null=True)
        ),
        migrations.AddField(model_name="session", name="began_at", field=models.DateTimeField(null=True)),
        migrations.AddField(model_name="session", name="used_at", field=models.DateTimeField()),
        migrations.AddField(model_name="session", name="locked", field=models.BooleanField(default=False)),
        migrations.AddField(model_name="session", name="address", field=models.TextField(default="")),
        migrations.AddField(model_name="session", name="browser", field=models.TextField(default="")),
    ]
