"""Editions: figures of a period frozen to be published, what was signed of them, and what left."""

from django.db import models

from rabta.publications.rules.course import PUBLISHING, Kind
from rabta.records.models.marked import Marked

PRINTED = "the words of its printed form by language; nothing where it was frozen before there was one"
PRESS = "a text for the press written from these figures; nothing where they tell too little"


class Edition(Marked):
    """A publication as it was prepared from what is releasable. Never changed: what changes later is another one that
    restates it."""

    id = models.UUIDField(primary_key=True)
    restates = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    date_from = models.DateField()
    date_to = models.DateField()
    view = models.TextField(help_text="whose view the figures were made of")
    prices = models.TextField(help_text="the price list a value rests on, with its day")
    versions = models.JSONField(help_text="of readers, of conversion factors, of the rules of counting")
    outside = models.JSONField(help_text="what is told: figures, lists, what is withheld")
    changes = models.JSONField(help_text="of a restatement: line by line, by figure")
    page = models.TextField(help_text="the page that leaves, in English and Urdu")
    press_en = models.TextField(db_default="", default="", help_text=PRESS)
    press_ur = models.TextField(db_default="", default="", help_text=PRESS)
    printed = models.JSONField(db_default={}, default=dict, help_text=PRINTED)
    agency = models.SmallIntegerField()
    prepared_by = models.UUIDField()
    prepared_name = models.TextField()
    frozen_at = models.DateTimeField()

    class Meta:
        db_table = "edition"
        constraints = [
            models.CheckConstraint(condition=models.Q(date_from__lte=models.F("date_to")), name="edition_days_in_order"),
        ]


class EditionFigure(Marked):
    """One figure of an edition, frozen with its definition and the keys and hashes of the records behind it."""

    pk = models.CompositePrimaryKey("edition_id", "name")
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="+")
    name = models.TextField()
    place = models.SmallIntegerField()
    definition_version = models.TextField(help_text="of the definition's words and its question")
    figure = models.JSONField(help_text="as counted, with its parts and breakdowns; never told outside as it is")
    records = models.JSONField(
        help_text="what counts once; of what tells of it key, report's hash and number, reading"
    )

    class Meta:
        db_table = "edition_figure"


class EditionStep(Marked):
    """Approved, refused, an approval withdrawn, published, retracted; only ever added to."""

    id = models.UUIDField(primary_key=True)
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="+")
    number = models.IntegerField()
    kind = models.TextField()
    words = models.TextField()
    signed_by = models.UUIDField()
    signed_name = models.TextField()
    signed_at = models.DateTimeField()

    class Meta:
        db_table = "edition_step"
        constraints = [
            models.UniqueConstraint(fields=["edition", "number"], name="edition_step_number_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=[str(one) for one in PUBLISHING.kinds]), name="edition_step_is_known"
            ),
        ]


class EditionOut(Marked):
    """What left: the page and what it tells, as two approved them, open to every reader; or that it was taken back."""

    pk = models.CompositePrimaryKey("edition_id", "kind")
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="+")
    restates_id = models.UUIDField(null=True)
    kind = models.TextField()
    date_from = models.DateField()
    date_to = models.DateField()
    outside = models.JSONField()
    page = models.TextField()
    press_en = models.TextField(db_default="", default="", help_text=PRESS)
    press_ur = models.TextField(db_default="", default="", help_text=PRESS)
    printed = models.JSONField(db_default={}, default=dict, help_text=PRINTED)
    words = models.TextField(help_text="why it was taken back")
    agency = models.SmallIntegerField()
    done_at = models.DateTimeField()

    class Meta:
        db_table = "edition_out"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=[str(Kind.PUBLISHED), str(Kind.RETRACTED)]), name="edition_out_is_known"
            ),
        ]
