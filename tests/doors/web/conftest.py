"""The console over a real house: signed-in people, a few invented reports, a served address for browsers."""

from tests.house import house, make_house  # starts Django, so it comes first

# isort: split
from tests.doors.web.signed_in import console, example_house, served

__all__ = ["console", "example_house", "house", "make_house", "served"]
