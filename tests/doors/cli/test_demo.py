"""The demo and the service as a person meets them: start, busy port, kill -9, Ctrl-C, the next start, refusals."""

import json
import os
import queue
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from rabta.cli.installation.left_over import pid_file_lines, servers_in
from rabta.cli.installation.postgres import start_cluster
from rabta.cli.installation.sign_ins import sign_ins
from tests.doors.cli.forked import Forked
from tests.doors.cli.installed import installed

pytestmark = pytest.mark.slow
PATIENCE = 120.0  # seconds for any one thing, on a machine that does much else
ORDINARY = 60123


class Running:
    """A rabta in the foreground of a terminal of its own, and the lines it has said."""

    def __init__(self, *words: str) -> None:
        self.said: list[str] = []
        self._lines: queue.Queue[str] = queue.Queue()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "rabta", *words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line.rstrip("\n"))

    def until(self, part: str) -> str:
        """The next line that holds these words."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                line = self._lines.get(timeout=0.1)
            except queue.Empty:
                assert self.process.poll() is None or not self._lines.empty(), self.said
                continue
            self.said.append(line)
            if part in line:
                return line
        raise AssertionError(f"never said {part!r}: {self.said}")

    def address(self) -> str:
        return self.until("http://127.0.0.1:").strip()

    def stop(self, number: signal.Signals = signal.SIGINT) -> int:
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)


@contextmanager
def running(*words: str) -> Iterator[Running]:
    started = Running(*words)
    try:
        yield started
    finally:
        if started.process.poll() is None:
            started.stop(signal.SIGTERM)


def rabta(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "rabta", *words],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        stdin=subprocess.DEVNULL,
        env={name: value for name, value in os.environ.items() if not name.startswith("RABTA_")},
    )


def status_of(address: str) -> int:
    try:
        with urllib.request.urlopen(address, timeout=30) as page:
            return int(page.status)
    except urllib.error.HTTPError as error:
        return error.code


def eventually(claim: str, holds: object) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():  # type: ignore[operator]
        assert time.monotonic() < end, claim
        time.sleep(0.1)


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo") / "data"


def test_the_demo_from_first_start_to_reset(data_dir: Path) -> None:
    """One story, told in order, because every start takes seconds."""
    data = ("--data", str(data_dir))
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = str(busy.getsockname()[1])
        with running("demo", *data, "--port", port) as demo:
            demo.until(f"Port {port} is busy")
            address = demo.address()
            assert f":{port}/" not in address
            people = sign_ins(data_dir)
            for person in people:
                assert person.password in demo.until(person.sign_in_name)
            demo.until("The console answers")
            assert status_of(address) == 200
            _private(data_dir)
            _a_second_one_is_told_apart(data_dir, address)
            _what_is_killed_comes_back(data_dir, demo, address)
            _commands_work_beside_it(data_dir)
            if not any("example reports are on record" in line for line in demo.said):
                demo.until("example reports are on record")
            assert [line for line in demo.said if "Not filed" in line] == []
            assert not (data_dir / "log" / "errors.log").exists()
            assert demo.stop() == 0
            demo.until("Stopped. The data is kept")
    assert servers_in(data_dir / "postgres") == []
    assert rabta("serve", *data).stderr.count("invented readers of the demo are active") == 1
    with running("demo", *data, "--port", port) as demo:
        assert people[0].password in demo.until("liaison"), "the next start keeps the data and the passwords"
        demo.until("The console answers")
        demo.process.kill()
        demo.process.wait()
    with running("demo", *data, "--port", "0") as demo:  # after kill -9 of the supervisor
        demo.until("The console answers")
        assert demo.stop(signal.SIGTERM) == 0
    with running("demo", *data, "--reset", "--port", "0") as demo:
        demo.until("the old demo is gone")
        demo.until("The console answers")
        assert sign_ins(data_dir)[0].password != people[0].password
        assert demo.stop() == 0
    _it_goes_into_service_only_without_invented_people(data_dir)


def _private(data_dir: Path) -> None:
    for path in (data_dir / "keys").iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path
    assert stat.S_IMODE(data_dir.stat().st_mode) == 0o700


def _a_second_one_is_told_apart(data_dir: Path, address: str) -> None:
    for words in (("demo",), ("demo", "--reset"), ("serve",)):
        refused = rabta(*words, "--data", str(data_dir))
        assert refused.returncode == 1
        assert f"rabta demo (process {os.getpid()})" not in refused.stderr
        assert f"already running on this folder at {address}" in refused.stderr
    with running("demo", "--data", str(data_dir.with_name("other")), "--port", "0") as other:
        assert other.address() != address
        other.until("The console answers")
        assert other.stop() == 0


def _what_is_killed_comes_back(data_dir: Path, demo: Running, address: str) -> None:
    os.kill(int(pid_file_lines(data_dir / "postgres")[0]), signal.SIGKILL)
    demo.until("The database had stopped; it was started again")
    children = subprocess.run(
        ["ps", "-o", "pid=,args=", "--ppid", str(demo.process.pid)], capture_output=True, text=True
    ).stdout.splitlines()
    consoles = [int(line.split()[0]) for line in children if "rabta.cli.installation.console" in line]
    assert len(consoles) == 1
    os.killpg(consoles[0], signal.SIGKILL)
    demo.until("The console had stopped; it was started again")
    assert status_of(address) == 200


def _commands_work_beside_it(data_dir: Path) -> None:
    listed = rabta("people", "list", "--data", str(data_dir))
    assert "Example Analyst" in listed.stdout
    doctor = rabta("doctor", "--data", str(data_dir))
    assert "fail" not in doctor.stdout, doctor.stdout
    assert "Running: rabta demo" in doctor.stdout
    (data_dir / "keys" / "credentials.json").chmod(0o644)
    doctor = rabta("doctor", "--data", str(data_dir))
    assert doctor.returncode == 1
    assert "chmod -R go=" in doctor.stdout
    (data_dir / "keys" / "credentials.json").chmod(0o600)
    assert rabta("db", "rotate-token-key", "--data", str(data_dir)).returncode == 0


def _it_goes_into_service_only_without_invented_people(data_dir: Path) -> None:
    data = ("--data", str(data_dir))
    assert rabta("people", "remove-examples", *data).returncode == 0
    for words in (("demo",), ("demo", "--reset")):
        assert rabta(*words, *data).returncode == 1
    added = rabta("people", "add", "First", "--sign-in", "First", "--administrator", *data)
    assert "signs in with the password" in added.stdout
    with running("serve", *data, "--port", "0") as service:
        service.until("The console answers at")
        assert service.stop(signal.SIGTERM) == 0
    last = rabta("people", "disable", "first", *data)
    assert (last.returncode, "last administrator" in last.stderr) == (1, True)
    assert "signs in with the password" in rabta("people", "recover", *data).stdout
    assert json.loads((data_dir / "keys" / "credentials.json").read_text())["dbname"] == "rabta"


def test_a_backup_comes_back_equal_and_only_into_an_empty_place(tmp_path: Path) -> None:
    first, second, backup = tmp_path / "first", tmp_path / "second", tmp_path / "record.rabta"
    installed(first)
    assert rabta("people", "add", "Kept", "--sign-in", "kept", "--data", str(first)).returncode == 0
    ring = ("--keyring", str(tmp_path / "apart" / "keyring.json"))
    saved = rabta("db", "backup", str(backup), *ring, "--data", str(first))
    assert "The keys are NOT in it" in saved.stderr
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    secrets = json.loads((first / "keys" / "credentials.json").read_text())
    sealed = backup.read_bytes()
    assert secrets["field_key"].encode() not in sealed and b"PGDMP" not in sealed and b"manifest" not in sealed
    keys = ("--keys", str(first / "keys" / "credentials.json"))
    back = rabta("db", "restore", str(backup), *ring, *keys, "--data", str(second))
    assert back.returncode == 0, back.stderr
    assert back.stdout.split(":")[1].split(" are back")[0] == saved.stdout.split(":")[1].rsplit(", ", 1)[0]
    assert "kept" in rabta("people", "list", "--data", str(second)).stdout
    assert json.loads((second / "keys" / "credentials.json").read_text())["id_key"] == secrets["id_key"]
    again = rabta("db", "restore", str(backup), *ring, "--data", str(second))
    assert (again.returncode, "only into an empty installation" in again.stderr) == (1, True)
    backup.write_bytes(backup.read_bytes()[:5000])
    assert "not a whole backup" in rabta("db", "restore", str(backup), *ring, "--data", str(tmp_path / "third")).stderr


def test_a_drill_finds_no_difference_and_a_destroyed_key_opens_nothing(tmp_path: Path) -> None:
    folder, ring, backup = installed(tmp_path / "one"), tmp_path / "apart" / "keyring.json", tmp_path / "record.rabta"
    named = ("--keyring", str(ring))
    with start_cluster(folder, what="tests", durable=False), Forked(folder, loads=("people", "filing", "backups")) as house:
        assert house.rabta("people", "add", "Kept", "--sign-in", "kept").returncode == 0
        report = tmp_path / "report.txt"
        report.write_text("EX-1. ANF recovered 2 kg of heroin at Torkham on 3 March 2025.")
        assert "no key" not in house.rabta("file", "--as", "kept", str(report)).stderr
        drilled = house.rabta("db", "drill")
        assert drilled.returncode == 0 and "all equal" in drilled.stdout, drilled.stderr
        assert "A backup is encrypted" in house.rabta("db", "backup", str(backup)).stderr and not backup.exists()
        inside = ("--keyring", str(folder / "keyring.json"))
        assert "outside of" in house.rabta("db", "backup", str(backup), *inside).stderr
        made = house.rabta("db", "backup", str(backup), *named).stderr.split()[1].rstrip(",")
        assert stat.S_IMODE(ring.stat().st_mode) == 0o600 and made in house.rabta("db", "backups").stdout
        assert house.rabta("db", "erase-backup", made, *named).returncode == 0
        assert f"{made}" in (kept := house.rabta("db", "backups").stdout) and "key destroyed" in kept
    refused = rabta("db", "restore", str(backup), *named, "--data", str(tmp_path / "two"))
    assert refused.returncode == 1 and "the backup is gone" in refused.stderr


@pytest.mark.skipif(os.geteuid() != 0, reason="NOT RUN: only root can become another account")
def test_an_ordinary_account_even_without_a_name_can_do_it_too(tmp_path: Path) -> None:
    def as_ordinary(*command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*command], user=ORDINARY, group=ORDINARY, extra_groups=[], cwd="/", env={"PATH": "/usr/bin:/bin"},
            capture_output=True, text=True, timeout=PATIENCE,
        )  # fmt: skip

    try:
        reachable = as_ordinary(sys.executable, "-c", "import rabta.cli.main").returncode == 0
    except PermissionError:
        reachable = False
    if not reachable:
        pytest.skip("NOT RUN: this Python, or the project, lies where an ordinary account cannot reach it")
    home = Path(f"/var/tmp/rabta-ordinary-{os.getpid()}")
    home.mkdir()
    try:
        os.chown(home, ORDINARY, ORDINARY)
        words = (sys.executable, "-m", "rabta")
        prepared = as_ordinary(*words, "db", "prepare", "--data", f"{home}/data")
        assert prepared.returncode == 0, prepared.stderr
        doctor = as_ordinary(*words, "doctor", "--data", f"{home}/data")
        assert "run as this account" in doctor.stdout
        assert "roles, schemas and grants are right" in doctor.stdout
        foreign = rabta("doctor", "--data", f"{home}/data")
        assert f"belongs to the account {ORDINARY}" in foreign.stdout
    finally:
        subprocess.run(["rm", "-rf", str(home)], check=True)
