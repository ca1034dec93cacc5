"""Sealed backups: what was written comes back, and nothing else does."""

import io
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rabta.cli.installation import sealing
from rabta.cli.installation.errors import InstallationError
from rabta.cli.installation.keyring import add_key, destroy_key, keys_in, opener

KEY, NAME = bytes(range(32)), Path("x.rabta")


def sealed(content: bytes) -> bytes:
    out = io.BytesIO()
    sealing.seal(io.BytesIO(content), out, key=KEY, header={"id": "x"})
    return out.getvalue()


def unsealed(found: bytes, key: bytes = KEY) -> bytes:
    out = io.BytesIO()
    sealing.unseal(io.BytesIO(found), out, key_for=lambda header: key, name=NAME)
    return out.getvalue()


@pytest.fixture(autouse=True)
def short_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "PIECE", 16)


@given(st.binary(max_size=100))
def test_what_was_sealed_comes_back(content: bytes) -> None:
    assert unsealed(sealed(content)) == content
    pieces = sealed(content).split(b"\n", 2)[2]
    assert len(content) < 8 or content not in pieces


@settings(max_examples=200)
@given(st.binary(min_size=1, max_size=80), st.data())
def test_one_changed_byte_and_any_cut_are_refused(content: bytes, data: st.DataObject) -> None:
    whole = sealed(content)
    at = data.draw(st.integers(0, len(whole) - 1))
    changed = whole[:at] + bytes([whole[at] ^ data.draw(st.integers(1, 255))]) + whole[at + 1 :]
    for broken in (changed, whole[:at], whole + b"\0" * 40):
        with pytest.raises(InstallationError):
            unsealed(broken)


def test_pieces_out_of_order_doubled_or_of_another_file_are_refused() -> None:
    whole, other = sealed(bytes(64)), sealed(bytes(64))
    start, size = whole.index(b"\n", len(sealing.MAGIC)) + 1, 32
    pieces = [whole[start + n * size : start + (n + 1) * size] for n in range(4)]
    swapped = (pieces[1], pieces[0], *pieces[2:]), (pieces[0], pieces[0], *pieces[2:]), pieces[:3], pieces[1:]
    for wrong in (*swapped, (other[start : start + size], *pieces[1:])):
        with pytest.raises(InstallationError):
            unsealed(whole[:start] + b"".join(wrong))
    with pytest.raises(InstallationError):
        unsealed(whole, key=bytes(32))


def test_a_passphrase_must_be_long_and_is_hard_to_guess() -> None:
    with pytest.raises(InstallationError, match="at least 12"):
        sealing.key_from_passphrase("short", b"salt")
    one, other = (sealing.key_from_passphrase("eleven quiet lamps", salt * 16) for salt in (b"a", b"b"))
    assert one != other


def test_a_destroyed_key_is_gone_and_the_others_stay(tmp_path: Path) -> None:
    ring, one, two = tmp_path / "ring.json", UUID(int=1), UUID(int=2)
    data = tmp_path / "data"
    first, second = add_key(ring, one, data_dir=data), add_key(ring, two, data_dir=data)
    assert first != second
    destroy_key(ring, one, data_dir=data)
    assert keys_in(ring, data_dir=data) == {str(two): second.hex()}
    key_for = opener(keyring=ring, passphrase=None, data_dir=data)
    assert key_for({"id": str(two)}) == second
    with pytest.raises(InstallationError, match="the backup is gone"):
        key_for({"id": str(one)})
    with pytest.raises(InstallationError, match="holds no key"):
        destroy_key(ring, one, data_dir=data)
    with pytest.raises(InstallationError, match="outside of"):
        add_key(data / "ring.json", one, data_dir=data)
