"""Dated price lists: what the value of a seizure rests on, named wherever a value is shown."""

from django.db import models

from rabta.briefing.models.listed import ListStep, once_and_known
from rabta.briefing.rules.price_file import LEVELS, REACHES
from rabta.records.models.marked import Marked


class PriceList(Marked):
    """One list as somebody stated it. Never changed: a later list is another one, and a value names the one it rests on."""

    id = models.UUIDField(primary_key=True)
    name = models.TextField()
    dated = models.DateField()
    market = models.TextField(help_text="which prices: wholesale at the border, street, ...")
    level = models.TextField(db_default="", default="", help_text="farm, wholesale or retail; nothing where not stated")
    reach = models.TextField(db_default="", default="", help_text="domestic or international; nothing where not stated")
    currency = models.TextField(help_text="ISO 4217")
    source = models.TextField()
    note = models.TextField(help_text="what must be said wherever a value under this list is shown")
    example = models.BooleanField(help_text="invented")
    imported_by = models.UUIDField()
    imported_at = models.DateTimeField()

    class Meta:
        db_table = "price_list"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(level__in=["", *LEVELS], reach__in=["", *REACHES]), name="price_list_market_is_known"
            ),
        ]


class Price(Marked):
    """What one unit of one substance is worth under a list: masses per kilogram, everything else per its own unit."""

    pk = models.CompositePrimaryKey("price_list_id", "substance", "unit")
    price_list = models.ForeignKey(PriceList, models.CASCADE, related_name="+")
    substance = models.SmallIntegerField()
    unit = models.SmallIntegerField()
    price = models.DecimalField(max_digits=24, decimal_places=6)

    class Meta:
        db_table = "price"
        constraints = [models.CheckConstraint(condition=models.Q(price__gt=0), name="price_is_more_than_nothing")]


class PriceListStep(ListStep):
    """That a price list was taken back or put back."""

    price_list = models.ForeignKey(PriceList, models.CASCADE, related_name="+")

    class Meta:
        db_table = "price_list_step"
        constraints = once_and_known("price_list")
