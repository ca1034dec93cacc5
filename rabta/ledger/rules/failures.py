"""What may be said of an error in a log: where it came from in our own code. Its message may quote a record."""

import traceback


def where_from(error: BaseException) -> str:
    """File and line of the last six places, innermost last; without the message."""
    return " > ".join(f"{frame.name}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)[-6:])
