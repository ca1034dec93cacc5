"""Public bulletins: what was written, what was signed of it, and what was published, frozen."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from rabta.publications.rules.course import PUBLISHING, Kind
from rabta.records.models.marked import Marked


class Bulletin(Marked):
    """A text made from warnings and signals of the own agency. It shows to that agency alone until it is published."""

    id = models.UUIDField(primary_key=True)
    warning_ids = ArrayField(models.UUIDField())
    signal_ids = ArrayField(models.UUIDField(), db_default=[], default=list, help_text="decisions to follow a signal")
    added_en = models.TextField()
    added_ur = models.TextField()
    text_en = models.TextField(help_text="paragraphs with an empty line between them; never changed")
    text_ur = models.TextField()
    agency = models.SmallIntegerField()
    written_by = models.UUIDField()
    written_name = models.TextField()
    written_at = models.DateTimeField()

    class Meta:
        db_table = "bulletin"


class BulletinStep(Marked):
    """Approved, refused, an approval withdrawn, published, retracted; only ever added to."""

    id = models.UUIDField(primary_key=True)
    bulletin = models.ForeignKey(Bulletin, models.CASCADE, related_name="+")
    number = models.IntegerField()
    kind = models.TextField()
    words = models.TextField()
    signed_by = models.UUIDField()
    signed_name = models.TextField()
    signed_at = models.DateTimeField()

    class Meta:
        db_table = "bulletin_step"
        constraints = [
            models.UniqueConstraint(fields=["bulletin", "number"], name="bulletin_step_number_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=[str(one) for one in PUBLISHING.kinds]), name="bulletin_step_is_known"
            ),
        ]


class Publication(Marked):
    """What left: the two texts as they were approved, open to every reader; or that it was taken back."""

    pk = models.CompositePrimaryKey("bulletin_id", "kind")
    bulletin = models.ForeignKey(Bulletin, models.CASCADE, related_name="+")
    kind = models.TextField()
    text_en = models.TextField()
    text_ur = models.TextField()
    words = models.TextField(help_text="why it was retracted")
    agency = models.SmallIntegerField()
    done_at = models.DateTimeField()

    class Meta:
        db_table = "publication"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=[str(Kind.PUBLISHED), str(Kind.RETRACTED)]), name="publication_is_known"
            ),
        ]
