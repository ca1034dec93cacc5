"""Inside an opened house: the ledger's entry for a boundary layer that comes or goes."""

import uuid

from django.utils import timezone

from rabta.ledger.operations import Deed, append_entry
from rabta.vocabulary.layers import About


def enter(deed: str, about: About) -> None:
    """Put on record, before it is done, that a layer comes or goes, and from which bytes. Raises LedgerUnwritable."""
    entry = Deed(
        deed=deed, subject_kind="layer", subject_id=about.layer,
        detail={"sha256": about.sha256, "digest": about.digest, "features": about.features, "matched": about.matched},
    )  # fmt: skip
    append_entry(entry, id=uuid.uuid4(), at=timezone.now(), using="owner")
