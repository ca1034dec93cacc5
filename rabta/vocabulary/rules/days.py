"""Days in words, the same on every machine."""

from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def day_in_words(day: date) -> str:
    """`6 December 2025`: how a sentence of the house names a day.

    >>> day_in_words(date(2025, 12, 6))
    '6 December 2025'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
