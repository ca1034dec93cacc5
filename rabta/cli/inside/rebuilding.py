"""Inside an opened house: make every projection again and say whether it came out the same."""

import uuid
from collections.abc import Iterator

from django.utils import timezone

from rabta.counting.operations import projection_digests, rebuild


def rebuild_and_compare() -> Iterator[str]:
    """Rebuild; one line per projection: the same byte for byte, or different."""
    before = projection_digests()
    after = rebuild(at=timezone.now(), new_id=uuid.uuid4)
    for name, digest in after.items():
        verdict = "as before" if before.get(name) == digest else "DIFFERENT from before"
        yield f"{name:<18} {digest[:16]}  {verdict}"
