"""What every marked row carries."""

from django.db import models

from rabta.sharing.models import Marking


class Marked(models.Model):
    """A row that names its marking. The migration that creates its table also protects and watches it."""

    marking = models.ForeignKey(Marking, models.PROTECT, related_name="+")

    class Meta:
        abstract = True
