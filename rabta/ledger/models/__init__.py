from rabta.ledger.models.entry import Checkpoint, Entry, Position

__all__ = ["Checkpoint", "Entry", "Position"]
