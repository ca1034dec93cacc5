"""The Merkle tree, against the definition of RFC 6962 section 2.1 written a second way."""

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from rabta.ledger.rules.canonical import leaf_hash
from rabta.ledger.rules.merkle import grown, root_of


def by_definition(leaves: list[bytes]) -> bytes:
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\x00" + leaves[0]).digest()
    split = 1 << (len(leaves) - 1).bit_length() - 1
    return hashlib.sha256(b"\x01" + by_definition(leaves[:split]) + by_definition(leaves[split:])).digest()


@given(st.lists(st.binary(max_size=4), max_size=70), st.integers(0, 70))
def test_the_root_is_that_of_the_definition_however_it_grew(leaves: list[bytes], cut: int) -> None:
    peaks, size = grown([], size=0, leaves=[leaf_hash(x) for x in leaves[:cut]])
    peaks, size = grown(peaks, size=size, leaves=[leaf_hash(x) for x in leaves[cut:]])
    assert size == len(leaves)
    assert root_of(peaks) == by_definition(leaves)
