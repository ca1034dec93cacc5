"""What a reader is asked, found anew at once in that reader's own view: a plain recount of what is kept."""

from pathlib import Path
from typing import Any

from rabta.counting.queries import Seen
from rabta.counting.rules.weights import LIKELY

SQL = Path(__file__).with_name("sql") / "questions.sql"


def plain_questions(now: Seen) -> list[dict[str, Any]]:
    """Every question as `counting.queries.asked.questions` gives it, by sql/questions.sql alone."""
    return now.answers(SQL.read_text(encoding="utf-8"), likely=LIKELY)
