"""Rules that analysts write, their versions and steps, and the hits they gave. A rule has its own marking; a hit is marked
as the report that tells of the traveller, and shows to whoever sees the traveller and the rule."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from rabta.records.models.marked import Marked
from rabta.records.models.report import Report
from rabta.screening.rules.hit import By, steps_of
from rabta.screening.rules.rule_course import RuleStep


class ScreeningRule(Marked):
    """A rule as it was opened. What it says stands in its versions, how it stands in its steps."""

    id = models.UUIDField(primary_key=True)
    name = models.TextField()
    agency = models.SmallIntegerField()
    ground = models.TextField(help_text="law and section, or order")
    reason = models.TextField(help_text="what it is to find")
    contact = models.TextField(help_text="who is called of a hit")
    phone = models.TextField()
    opened_by = models.UUIDField()
    opened_name = models.TextField()
    opened_at = models.DateTimeField()

    class Meta:
        db_table = "screening_rule"


class RuleVersion(Marked):
    """The text of a rule, frozen: a change is another version."""

    id = models.UUIDField(primary_key=True)
    rule = models.ForeignKey(ScreeningRule, models.CASCADE, related_name="+")
    number = models.IntegerField()
    text = models.TextField(help_text="in its one form")
    digest = models.TextField(help_text="SHA-256 of the language's version and the text")
    language = models.TextField(help_text="version of what the conditions mean")
    signed_by = models.UUIDField()

    class Meta:
        db_table = "rule_version"
        constraints = [models.UniqueConstraint(fields=["rule", "number"], name="rule_version_number_once")]


class RuleStepTaken(Marked):
    """Written, tested, switched on, switched off, closed: who said so, of which version, and why."""

    id = models.UUIDField(primary_key=True)
    rule = models.ForeignKey(ScreeningRule, models.CASCADE, related_name="+")
    number = models.IntegerField()
    kind = models.TextField()
    version = models.IntegerField()
    until = models.DateField(null=True, help_text="of switching on: the day of review")
    tried_from = models.DateField(null=True, help_text="of a test: first day of travel it looked at")
    tried_to = models.DateField(null=True)
    known = ArrayField(models.TextField(), help_text="what the officer said is known: share, nationality, gender, age")
    words = models.TextField()
    signed_by = models.UUIDField()
    signed_name = models.TextField()
    signed_at = models.DateTimeField()

    class Meta:
        db_table = "rule_step"
        constraints = [
            models.UniqueConstraint(fields=["rule", "number"], name="rule_step_number_once"),
            models.CheckConstraint(condition=models.Q(kind__in=[str(one) for one in RuleStep]), name="rule_step_is_known"),
        ]


class RuleHit(Marked):
    """A traveller of one report whom a rule means. Found by the resolver; marked as the report, and purged with it."""

    id = models.UUIDField(primary_key=True)
    report = models.ForeignKey(Report, models.CASCADE, related_name="+")
    mention_key = models.UUIDField(db_index=True, help_text="of the traveller, whichever reading")
    rule = models.ForeignKey(ScreeningRule, models.CASCADE, related_name="+")
    version = models.IntegerField()
    others = ArrayField(models.UUIDField(), help_text="keys of the travellers it rests on: it shows where they do")
    match = models.UUIDField(null=True, help_text="match of a watch-list that it rests on, which may be another traveller's")
    reasons = models.JSONField()
    found_at = models.DateTimeField()

    class Meta:
        db_table = "rule_hit"


class RuleHitStepTaken(Marked):
    """What a named person did with a hit of a rule, and what was found; only ever added to."""

    id = models.UUIDField(primary_key=True)
    report = models.ForeignKey(Report, models.CASCADE, related_name="+")
    hit = models.ForeignKey(RuleHit, models.CASCADE, related_name="+")
    number = models.IntegerField()
    kind = models.TextField()
    words = models.TextField()
    agency = models.SmallIntegerField()
    signed_by = models.UUIDField()
    signed_name = models.TextField()
    signed_at = models.DateTimeField()

    class Meta:
        db_table = "rule_hit_step"
        constraints = [
            models.UniqueConstraint(fields=["hit", "number"], name="rule_hit_step_number_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=[str(one) for one in steps_of(By.RULE)]), name="rule_hit_step_is_known"
            ),
        ]


class RulesCompared(models.Model):
    """What rules were compared with: a reading, a step that switched one on, a match, a confirmation. The resolver's own."""

    subject_id = models.UUIDField(primary_key=True)

    class Meta:
        db_table = "rules_compared"
