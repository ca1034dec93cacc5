"""What the doors ask filing."""

from rabta.filing.progress import progress

__all__ = ["progress"]
