from rabta.deconfliction.models.alarm import ConflictNotice, ConflictStep, NoticeSeen, OperationConflict, ProbingAlarm
from rabta.deconfliction.models.operation import OperationEdge, OperationPart, PlannedOperation
from rabta.deconfliction.models.sighting import SilentSighting
from rabta.deconfliction.models.target import HeldTarget, TargetKnownAs, TargetLetGo

__all__ = [
    "ConflictNotice", "ConflictStep", "HeldTarget", "NoticeSeen", "OperationConflict", "OperationEdge", "OperationPart",
    "PlannedOperation", "ProbingAlarm", "SilentSighting", "TargetKnownAs", "TargetLetGo",
]  # fmt: skip
