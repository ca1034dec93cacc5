"""The Merkle tree over the ledger: peaks that grow, the root they give, and proofs that anybody can check.

Source: RFC 6962 section 2.1 (tree head), 2.1.1 (inclusion), 2.1.2 (consistency); the checks as in RFC 9162 sections
2.1.3.2 and 2.1.4.2. The peaks are the roots of the perfect subtrees that the tree of n leaves is made of, largest first;
appending a leaf needs only them, so a checkpoint costs what came since the last one.
"""

import hashlib
from collections.abc import Iterable, Sequence

EMPTY = hashlib.sha256(b"").digest()
"""The head of the tree without a leaf: the hash of nothing."""


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash of an inner node: SHA-256 over a one byte and both children."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def grown(peaks: Sequence[bytes], *, size: int, leaves: Iterable[bytes]) -> tuple[list[bytes], int]:
    """Peaks and size after appending `leaves` to a tree of `size` leaves."""
    grown_peaks = list(peaks)
    for leaf in leaves:
        carried, level = leaf, size
        while level & 1:
            carried = node_hash(grown_peaks.pop(), carried)
            level >>= 1
        grown_peaks.append(carried)
        size += 1
    return grown_peaks, size


def root_of(peaks: Sequence[bytes]) -> bytes:
    """The tree head. Of an empty tree: the hash of nothing.

    >>> root_of([]).hex()[:16]
    'e3b0c44298fc1c14'
    """
    if not peaks:
        return EMPTY
    root = peaks[-1]
    for peak in reversed(peaks[:-1]):
        root = node_hash(peak, root)
    return root


def root_of_leaves(leaves: Sequence[bytes]) -> bytes:
    """The tree head over these leaf hashes."""
    return root_of(grown([], size=0, leaves=leaves)[0])


def inclusion_proof(leaves: Sequence[bytes], *, position: int) -> list[bytes]:
    """That the leaf at `position` is in the tree of these leaves: the siblings on its way up, lowest first.

    Raises ValueError where there is no such leaf.
    """
    if not 0 <= position < len(leaves):
        raise ValueError(f"there is no leaf {position} in a tree of {len(leaves)}")
    if len(leaves) == 1:
        return []
    split = _split(len(leaves))
    if position < split:
        return [*inclusion_proof(leaves[:split], position=position), root_of_leaves(leaves[split:])]
    return [*inclusion_proof(leaves[split:], position=position - split), root_of_leaves(leaves[:split])]


def is_included(*, leaf: bytes, position: int, size: int, root: bytes, proof: Sequence[bytes]) -> bool:
    """Whether `proof` shows that `leaf` stands at `position` of the tree of `size` leaves with this head."""
    if not 0 <= position < size or not _are_hashes([leaf, root, *proof]):
        return False
    node, last, head = position, size - 1, leaf
    for sibling in proof:
        if last == 0:
            return False
        if node & 1 or node == last:
            head = node_hash(sibling, head)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            head = node_hash(head, sibling)
        node, last = node >> 1, last >> 1
    return last == 0 and head == root


def consistency_proof(peaks: Sequence[bytes], *, earlier: int, fresh: Sequence[bytes]) -> list[bytes]:
    """That a tree grew from the one of `earlier` leaves with these peaks by appending the `fresh` leaves; empty if none.

    The leaves before are not needed: every subtree of theirs that a proof names is one of their peaks. Raises ValueError
    for the empty tree, which is the beginning of every tree.
    """
    if earlier < 1 or len(peaks) != earlier.bit_count():
        raise ValueError(f"{len(peaks)} peaks are not those of a tree of {earlier}")
    return _subproof(peaks, earlier, fresh, 0, earlier + len(fresh), earlier)


def _subproof(
    peaks: Sequence[bytes], earlier: int, fresh: Sequence[bytes], begins: int, size: int, held: int
) -> list[bytes]:  # fmt: skip
    """The proof's part within the `size` leaves from `begins` on, of which the earlier tree holds the first `held`."""
    if held == size:
        return [] if begins == 0 else [peaks[0]]
    split = _split(size)
    if held <= split:
        right = fresh[begins + split - earlier : begins + size - earlier]
        return [*_subproof(peaks, earlier, fresh, begins, split, held), root_of_leaves(right)]
    return [*_subproof(peaks[1:], earlier, fresh, begins + split, size - split, held - split), peaks[0]]


def is_grown_from(*, earlier: int, earlier_root: bytes, size: int, root: bytes, proof: Sequence[bytes]) -> bool:
    """Whether `proof` shows that the tree of `size` leaves holds the tree of `earlier` leaves as its beginning.

    The empty tree begins every tree, without a proof. Sizes that do not fit each other are never shown.
    """
    if not 0 <= earlier <= size or not _are_hashes([earlier_root, root, *proof]):
        return False
    if earlier == 0:
        return not proof and earlier_root == EMPTY and (size > 0 or root == EMPTY)
    if earlier == size:
        return not proof and earlier_root == root
    path = [earlier_root, *proof] if earlier & (earlier - 1) == 0 else list(proof)
    if not path:
        return False
    node, last = earlier - 1, size - 1
    while node & 1:
        node, last = node >> 1, last >> 1
    before = after = path[0]
    for sibling in path[1:]:
        if last == 0:
            return False
        if node & 1 or node == last:
            before, after = node_hash(sibling, before), node_hash(sibling, after)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            after = node_hash(after, sibling)
        node, last = node >> 1, last >> 1
    return last == 0 and before == earlier_root and after == root


def _split(size: int) -> int:
    """The largest power of two below `size`, which is at least 2: where RFC 6962 parts a tree."""
    return 1 << (size - 1).bit_length() - 1


def _are_hashes(values: Sequence[bytes]) -> bool:
    return all(len(value) == 32 for value in values)
