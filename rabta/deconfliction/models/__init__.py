from rabta.deconfliction.models.alarm import ConflictNotice, ConflictStep, NoticeSeen, OperationConflict, ProbingAlarm
from rabta.deconfliction.models.operation import OperationEdge, OperationPart, PlannedOperation
from rabta.deconfliction.models.target import HeldTarget, TargetLetGo

__all__ = [
    "ConflictNotice", "ConflictStep", "HeldTarget", "NoticeSeen", "OperationConflict", "OperationEdge", "OperationPart",
    "PlannedOperation", "ProbingAlarm", "TargetLetGo",
]  # fmt: skip
