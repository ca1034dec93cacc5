"""Passwords that are handed over: random, and easy to read aloud."""

import secrets

LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
"""Nothing to mistake when read aloud or typed from a screen: no 0, 1, i, l, o."""


def new_password() -> str:
    """Four groups of four letters and digits: 79 bits."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))
