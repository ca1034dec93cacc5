"""What the house discloses on purpose, and what therefore differs between the worlds: said here once, nowhere else.

A checkpoint tells auditors, and nobody else, how many entries the ledger holds (SECURITY.md); its root, moment and signature
follow from them. For auditors these are left out of its two answers, and every other byte is compared.
"""

import re
from dataclasses import replace

from rabta.people.rules.purposes import Role
from rabta.proving.rules.answers import Answer
from rabta.proving.rules.people import Person

_SEALED = re.compile(
    rb'<dl class="facts">.*?</dl>|<svg class="qr".*?</svg>|<p class="sealed">.*?</p>'
    rb'|(?<="size": )\d+|(?<="root": ")\w+|(?<="closed_at": ")[^"]+|(?<="signature": ")\w+',
    re.DOTALL,
)
_NAMED_BY_SIZE = frozenset({"Content-Disposition", "Content-Length"})
DECLARED: dict[str, Role] = {"checkpoint": Role.AUDITOR, "checkpoint_file": Role.AUDITOR}
"""Door, and the role to which it tells what is left out."""


def without_declared(answer: Answer, reader: Person) -> Answer:
    """The answer without what its door discloses on purpose to this reader; of any other door or reader, as it is.

    >>> from rabta.proving.rules.people import AUDITOR, OUTSIDER
    >>> file = Answer("checkpoint_file", 200, (), b'{"v": 1, "size": 12}')
    >>> without_declared(file, AUDITOR).body, without_declared(file, OUTSIDER).body
    (b'{"v": 1, "size": }', b'{"v": 1, "size": 12}')
    """
    if DECLARED.get(answer.door) not in reader.roles:
        return answer
    headers = tuple(header for header in answer.headers if header[0] not in _NAMED_BY_SIZE)
    return replace(answer, headers=headers, body=_SEALED.sub(b"", answer.body))
