from rabta.counting.models.count_only import CountOnlyHeld, CountOnlyTotal
from rabta.counting.models.dissent import Dissent, DissentTakenBack
from rabta.counting.models.judgement import BlockKey, Judgement
from rabta.counting.models.projection import (
    CountedLine,
    Event,
    EventMember,
    KeptQuestion,
    MarkingView,
    PlacedIncident,
    WideMember,
)
from rabta.counting.models.second_opinion import SecondOpinion, SecondOpinionTakenBack

__all__ = [
    "KeptQuestion",
    "BlockKey",
    "CountOnlyHeld",
    "CountOnlyTotal",
    "CountedLine",
    "Dissent",
    "DissentTakenBack",
    "Event",
    "EventMember",
    "Judgement",
    "MarkingView",
    "PlacedIncident",
    "SecondOpinion",
    "SecondOpinionTakenBack",
    "WideMember",
]
