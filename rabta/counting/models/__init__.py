from rabta.counting.models.judgement import BlockKey, Judgement
from rabta.counting.models.projection import (
    CountedLine,
    Event,
    EventMember,
    MarkingView,
    PlacedIncident,
    WideMember,
)

__all__ = [
    "BlockKey",
    "CountedLine",
    "Event",
    "EventMember",
    "Judgement",
    "MarkingView",
    "PlacedIncident",
    "WideMember",
]
