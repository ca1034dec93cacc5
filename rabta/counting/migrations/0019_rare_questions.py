from django.db import migrations, models


class Migration(migrations.Migration):
    """Before the code: the few questions that are not simply asked are found without a look at all."""

    dependencies = [("counting", "0018_judgements_are_noted")]

    operations = [
        migrations.AddIndex(
            model_name="keptquestion",
            index=models.Index(
                condition=models.Q(("kind", "asked"), _negated=True), fields=["kind"], name="kept_question_rare"
            ),
        ),
    ]
