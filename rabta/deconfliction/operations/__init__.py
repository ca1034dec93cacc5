from rabta.deconfliction.operations.holding import Answer
from rabta.deconfliction.operations.planned import cancel_operation, change_operation, file_operation
from rabta.deconfliction.operations.targets import Target, hold_target, let_target_go

__all__ = [
    "Answer", "Target", "cancel_operation", "change_operation", "file_operation", "hold_target", "let_target_go",
]  # fmt: skip
