"""Persons as one row of one report states them, and what they are known by in it. Facts: who is who is judged elsewhere."""

from django.db import models

from rabta.records.models.marked import Marked
from rabta.records.models.reading import Reading, ReadingRow


class PersonMention(Marked):
    """One person of one row. `key` survives re-reading: it is a keyed hash of the report and the words.

    A protected mention shows to the protected compartment alone, whole: that it is there is not said either.
    """

    id = models.UUIDField(primary_key=True)
    key = models.UUIDField(db_index=True)
    reading = models.ForeignKey(Reading, models.CASCADE, related_name="+")
    row = models.ForeignKey(ReadingRow, models.CASCADE, related_name="+")
    mention_no = models.IntegerField(help_text="position in the row, from 0")
    pointer = models.TextField(help_text="JSON Pointer into the reader's answer: where its words are")
    incident_no = models.IntegerField(null=True, help_text="the incident of the row that the person stands in")
    name = models.TextField(help_text="as written, in the script it came in")
    script = models.TextField(help_text="of the name: latin, arabic, mixed, or empty")
    father = models.TextField()
    husband = models.TextField()
    born_from = models.DateField(null=True)
    born_to = models.DateField(null=True)
    gender = models.TextField(help_text="female, male or x, only as documented; empty when not stated")
    nationality = models.TextField(help_text="ISO 3166-1, two letters, only as documented; empty when not stated")
    role = models.TextField(help_text="in this event alone: a code of person_roles.yaml, or empty")
    seen_from = models.DateField(null=True, help_text="of the event, else of the report")
    seen_to = models.DateField(null=True)
    place_text = models.TextField()
    protected = models.BooleanField(help_text="absorbing: it shows to protection officers alone")

    class Meta:
        db_table = "person_mention"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(born_from__isnull=True, born_to__isnull=True)
                | models.Q(born_from__lte=models.F("born_to")),
                name="person_mention_born_forwards",
            ),
        ]


class MentionIdentifier(Marked):
    """What a person is known by in that row: a document, a telephone, a vehicle. `protected` as the mention is.

    It names its row, too: who files a protected mention does not see it, and so could not write anything below it.
    """

    pk = models.CompositePrimaryKey("mention_id", "identifier_no")
    mention = models.ForeignKey(PersonMention, models.CASCADE, related_name="+")
    row = models.ForeignKey(ReadingRow, models.CASCADE, related_name="+")
    identifier_no = models.SmallIntegerField()
    kind = models.TextField(help_text="passport, cnic, nicop, visa, phone, plate, ticket, account, address or email")
    written = models.TextField(help_text="as it stands in the report")
    value = models.TextField(help_text="in its one form; empty where it has none of its kind")
    issuer = models.TextField(help_text="state that issued it, as written in the document; empty when not stated")
    expires_on = models.DateField(null=True)
    check_holds = models.BooleanField(null=True, help_text="of its check digit, where it came with one")
    protected = models.BooleanField()

    class Meta:
        db_table = "mention_identifier"
        indexes = [models.Index(fields=["value", "kind"], name="mention_identifier_value")]
