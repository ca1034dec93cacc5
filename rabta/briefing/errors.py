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


class NotAPriceFile(BriefingError):
    """A price list could not be read: where, what was seen, the rule, the next step. Nothing of it was kept."""

    def __init__(self, file_name: str, where: str, value: object, rule: str, next_step: str) -> None:
        super().__init__(f'{file_name}, {where}: "{value}": {rule}. {next_step} Nothing was imported.')


class NotForYouToPrice(BriefingError):
    """Somebody else than an analyst of the centre would state what seizures are worth."""

    def __init__(self) -> None:
        super().__init__("Price lists are kept by the centre's analysts. Send yours to the centre.")


class NoSuchPriceList(BriefingError):
    """The reader sees no price list of this name."""

    def __init__(self, name: str) -> None:
        super().__init__(f'No price list "{name}" is available to you. `rabta prices list` shows those that are.')
