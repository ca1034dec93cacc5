"""What exchange refuses, in words for the person who is refused."""

from rabta.exchange.rules.release_gate import Finding


class ExchangeError(Exception):
    """Base of this room's refusals."""


class NothingToTake(ExchangeError):
    """No record of those asked for may leave with this reader."""

    def __init__(self, why: str) -> None:
        super().__init__(f"{why} Nothing was made.")


class CaseNotSaid(ExchangeError):
    """A bundle says for which court or prosecutor, and in which case."""

    def __init__(self) -> None:
        super().__init__(
            "Say whom the bundle is for (court or prosecutor, and its name) and the case number, each in one line of at "
            "most 120 signs. The ledger keeps them with every record. Nothing was made."
        )


class MayNotExport(ExchangeError):
    """Only some readers take a copy of the record out of the house."""

    def __init__(self) -> None:
        super().__init__(
            "You cannot take a copy of the record. Officers of an agency export what it filed, analysts of the centre what "
            "they may read, auditors the list without its words. Nothing was made."
        )


class TooMuchAtOnce(ExchangeError):
    """An export that is too large for one download."""

    def __init__(self, reports: int, size: int) -> None:
        super().__init__(
            f"{reports:,} reports of {size:,} bytes are too much for one download. Choose a later first day, or let the "
            f"operator run `rabta export`. Nothing was made."
        )


class NotAsked(ExchangeError):
    """A request of a partner, a step, a draft or a recall that says too little or that the state does not allow."""

    def __init__(self, why: str) -> None:
        super().__init__(f"{why} Nothing was changed.")


class TableUnreadable(ExchangeError):
    """The table of what may be given to partners cannot be read. Its words name a file of the installation: no partner reads
    them."""

    def __init__(self, why: str) -> None:
        super().__init__(f"The table of what may be given to partners cannot be read: {why} Nothing was changed.")


class GateRefuses(ExchangeError):
    """The release gate refuses an answer. `findings` name the rules; `words` the first of them."""

    def __init__(self, why: str, findings: tuple[Finding, ...] = ()) -> None:
        self.findings = findings
        rules = ", ".join(dict.fromkeys(str(one.rule) for one in findings if one.refuses))
        super().__init__(f"{why}{f' Rules: {rules}.' if rules else ''} Nothing was changed.")
