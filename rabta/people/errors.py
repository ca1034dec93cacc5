"""What this room refuses, in words for the administrator."""


class PeopleError(Exception):
    """Base of this room's refusals."""


class NameTaken(PeopleError):
    def __init__(self, name: str) -> None:
        super().__init__(f'The sign-in name "{name}" is taken. Choose another; nothing was added.')


class NoSuchAccount(PeopleError):
    def __init__(self, name: str) -> None:
        super().__init__(f'There is no sign-in "{name}". `rabta people list` shows them all.')


class WeakPassword(PeopleError):
    def __init__(self, why: str) -> None:
        super().__init__(f"This password is not accepted: {why} Nothing was changed.")


class LastAdministrator(PeopleError):
    def __init__(self, name: str) -> None:
        super().__init__(
            f'"{name}" is the last administrator; disabling it would lock everybody out. '
            f"Add another administrator first: `rabta people add --administrator`."
        )
