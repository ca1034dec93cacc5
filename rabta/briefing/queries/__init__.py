"""Figures as one reader sees them, and the records behind each. Run inside `reading_as`; rights are the database's."""

from rabta.briefing.pricing import price_list, price_lists
from rabta.briefing.queries.between import between
from rabta.briefing.queries.briefing import briefing
from rabta.briefing.queries.decision import batch, decision, deed
from rabta.briefing.queries.figures import figure_records
from rabta.briefing.queries.map_points import events_at, map_picture, map_points
from rabta.briefing.queries.offered import last_day_by, named_or_offered, offered, whole_record
from rabta.briefing.queries.reporting import next_return, reporting, reporting_summary
from rabta.briefing.queries.situation import situation, version
from rabta.briefing.queries.unseen import counted_unseen
from rabta.briefing.queries.values_beside import values_beside

__all__ = [
    "batch", "between", "briefing", "counted_unseen", "decision", "deed", "events_at", "figure_records", "last_day_by",
    "map_picture", "map_points", "named_or_offered", "next_return", "offered", "price_list", "price_lists", "reporting",
    "reporting_summary", "situation", "values_beside", "version", "whole_record",
]  # fmt: skip
