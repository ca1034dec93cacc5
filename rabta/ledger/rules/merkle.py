"""The Merkle tree over the ledger: peaks that grow by one leaf, and the root they give.

Source: RFC 6962 section 2.1. The peaks are the roots of the perfect subtrees that the tree of n leaves is made of,
largest first; appending a leaf needs only them, so a checkpoint costs what came since the last one.
"""

import hashlib
from collections.abc import Iterable, Sequence


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
        return hashlib.sha256(b"").digest()
    root = peaks[-1]
    for peak in reversed(peaks[:-1]):
        root = node_hash(peak, root)
    return root
