from rabta.ledger.models.entry import Checkpoint, Entry, Position
from rabta.ledger.models.task import Task

__all__ = ["Checkpoint", "Entry", "Position", "Task"]
