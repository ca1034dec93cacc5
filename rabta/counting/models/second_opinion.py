"""Second opinions: somebody asks another person to judge a pair, too. The answer is that person's own judgement."""

from django.db import models


class SecondOpinion(models.Model):
    """One question put to a named analyst, or to any analyst of the centre where `asked_of` is null.

    `a` and `b` are incident keys, a < b. It shows to whoever sees both incidents; nobody changes it.
    """

    id = models.UUIDField(primary_key=True)
    a = models.UUIDField(db_index=True)
    b = models.UUIDField(db_index=True)
    asked_by = models.UUIDField()
    asked_of = models.UUIDField(null=True)
    words = models.TextField()
    asked_at = models.DateTimeField()

    class Meta:
        db_table = "second_opinion"
        constraints = [
            models.CheckConstraint(condition=models.Q(a__lt=models.F("b")), name="second_opinion_ends_in_order"),
        ]


class SecondOpinionTakenBack(models.Model):
    """Whoever asked no longer asks. The question stays on record as taken back."""

    opinion = models.OneToOneField(SecondOpinion, models.CASCADE, primary_key=True, related_name="+")
    taken_back_at = models.DateTimeField()

    class Meta:
        db_table = "second_opinion_taken_back"
