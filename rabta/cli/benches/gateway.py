"""Scans by C-STORE into the record, sustained, and with the gateway killed (-9) in the stream: simulated, own database."""

import argparse
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import psutil
from pydicom.dataset import FileDataset
from pynetdicom import AE

from rabta.cli.installation.house import open_house
from rabta.example.scans import ENERGIES, VIEWS, invented_bag, scan_object

AIM = 40  # objects a second
SUCCESS = 0x0000
AT = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--bags", type=int, default=200, help="bags of four objects that are timed (%(default)s)")
    parser.add_argument("--killed", type=int, default=50, help="bags sent while the gateway is killed (%(default)s)")
    parser.add_argument("--kills", type=int, default=3, help="how often it is killed (%(default)s)")
    parser.add_argument("--enlarge", type=int, default=3, help="times the sides of the simulated images (%(default)s)")
    parser.add_argument("--senders", type=int, default=4, help="devices that send at once (%(default)s)")


def run(arguments: argparse.Namespace) -> int:
    """Prints rates and what was lost or doubled; 1 where anything was. The record is durable (fsync on), as in use."""
    with tempfile.TemporaryDirectory(prefix="rabta-bench-") as folder:
        data = Path(folder) / "data"
        with open_house(data, what="rabta bench gateway", alone=True, new=True) as house:
            house.prepare()
            house.inside("schema").migrate(say=lambda text: None)
            inside = house.inside("measuring_gateway")
            inside.add_sender()
            gateway = Gateway(data)
            try:
                held = _sustained(arguments, gateway, inside.filed) and _killed(arguments, gateway, inside.filed)
            finally:
                gateway.kill()
    return 0 if held else 1


class Gateway:
    """`rabta gateway run` beside this process, on a port of its own that survives its being killed."""

    def __init__(self, data: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        Gateway.current = self
        self._log = (data / "gateway.log").open("ab")
        self._words = [
            sys.executable, "-m", "rabta", "gateway", "run", "--data", str(data), "--as", "gateway",
            "--port", str(self.port),
        ]  # fmt: skip
        self.start()

    current: "Gateway"

    def start(self) -> None:
        """Start it, and wait until it listens."""
        self._process = subprocess.Popen(self._words, stdout=self._log, stderr=self._log, env=dict(os.environ))
        for _ in range(300):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.1)
        raise SystemExit("The gateway did not start.")

    def processor_seconds(self) -> float:
        """What the gateway and all that it started have used of a processor, without the database."""
        family = psutil.Process(self._process.pid)
        return sum(sum(each.cpu_times()[:4]) for each in [family, *family.children(recursive=True)])

    def kill(self) -> None:
        """End it and all that it started by SIGKILL, at once."""
        family = psutil.Process(self._process.pid)
        for each in [family, *family.children(recursive=True)]:
            each.kill()
        self._process.wait()


def _objects(first: int, bags: int, enlarge: int) -> list[FileDataset]:
    made = []
    for number in range(first, first + bags):
        bag = invented_bag(number, device=f"EX-{number % 4}", scanned_at=AT + timedelta(seconds=5 * number))
        made += [_enlarged(scan_object(bag, view, energy), enlarge) for view in VIEWS for energy in ENERGIES]
    return made


def _enlarged(made: FileDataset, times: int) -> FileDataset:
    pixels = np.frombuffer(made.PixelData, dtype="<u2").reshape(made.Rows, made.Columns)
    pixels = pixels.repeat(times, axis=0).repeat(times, axis=1)
    made.Rows, made.Columns = pixels.shape
    made.PixelData = pixels.tobytes()
    return made


def _sustained(arguments: argparse.Namespace, gateway: Gateway, filed: Callable[[], tuple[int, int]]) -> bool:
    objects = _objects(0, arguments.bags, arguments.enlarge)
    size = sum(len(each.PixelData) for each in objects) / len(objects)
    began, used = time.perf_counter(), gateway.processor_seconds()
    _send(objects, arguments.senders)
    acknowledged = time.perf_counter() - began
    count = _wait(filed, len(objects))
    whole = time.perf_counter() - began
    print(f"{len(objects):,} objects of {size / 1024:,.0f} KiB pixels, {arguments.senders} senders:"
          f" acknowledged {len(objects) / acknowledged:.1f} a second,"
          f" in the record {count[0] / whole:.1f} a second (aim {AIM});"
          f" {(gateway.processor_seconds() - used) / len(objects) * 1000:.0f} ms of a processor each, without the database",
          flush=True)  # fmt: skip
    return _holds(count, len(objects))


def _killed(arguments: argparse.Namespace, gateway: Gateway, filed: Callable[[], tuple[int, int]]) -> bool:
    before = filed()[0]
    objects = _objects(arguments.bags, arguments.killed, arguments.enlarge)
    sending = threading.Thread(target=_send, args=(objects, arguments.senders))
    sending.start()
    killed = 0
    while sending.is_alive() and killed < arguments.kills:
        time.sleep(1.0)
        gateway.kill()
        killed += 1
        gateway.start()
    sending.join()
    count = _wait(filed, before + len(objects))
    print(f"{len(objects):,} objects sent while the gateway was killed {killed} times", flush=True)
    return _holds(count, before + len(objects))


def _holds(count: tuple[int, int], wanted: int) -> bool:
    lost, doubled = wanted - count[1], count[0] - count[1]
    print(f"  in the record: {count[0]:,} reports of {count[1]:,} contents; lost {lost}, doubled {doubled}", flush=True)
    return lost == 0 and doubled == 0


def _wait(filed: Callable[[], tuple[int, int]], wanted: int) -> tuple[int, int]:
    """Reports and different contents, once there are as many as wanted, or a minute has brought none."""
    seen, since = filed(), time.monotonic()
    while seen[1] < wanted and time.monotonic() - since < 60:
        time.sleep(0.2)
        now = filed()
        since = time.monotonic() if now != seen else since
        seen = now
    return seen


def _send(objects: Sequence[FileDataset], senders: int) -> None:
    threads = [threading.Thread(target=_send_some, args=(objects[part::senders], part)) for part in range(senders)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()


def _send_some(objects: Sequence[FileDataset], number: int) -> None:
    """A device: one association, each object until it is acknowledged; what is not is sent again."""
    entity = AE(ae_title=f"EX-{number}")
    entity.acse_timeout = entity.dimse_timeout = entity.network_timeout = 10
    entity.add_requested_context("1.2.840.10008.5.1.4.1.1.501.2.2", ["1.2.840.10008.1.2.1"])
    association = None
    for made in objects:
        while True:
            if association is None or not association.is_established:
                association = entity.associate("127.0.0.1", Gateway.current.port, ae_title="RABTA")
                if not association.is_established:
                    time.sleep(0.2)
                    continue
            try:
                status = association.send_c_store(made)
            except (RuntimeError, ValueError):
                continue
            if "Status" in status and status.Status == SUCCESS:
                break
    if association is not None:
        association.release()
