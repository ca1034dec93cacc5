"""Rates of exchange, as somebody stated them: what turns a value into another currency, day by day."""

from django.db import models

from rabta.briefing.models.listed import ListStep, once_and_known
from rabta.briefing.rules.rate_file import RateKind
from rabta.records.models.marked import Marked


class RateList(Marked):
    """One list of rates as it was filed. Never changed: a later one of the same name takes its place, and both stay."""

    id = models.UUIDField(primary_key=True)
    name = models.TextField()
    dated = models.DateField()
    kind = models.TextField(help_text="middle (holds both ways), buying or selling")
    source = models.TextField()
    note = models.TextField(help_text="what must be said wherever a value is converted by these rates")
    example = models.BooleanField(help_text="invented")
    rows = models.IntegerField(help_text="of the file")
    imported_by = models.UUIDField()
    imported_name = models.TextField()
    imported_at = models.DateTimeField()

    class Meta:
        db_table = "rate_list"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=[str(one) for one in RateKind]), name="rate_list_kind_is_known"
            ),
        ]


class DayRate(Marked):
    """What one unit of a currency is worth in another on one day. A day without one is a gap, and is bridged by nothing."""

    pk = models.CompositePrimaryKey("rate_list_id", "from_currency", "to_currency", "day")
    rate_list = models.ForeignKey(RateList, models.CASCADE, related_name="+")
    from_currency = models.TextField(help_text="ISO 4217")
    to_currency = models.TextField(help_text="ISO 4217")
    day = models.DateField()
    rate = models.DecimalField(max_digits=46, decimal_places=30)
    inverse = models.BooleanField(help_text="a stated middle rate turned round, to eighteen significant digits")
    row = models.IntegerField(help_text="of the file, as a spreadsheet numbers it")

    class Meta:
        db_table = "day_rate"
        constraints = [
            models.CheckConstraint(condition=models.Q(rate__gt=0), name="day_rate_is_more_than_nothing"),
            models.CheckConstraint(
                condition=~models.Q(from_currency=models.F("to_currency")), name="day_rate_is_of_two_currencies"
            ),
        ]


class RateListStep(ListStep):
    """That a list of rates was taken back or put back."""

    rate_list = models.ForeignKey(RateList, models.CASCADE, related_name="+")

    class Meta:
        db_table = "rate_list_step"
        constraints = once_and_known("rate_list")
