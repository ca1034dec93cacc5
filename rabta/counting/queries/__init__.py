"""Reading the count: events as the reader sees them, what joined them, and what a person is asked."""

from rabta.counting.queries.asked import asked_in_all, asked_pairs
from rabta.counting.queries.batch import batch, batches, deed
from rabta.counting.queries.between import between
from rabta.counting.queries.changed import all_counted, changed_since
from rabta.counting.queries.decision import decision
from rabta.counting.queries.doubt import in_doubt, questions_in_doubt
from rabta.counting.queries.events import event, events, events_briefly, members_of_events
from rabta.counting.queries.filed import dissents, incident, report
from rabta.counting.queries.queue import review_queue
from rabta.counting.queries.review import recent_judgements, review_pair
from rabta.counting.queries.seen import Seen, seen
from rabta.counting.queries.unseen import CountOnlyPreview, preview_count_only

__all__ = [
    "dissents",
    "CountOnlyPreview",
    "Seen",
    "all_counted",
    "asked_in_all",
    "asked_pairs",
    "batch",
    "batches",
    "between",
    "changed_since",
    "decision",
    "deed",
    "event",
    "events",
    "events_briefly",
    "in_doubt",
    "incident",
    "members_of_events",
    "preview_count_only",
    "questions_in_doubt",
    "recent_judgements",
    "report",
    "review_pair",
    "review_queue",
    "seen",
]
