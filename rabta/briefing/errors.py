"""What briefing refuses, in words for the person who asked."""

from collections.abc import Sequence
from datetime import date

from rabta.briefing.rules.file_fault import Fault


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


class NothingToTell(BriefingError):
    """A period holds too little for a text for the press."""

    def __init__(self) -> None:
        super().__init__(
            "These days hold too little for a text for the press: no mass was seized and fewer than five persons were"
            " arrested, as far as you may see. Choose other days."
        )


class NoSuchCampaign(BriefingError):
    """There is no campaign of this name."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(f'There is no campaign "{name}". Known: {", ".join(known)}. Or give --from and --to.')


class NotAListFile(BriefingError):
    """A file of prices or of rates could not be read. `faults`: each place, what was seen, the rule, the next step. Nothing
    of it was kept."""

    def __init__(self, where: str, faults: Sequence[Fault]) -> None:
        self.where, self.faults = where, tuple(faults)
        more = f" And {len(self.faults) - 1} more." if len(self.faults) > 1 else ""
        super().__init__(f"{where}{self.faults[0].in_words()}{more} Nothing was imported.")

    def lines(self) -> list[str]:
        """Every fault, one line each."""
        return [f"{self.where}{fault.in_words()}" for fault in self.faults]


class NotAPriceFile(NotAListFile):
    """A price list could not be read: the first thing that is wrong with it."""

    def __init__(self, file_name: str, where: str, value: object, rule: str, next_step: str) -> None:
        super().__init__(file_name, [Fault(0, where, str(value), rule, next_step)])


class NotARateFile(NotAListFile):
    """A file of rates of exchange could not be read: everything that is wrong with it."""


class NotForYouToPrice(BriefingError):
    """Somebody else than an analyst of the centre would state what seizures are worth."""

    def __init__(self) -> None:
        super().__init__("Price lists are kept by the centre's analysts. Send yours to the centre.")


class NoSuchPriceList(BriefingError):
    """The reader sees no price list of this name."""

    def __init__(self, name: str) -> None:
        super().__init__(f'No price list "{name}" is available to you. `rabta prices list` shows those that are.')


class NotSaidOfRates(BriefingError):
    """What is said of a list of rates or of prices does not do; the message says what does."""


class NoSuchRates(BriefingError):
    """The reader sees no rates of exchange, of this name or at all, that lead from one currency into another."""

    def __init__(self, name: str | None, from_currency: str, to_currency: str) -> None:
        what = f'No rates of exchange "{name}"' if name else "No rates of exchange"
        way = f"from {from_currency} into {to_currency}" if from_currency else f"into {to_currency}"
        super().__init__(
            f"{what} {way} are available to you, so nothing is converted."
            " `rabta prices list` shows those that are. No rate is made of two others."
        )


class NoSuchCurrency(BriefingError):
    """A value was asked for in something that is no currency."""

    def __init__(self, code: str) -> None:
        super().__init__(f'"{code}" is no code of a currency (ISO 4217). Write three letters, such as PKR or USD.')
