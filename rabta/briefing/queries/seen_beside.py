"""What a briefing asks, asked by two connections at once where it is much. Run inside `reading_as`.

All is asked of one snapshot, and remembered (`records.remembering`), so that whoever makes the page finds it answered.
Whether it is much hangs on what the reader sees and on nothing else.
"""

from collections.abc import Sequence
from datetime import date

from rabta.briefing.asking_at_once import Question, ask_at_once, with_room
from rabta.briefing.engine import SQL, caveats_of_record, questions_in_all
from rabta.briefing.queries.bounds import doubt
from rabta.briefing.queries.reporting import summary_at_hand, summary_beside
from rabta.briefing.rules.period import Period
from rabta.counting.queries import Seen, seen
from rabta.records.asking import ask
from rabta.records.remembering import Remembering, now_remembering
from rabta.sharing.beside import Here, at_once, here

MUCH = 5_000
"""From so many events in the period on a second connection gains more than it costs."""


def seen_beside(period: Period, today: date, ahead: Sequence[Question]) -> Seen:
    """What the reader sees now; where that is much, with all that a briefing of the period asks (`ahead` too) at hand."""
    remembering = now_remembering()
    if not remembering.who or summary_at_hand(remembering, period, today) or not _is_much(remembering, period):
        return seen()
    return _asked_beside(here(), period, today, ahead)


def _is_much(remembering: Remembering, period: Period) -> bool:
    days = {"date_from": period.date_from, "date_to": period.date_to}
    [found] = remembering.once(f"much {period}", lambda: ask(f"{SQL}much.sql", most=MUCH, **days))
    return int(found["events"]) >= MUCH


def _asked_beside(seen_here: Here | None, period: Period, today: date, ahead: Sequence[Question]) -> Seen:
    found: list[Seen] = []

    def what_is_seen() -> None:
        found.append(seen())

    def who_reported() -> None:
        with_room()
        summary_beside(now_remembering(), period, today)

    def of_record() -> None:
        with_room()
        caveats_of_record(now_remembering())

    at_once(seen_here, [what_is_seen, who_reported])
    [now] = found
    at_once(seen_here, [
        lambda: ask_at_once(now, ahead, period), of_record, lambda: questions_in_all(now), lambda: doubt(now, period)
    ])  # fmt: skip
    return now
