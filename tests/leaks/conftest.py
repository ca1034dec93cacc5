"""Tests in this folder work in a real house."""

from tests.house import house, make_house  # starts Django, so it comes first

# isort: split
from tests.leaks.asking import standing, standing_of_module
from tests.leaks.workshop import workshop

__all__ = ["house", "make_house", "standing", "standing_of_module", "workshop"]
