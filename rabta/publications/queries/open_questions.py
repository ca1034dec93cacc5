"""How far the questions that wait for a person may move a number that a text states otherwise. Run inside `reading_as`."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from rabta.briefing.rules.bounds import BOUNDED, moves_and_questions
from rabta.briefing.rules.period import Period
from rabta.counting.queries import Seen, in_doubt
from rabta.publications.rules import published_words as say
from rabta.publications.rules.published_stated import comparable
from rabta.publications.rules.published_verdict import DIFFERS

MOST_NAMED = 3
Row = dict[str, Any]


def with_open_questions(
    now: Seen, figures: Sequence[Row], periods: Sequence[Period | None], verdicts: Sequence[Row]
) -> list[Row]:
    """The verdicts; those of a whole mass or of all arrested that differ with `open`, where answers may move the number:
    `{"low", "high", "low_text", "high_text", "questions", "named", "holds"}`: between what it may come to, by how many
    questions, the first of them as `counting.queries.in_doubt` gives them, and whether what the text states lies between."""
    found: dict[Period, Row | None] = {}
    shown = []
    for figure, period, verdict in zip(figures, periods, verdicts, strict=True):
        if period is not None and _is_whole(verdict):
            if period not in found:
                found[period] = in_doubt(now, (period.date_from, period.date_to))
            verdict = {**verdict, "open": _open(figure, verdict, found[period])}
        shown.append(verdict)
    return shown


def _is_whole(verdict: Row) -> bool:
    """Whether it differs from the whole of a figure whose open questions are weighed: no part, province or agency of it."""
    cut = {"key=", "province=", "agency="}
    return (
        verdict["verdict"] == DIFFERS and verdict["figure"] in BOUNDED
        and not any(one in verdict["url_query"] for one in cut)
    )  # fmt: skip


def _open(figure: Row, verdict: Row, doubt: Row | None) -> Row | None:
    stated, value = comparable(figure), Decimal(verdict["record_value"])
    if doubt is None or stated is None:
        return None
    moves, questions = moves_and_questions(verdict["figure"], doubt)
    ways = [value, *(value + sum(way) for way in zip(*moves.values(), strict=True))]
    low, high = min(ways), max(ways)
    if low == high:
        return None
    return {
        "low": say.number(low), "high": say.number(high), "low_text": say.amount(verdict["figure"], low),
        "high_text": say.amount(verdict["figure"], high),
        "questions": len(questions), "named": [_plain(one) for one in questions[:MOST_NAMED]],
        "holds": low <= stated.value <= high,
    }  # fmt: skip


def _plain(question: Row) -> Row:
    """A question with its ids as text: what is checked leaves as JSON, too."""
    return {name: value if isinstance(value, int) else str(value) for name, value in question.items()}
