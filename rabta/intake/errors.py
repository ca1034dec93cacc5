"""The exceptions of the intake room."""


class IntakeError(Exception):
    """Base of everything that intake refuses."""


class UnknownFormat(IntakeError):
    """No folder of this name lies in rabta/intake/formats."""


class FormatBroken(IntakeError):
    """A format folder's mapping.yaml says something that the table reader does not know."""
