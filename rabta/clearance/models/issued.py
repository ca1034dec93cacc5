"""Certificates of a district's season, as they were issued. Open to every agency."""

from django.db import models

from rabta.records.models.marked import Marked


class CertificateIssued(Marked):
    """A named person issues a certificate, whose figures and records stay as they were; or withdraws one, with the reason.

    `content` is made of what every agency may read alone, and kept as text: its hash stands on the paper.
    """

    id = models.UUIDField(primary_key=True)
    number = models.TextField(help_text="district, crop, year and which one it is; empty where it withdraws one")
    crop = models.TextField()
    year = models.SmallIntegerField(help_text="in which the season ends")
    district = models.SmallIntegerField()
    content = models.TextField(help_text="JSON: what it says, figures, records, who declared; empty where it withdraws one")
    sha256 = models.BinaryField()
    words = models.TextField()
    withdraws = models.UUIDField(null=True)
    agency = models.SmallIntegerField()
    signed_by = models.UUIDField()
    signed_name = models.TextField()
    signed_at = models.DateTimeField()

    class Meta:
        db_table = "certificate_issued"
        constraints = [
            models.CheckConstraint(
                condition=(~models.Q(number="") & ~models.Q(content="") & models.Q(withdraws__isnull=True))
                | (models.Q(number="", content="") & models.Q(withdraws__isnull=False)),
                name="certificate_issued_or_withdrawn",
            ),
            models.UniqueConstraint(
                fields=["number"], condition=~models.Q(number=""), name="certificate_issued_number_once"
            ),
            models.UniqueConstraint(fields=["withdraws"], name="certificate_withdrawn_once"),
        ]
