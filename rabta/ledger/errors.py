"""What the ledger refuses."""


class LedgerError(Exception):
    """Base of this room's refusals."""


class LedgerUnwritable(LedgerError):
    """The ledger cannot take an entry; so nothing is answered and nothing is changed. Look at disk and database."""


class NotACheckpoint(LedgerError):
    """What was given is no exported checkpoint, or no evidence of an entry; the text says why and what to do."""
