"""What screening refuses, in words for the officer. Hidden and missing are filing's `NotAvailable`."""


from collections.abc import Sequence


class ScreeningError(Exception):
    """Base of this room's refusals."""


class CannotList(ScreeningError):
    """A list, an entry or a step that says too little, or what must not be listed."""

    def __init__(self, why: str) -> None:
        super().__init__(f"{why} Nothing was changed.")


class NotSo(ScreeningError):
    """A device, a step or a log of an airport that says too little, or that does not follow."""

    def __init__(self, why: str) -> None:
        super().__init__(f"{why} Nothing was changed.")


class CannotJudge(ScreeningError):
    """A step of a hit that says too little, or that does not follow."""

    def __init__(self, why: str) -> None:
        super().__init__(f"{why} Nothing was changed.")


class CannotWriteRule(ScreeningError):
    """A rule or a step of one that says too little, or what the state of the rule does not allow."""

    def __init__(self, why: str) -> None:
        super().__init__(f"{why} Nothing was changed.")


class WrongRule(CannotWriteRule):
    """A text that is no rule: `wrong` names every line, with the reason and the next step."""

    def __init__(self, wrong: Sequence[object]) -> None:
        self.wrong = tuple(str(one) for one in wrong)
        super().__init__(self.wrong[0])
