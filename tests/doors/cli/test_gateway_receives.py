"""The receiver keeps DICOS sent by C-STORE before it answers; killed at any moment it loses and doubles nothing."""

import io
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pydicom
import pytest
from pynetdicom import AE

from rabta.example.scans import Bag, invented_bag, scan_object
from rabta.screening.gateway.receiving import DICOS
from rabta.screening.gateway.spool import Spool

AT = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)
SUCCESS = 0x0000


class Receiver:
    """The receiver's program as `rabta gateway run` starts it."""

    def __init__(self, folder: Path, port: int = 0) -> None:
        words = ["--spool", str(folder), "--host", "127.0.0.1", "--title", "RABTA", "--port", str(port)]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "rabta.screening.gateway.receiving", *words],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert self.process.stdout is not None
        self.port = int(self.process.stdout.readline())

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


@pytest.fixture
def receiver(tmp_path: Path) -> Iterator[Receiver]:
    made = Receiver(tmp_path / "gateway")
    yield made
    made.kill()


def sender(port: int) -> "object":
    entity = AE(ae_title="EX-KHI-3")
    for uid in (*DICOS, "1.2.840.10008.5.1.4.1.1.501.4"):
        entity.add_requested_context(uid, ["1.2.840.10008.1.2.1"])
    entity.acse_timeout = entity.dimse_timeout = entity.network_timeout = 5
    return entity.associate("127.0.0.1", port, ae_title="RABTA")


def sent(association: "object", made: pydicom.Dataset) -> bool:
    try:
        status = association.send_c_store(made)  # type: ignore[attr-defined]
    except (RuntimeError, ValueError):
        return False
    return "Status" in status and status.Status == SUCCESS


def bags(count: int) -> list[Bag]:
    return [
        invented_bag(number, device="EX-KHI-3", scanned_at=AT + timedelta(seconds=5 * number)) for number in range(count)
    ]


def test_an_object_is_in_the_store_as_it_was_sent(receiver: Receiver, tmp_path: Path) -> None:
    made = scan_object(bags(1)[0], "top", "low")
    association = sender(receiver.port)
    assert sent(association, made) and sent(association, made)
    (waiting,) = Spool(tmp_path / "gateway").oldest(9)
    theirs = pydicom.dcmread(io.BytesIO(waiting.path.read_bytes()))
    assert theirs == made and theirs.PixelData == made.PixelData
    association.release()  # type: ignore[attr-defined]


def test_a_body_scan_is_not_taken(receiver: Receiver, tmp_path: Path) -> None:
    made = scan_object(bags(1)[0], "top", "low")
    made.SOPClassUID = made.file_meta.MediaStorageSOPClassUID = "1.2.840.10008.5.1.4.1.1.501.4"
    association = sender(receiver.port)
    assert not sent(association, made) and len(Spool(tmp_path / "gateway")) == 0
    association.release()  # type: ignore[attr-defined]


def test_killed_in_the_stream_it_loses_and_doubles_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "gateway"
    receiver = Receiver(folder)
    acknowledged, again = 0, []
    objects = [scan_object(bag, view, energy) for bag in bags(5) for view in ("top", "side") for energy in ("low", "high")]
    association = sender(receiver.port)
    for number, made in enumerate(objects):
        if number in (7, 13):
            receiver.kill()
            assert not sent(association, made), "nothing is acknowledged by nobody"
            receiver = Receiver(folder)
            association = sender(receiver.port)
        if sent(association, made):
            acknowledged += 1
        else:
            again.append(made)
    receiver.kill()
    assert acknowledged == 20 and not again
    kept = [pydicom.dcmread(io.BytesIO(each.path.read_bytes())).SOPInstanceUID for each in Spool(folder).oldest(99)]
    assert sorted(kept) == sorted(made.SOPInstanceUID for made in objects)


def test_the_receiver_ends_with_whoever_started_it(tmp_path: Path) -> None:
    receiver = Receiver(tmp_path / "gateway")
    assert receiver.process.stdin is not None
    receiver.process.stdin.close()
    assert receiver.process.wait(timeout=20) == 0
