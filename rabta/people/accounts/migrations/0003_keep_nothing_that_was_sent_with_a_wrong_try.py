from django.db import migrations


class Migration(migrations.Migration):
    """Rows of before hold names as typed, forms, pages, browsers and sign-ins. A name that rests just now wakes."""

    dependencies = [
        ("accounts", "0002_second_factors_and_sign_ins_told_apart"), ("axes", "0010_accessattemptexpiration"),
    ]  # fmt: skip

    operations = [
        migrations.RunSQL(
            "TRUNCATE axes_accessattempt, axes_accessattemptexpiration, axes_accessfailurelog, axes_accesslog", elidable=True
        )
    ]
