"""What is disclosed on purpose is left out for whom it is meant, and for nobody else; nothing beside it is."""

import pytest

from rabta.proving.rules.answers import Answer
from rabta.proving.rules.declared import DECLARED, without_declared
from rabta.proving.rules.people import AUDITOR, READERS, Person

FILE = b'{"rabta": "checkpoint", "v": 1, "size": %d, "root": "%s", "closed_at": "2025-03-20T06:00:00Z", "key": "ab12"}'
PAGE = (
    b'<h1>A checkpoint</h1><dl class="facts"><dd>%d</dd></dl><svg class="qr"><path d="M%d"/></svg>'
    b'<p class="sealed">RABTA1 %d</p><p>Keep it.</p>'
)


def file_of(size: int, root: bytes) -> Answer:
    headers = (("Content-Disposition", f'attachment; filename="rabta-checkpoint-{size}.json"'), ("Content-Type", "json"))
    return Answer("checkpoint_file", 200, headers, FILE % (size, root))


def test_an_auditors_checkpoint_is_one_answer_whatever_its_size() -> None:
    assert without_declared(file_of(12, b"aa"), AUDITOR) == without_declared(file_of(1300, b"bb"), AUDITOR)
    small, large = (Answer("checkpoint", 200, (), PAGE % (n, n, n)) for n in (12, 1300))
    assert without_declared(small, AUDITOR) == without_declared(large, AUDITOR)
    assert b"Keep it." in without_declared(small, AUDITOR).body


def test_what_is_not_declared_still_differs() -> None:
    other = Answer("checkpoint", 200, (), (PAGE % (12, 12, 12)).replace(b"Keep it.", b"Keep them."))
    assert without_declared(other, AUDITOR) != without_declared(Answer("checkpoint", 200, (), PAGE % (12, 12, 12)), AUDITOR)
    assert b'"key": "ab12"' in without_declared(file_of(12, b"aa"), AUDITOR).body


@pytest.mark.parametrize("reader", [r for r in READERS if r is not AUDITOR], ids=lambda p: p.name)
def test_to_nobody_else_is_anything_declared(reader: Person) -> None:
    for door in DECLARED:
        answer = Answer(door, 200, (), FILE % (12, b"aa"))
        assert without_declared(answer, reader) is answer
