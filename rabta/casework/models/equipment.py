"""Equipment and training that partners give."""

from django.db import models

from rabta.casework.rules.equipment import EquipmentKind
from rabta.records.models.marked import Marked


class Equipment(Marked):
    """One device, or one training. What became of it follows from its steps."""

    id = models.UUIDField(primary_key=True)
    kind = models.TextField()
    item = models.TextField(help_text="what it is, with maker and model")
    serial = models.TextField()
    donor = models.TextField(help_text="code of a partner, or words")
    holder = models.SmallIntegerField()
    site = models.TextField(help_text="code of the airport or crossing it is for; empty where none is known")
    registered_agency = models.SmallIntegerField()
    registered_by = models.UUIDField()
    registered_at = models.DateTimeField()

    class Meta:
        db_table = "equipment"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=[str(kind) for kind in EquipmentKind]), name="equipment_kind_is_known"
            )
        ]
