"""What briefing refuses, in words for the person who asked."""

from datetime import date


class BriefingError(Exception):
    """Base of this room's refusals."""


class PeriodBackwards(BriefingError):
    """A period ends before it begins."""

    def __init__(self, date_from: date, date_to: date) -> None:
        super().__init__(f"The period ends on {date_to}, before it begins on {date_from}. Turn the two dates round.")


class NoSuchFigure(BriefingError):
    """There is no figure, or no part of a figure, of this name."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(f'There is no figure "{name}". There are: {", ".join(known)}.')


class NothingDated(BriefingError):
    """The reader sees no dated event, so a campaign has no beginning and no end."""

    def __init__(self) -> None:
        super().__init__("You see no dated event yet, so there is nothing to brief. File reports first (`rabta file`).")


class NoSuchCampaign(BriefingError):
    """There is no campaign of this name."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(f'There is no campaign "{name}". Known: {", ".join(known)}. Or give --from and --to.')
