"""A real house, asked by machines over HTTP."""

from tests.house import house, make_house  # starts Django, so it comes first

__all__ = ["house", "make_house"]
