"""Tests in this folder work in a real house."""

from tests.house import house, make_house

__all__ = ["house", "make_house"]
