"""What the resolver keeps of a mention: that it is judged, and by what it is found. Made anew from the record any time."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from rabta.records.models import PersonMention
from rabta.records.models.marked import Marked


class PlacedMention(Marked):
    """A mention that was laid beside all others under one version of the rules, and the blocks it stands in.

    The resolver's own; no reader sees it.
    """

    mention = models.OneToOneField(PersonMention, models.CASCADE, primary_key=True, related_name="+")
    mention_key = models.UUIDField(db_index=True)
    protected = models.BooleanField()
    rule_version = models.TextField()
    blocks = ArrayField(models.BigIntegerField())

    class Meta:
        db_table = "placed_mention"


class MentionName(Marked):
    """A key of a mention's name, the same for every spelling and script, by which a reader finds it."""

    pk = models.CompositePrimaryKey("mention_id", "name_key")
    mention = models.ForeignKey(PersonMention, models.CASCADE, related_name="+")
    name_key = models.TextField()
    protected = models.BooleanField()

    class Meta:
        db_table = "mention_name"
        indexes = [models.Index(fields=["name_key"], name="mention_name_found")]
