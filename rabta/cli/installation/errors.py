"""What stops a command on purpose: the text is the whole message to the person, and says what to do next."""


class InstallationError(Exception):
    """The installation, its database or this machine is not as the command needs it."""


class FolderInUse(InstallationError):
    """Another rabta is running on the same data folder."""
