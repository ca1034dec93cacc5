"""The Merkle tree and its proofs, against the definition of RFC 6962 section 2.1 written a second way.

The hashes of fixed trees are those of the Certificate Transparency reference (its eight test leaves).
"""

import hashlib
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rabta.ledger.rules.canonical import leaf_hash
from rabta.ledger.rules.merkle import (
    EMPTY,
    consistency_proof,
    grown,
    inclusion_proof,
    is_grown_from,
    is_included,
    root_of,
    root_of_leaves,
)

LEAVES = [bytes.fromhex(leaf) for leaf in (
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
)]  # fmt: skip
ROOTS = (
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
HASHES = [leaf_hash(leaf) for leaf in LEAVES]


def by_definition(leaves: list[bytes]) -> bytes:
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\x00" + leaves[0]).digest()
    split = 1 << (len(leaves) - 1).bit_length() - 1
    return hashlib.sha256(b"\x01" + by_definition(leaves[:split]) + by_definition(leaves[split:])).digest()


def consistency_by_definition(hashes: list[bytes], earlier: int, whole: bool = True) -> list[bytes]:
    """RFC 6962 section 2.1.2, SUBPROOF, word for word."""
    if earlier == len(hashes):
        return [] if whole else [root_of_leaves(hashes)]
    split = 1 << (len(hashes) - 1).bit_length() - 1
    if earlier <= split:
        return [*consistency_by_definition(hashes[:split], earlier, whole), root_of_leaves(hashes[split:])]
    return [*consistency_by_definition(hashes[split:], earlier - split, False), root_of_leaves(hashes[:split])]


@pytest.mark.parametrize("size", range(1, 9))
def test_known_roots(size: int) -> None:
    assert root_of_leaves(HASHES[:size]).hex() == ROOTS[size - 1]
    assert by_definition(LEAVES[:size]).hex() == ROOTS[size - 1]


def test_known_proofs() -> None:
    """The paths the reference gives: leaf 5 of 8 (from 0), and the tree of 6 grown to 8."""
    told = [proof.hex() for proof in inclusion_proof(HASHES, position=5)]
    assert told == [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]
    peaks, _ = grown([], size=0, leaves=HASHES[:6])
    assert [proof.hex() for proof in consistency_proof(peaks, earlier=6, fresh=HASHES[6:])] == [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]


@given(st.lists(st.binary(max_size=4), max_size=70), st.integers(0, 70))
def test_the_root_is_that_of_the_definition_however_it_grew(leaves: list[bytes], cut: int) -> None:
    peaks, size = grown([], size=0, leaves=[leaf_hash(x) for x in leaves[:cut]])
    peaks, size = grown(peaks, size=size, leaves=[leaf_hash(x) for x in leaves[cut:]])
    assert size == len(leaves)
    assert root_of(peaks) == by_definition(leaves)


def hashes(size: int) -> list[bytes]:
    return [leaf_hash(number.to_bytes(4)) for number in range(size)]


@pytest.mark.parametrize("size", [*range(1, 34), 63, 64, 65, 100])
def test_every_leaf_is_proved_and_no_other_in_its_place(size: int) -> None:
    leaves = hashes(size)
    root = root_of_leaves(leaves)
    for position in range(size):
        proof = inclusion_proof(leaves, position=position)
        assert is_included(leaf=leaves[position], position=position, size=size, root=root, proof=proof)
        other = (position + 1) % (size + 1)
        assert not is_included(leaf=leaves[position], position=other, size=size, root=root, proof=proof)


@pytest.mark.parametrize("size", [*range(1, 34), 63, 64, 65, 100])
def test_every_earlier_tree_is_proved_as_the_definition_does(size: int) -> None:
    leaves = hashes(size)
    root = root_of_leaves(leaves)
    for earlier in range(1, size + 1):
        peaks, _ = grown([], size=0, leaves=leaves[:earlier])
        proof = consistency_proof(peaks, earlier=earlier, fresh=leaves[earlier:])
        assert proof == consistency_by_definition(leaves, earlier)
        before = root_of(peaks)
        assert is_grown_from(earlier=earlier, earlier_root=before, size=size, root=root, proof=proof)
        if earlier > 1:
            assert not is_grown_from(earlier=earlier - 1, earlier_root=before, size=size, root=root, proof=proof)


def test_the_empty_tree_begins_every_tree_and_nothing_else_does_without_a_proof() -> None:
    root = root_of_leaves(hashes(5))
    assert is_grown_from(earlier=0, earlier_root=EMPTY, size=5, root=root, proof=[])
    assert is_grown_from(earlier=0, earlier_root=EMPTY, size=0, root=EMPTY, proof=[])
    assert is_grown_from(earlier=5, earlier_root=root, size=5, root=root, proof=[])
    for earlier, before, size, after, proof in (
        (0, root, 5, root, []), (0, EMPTY, 5, root, [root]), (0, root, 0, root, []), (5, root, 5, root, [root]),
        (5, EMPTY, 5, root, []), (6, root, 5, root, []), (-1, EMPTY, 5, root, []), (4, root, 5, root, []),
    ):  # fmt: skip
        assert not is_grown_from(earlier=earlier, earlier_root=before, size=size, root=after, proof=proof)


@pytest.mark.parametrize("ask", [
    lambda: inclusion_proof(hashes(3), position=3), lambda: inclusion_proof([], position=0),
    lambda: consistency_proof([], earlier=0, fresh=hashes(3)), lambda: consistency_proof([EMPTY], earlier=3, fresh=[]),
])  # fmt: skip
def test_no_proof_is_made_of_what_is_not_there(ask: Callable[[], object]) -> None:
    with pytest.raises(ValueError):
        ask()


def spoil(draw: Any, proof: list[bytes]) -> list[bytes]:
    """The proof with one thing wrong: a bit, a hash too many, one too few, one too short."""
    how = draw(st.sampled_from(["bit", "more", "fewer", "short"] if proof else ["more"]))
    at = draw(st.integers(0, max(0, len(proof) - 1)))
    if how == "more":
        return [*proof[:at], draw(st.binary(min_size=32, max_size=32)), *proof[at:]]
    if how == "fewer":
        return proof[:at] + proof[at + 1 :]
    if how == "short":
        return [*proof[:at], proof[at][:-1], *proof[at + 1 :]]
    bit = draw(st.integers(0, 255))
    changed = (int.from_bytes(proof[at]) ^ (1 << bit)).to_bytes(32)
    return [*proof[:at], changed, *proof[at + 1 :]]


@given(st.data(), st.integers(2, 40))
def test_no_spoiled_inclusion_is_accepted(data: st.DataObject, size: int) -> None:
    leaves = hashes(size)
    position = data.draw(st.integers(0, size - 1))
    wrong = spoil(data.draw, inclusion_proof(leaves, position=position))
    root = root_of_leaves(leaves)
    assert not is_included(leaf=leaves[position], position=position, size=size, root=root, proof=wrong)


@given(st.data(), st.integers(2, 40))
def test_no_spoiled_growth_is_accepted(data: st.DataObject, size: int) -> None:
    leaves = hashes(size)
    earlier = data.draw(st.integers(1, size))
    peaks, _ = grown([], size=0, leaves=leaves[:earlier])
    wrong = spoil(data.draw, consistency_proof(peaks, earlier=earlier, fresh=leaves[earlier:]))
    root, before = root_of_leaves(leaves), root_of(peaks)
    assert not is_grown_from(earlier=earlier, earlier_root=before, size=size, root=root, proof=wrong)


@given(st.data(), st.integers(2, 40))
def test_a_history_that_was_rewritten_never_grew_from_the_one_kept(data: st.DataObject, size: int) -> None:
    """Edited, removed, exchanged or rolled back before the kept checkpoint: whatever honest proof the new tree makes."""
    kept, earlier = hashes(size), data.draw(st.integers(1, size))
    rewritten, at = list(kept), data.draw(st.integers(0, earlier - 1))
    how = data.draw(st.sampled_from(["edited", "removed", "exchanged"]))
    if how == "edited":
        rewritten[at] = leaf_hash(b"another")
    elif how == "removed":
        del rewritten[at]
        rewritten += hashes(size + 1)[size:]
    else:
        other = data.draw(st.integers(0, size - 1).filter(lambda one: one != at))
        rewritten[at], rewritten[other] = rewritten[other], rewritten[at]
    peaks, _ = grown([], size=0, leaves=rewritten[:earlier])
    proof = consistency_proof(peaks, earlier=earlier, fresh=rewritten[earlier:])
    before, after = root_of_leaves(kept[:earlier]), root_of_leaves(rewritten)
    assert not is_grown_from(earlier=earlier, earlier_root=before, size=len(rewritten), root=after, proof=proof)
