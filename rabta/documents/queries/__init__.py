"""The briefing as documents show it: with its pictures, opened to the words, listed row by row. Run inside `reading_as`."""

from rabta.documents.queries.briefing import briefing_opened, briefing_pictured, briefing_printed
from rabta.documents.queries.listed import briefing_listed
from rabta.documents.queries.one_page import one_page

__all__ = ["briefing_listed", "briefing_opened", "briefing_pictured", "briefing_printed", "one_page"]
