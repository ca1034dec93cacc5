"""Figures as one reader sees them, and the records behind each. Run inside `reading_as`; rights are the database's."""

from rabta.briefing.pricing import price_list, price_lists
from rabta.briefing.queries.between import between
from rabta.briefing.queries.briefing import briefing, briefing_opened, briefing_pictured, last_day_by, whole_record
from rabta.briefing.queries.decision import batch, decision, deed
from rabta.briefing.queries.figures import figure_records
from rabta.briefing.queries.flows import flow_opened, flows_seen
from rabta.briefing.queries.hot_spots import agencies_compared, spots
from rabta.briefing.queries.listed import briefing_listed
from rabta.briefing.queries.map_points import events_at, map_picture, map_points
from rabta.briefing.queries.one_page import one_page
from rabta.briefing.queries.reporting import next_return, reporting, reporting_summary
from rabta.briefing.queries.saved_views import saved_views
from rabta.briefing.queries.situation import situation, version
from rabta.briefing.queries.trends import seasons, trends, trends_and_seasons
from rabta.briefing.queries.values_beside import values_beside
from rabta.briefing.queries.worth import worth

__all__ = [
    "batch",
    "between",
    "briefing",
    "briefing_listed",
    "briefing_opened",
    "briefing_pictured",
    "decision",
    "deed",
    "events_at",
    "figure_records",
    "flow_opened",
    "flows_seen",
    "agencies_compared",
    "saved_views",
    "seasons",
    "spots",
    "trends",
    "trends_and_seasons",
    "worth",
    "map_picture",
    "last_day_by",
    "map_points",
    "next_return",
    "one_page",
    "price_list",
    "price_lists",
    "reporting",
    "reporting_summary",
    "situation",
    "values_beside",
    "version",
    "whole_record",
]
