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


class NotYourPerson(PeopleError):
    """Another agency's person, oneself, and nobody are one answer; so is what the gate does not let through."""

    def __init__(self) -> None:
        super().__init__("There is nobody here whom you keep.")


class NameUnusable(PeopleError):
    def __init__(self, name: str) -> None:
        super().__init__(
            f'"{name}" cannot be a sign-in name: 2 to 40 letters a to z, digits, dots and dashes. Nothing was added.'
        )


class TooLong(PeopleError):
    def __init__(self, most: int) -> None:
        super().__init__(f"A name or a reason has at most {most} characters. Nothing was changed.")


class NoReason(PeopleError):
    def __init__(self) -> None:
        super().__init__("A second administrator must agree to this, and reads why. Give the reason; nothing was changed.")


class TakesTwo(PeopleError):
    def __init__(self) -> None:
        super().__init__(
            "A password of an administrator, or of somebody vetted above you, takes two: propose it with a reason. "
            "Nothing was changed."
        )
