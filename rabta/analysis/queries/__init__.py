"""Flows, trends, places and worth as one reader sees them. Run inside `reading_as`; rights are the database's."""

from rabta.analysis.queries.flows import flow_opened, flows_seen
from rabta.analysis.queries.hot_spots import agencies_compared, spots
from rabta.analysis.queries.saved_views import saved_views
from rabta.analysis.queries.trends import seasons, trends, trends_and_seasons
from rabta.analysis.queries.worth import worth

__all__ = [
    "agencies_compared", "flow_opened", "flows_seen", "saved_views", "seasons", "spots", "trends", "trends_and_seasons",
    "worth",
]  # fmt: skip
