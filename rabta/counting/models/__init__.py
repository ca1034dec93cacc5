from rabta.counting.models.judgement import BlockKey, Judgement
from rabta.counting.models.projection import CountedLine, Event, EventMember, MarkingView, WideMember

__all__ = ["BlockKey", "CountedLine", "Event", "EventMember", "Judgement", "MarkingView", "WideMember"]
