"""The embedded PostgreSQL: passwords, locale, private folders, and what a kill -9 leaves behind."""

import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from rabta.cli.installation import programs
from rabta.cli.installation.credentials import load_credentials, new_credentials, write_credentials
from rabta.cli.installation.errors import FolderInUse, InstallationError
from rabta.cli.installation.left_over import servers_in
from rabta.cli.installation.postgres import Cluster, open_cluster
from rabta.cli.installation.postgres import start_cluster as start_durable_cluster

KEEPER = """
import sys, time
from pathlib import Path
from rabta.cli.installation.postgres import start_cluster
cluster = start_cluster(Path(sys.argv[1]), what="rabta keeper", durable=False)
print(cluster.process.pid, flush=True)
time.sleep(120)
"""


def start_cluster(data_dir: Path) -> Cluster:
    """Processes die in these tests, the machine does not: nothing need be flushed to disk."""
    return start_durable_cluster(data_dir, durable=False)


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """Below a folder that only its owner may enter, as root's home is."""
    tmp_path.chmod(0o700)
    return tmp_path / "data"


@pytest.fixture
def cluster(data_dir: Path) -> Iterator[Cluster]:
    with start_cluster(data_dir) as running:
        yield running


def count(cluster: Cluster) -> int:
    with psycopg.connect(cluster.admin_dsn) as database:
        row = database.execute("SELECT count(*) FROM kept").fetchone()
        return int(row[0]) if row else -1


def keep_rows(cluster: Cluster) -> None:
    with psycopg.connect(cluster.admin_dsn) as database:
        database.execute("CREATE TABLE kept AS SELECT generate_series(1, 1000) AS n")


def test_nobody_signs_in_without_the_password(cluster: Cluster) -> None:
    address = f"host=127.0.0.1 port={cluster.port} dbname=postgres user=rabta_administrator"
    psycopg.connect(cluster.admin_dsn).close()
    for attempt in (address, f"{address} password=wrong"):
        with pytest.raises(psycopg.OperationalError, match="password"):
            psycopg.connect(attempt)
    rules = (cluster.data_dir / "postgres" / "pg_hba.conf").read_text(encoding="utf-8").splitlines()
    methods = {line.split()[-1] for line in rules if line and not line.startswith("#")}
    assert methods == {"scram-sha-256"}


def test_urdu_has_trigrams_whatever_the_machines_locale(cluster: Cluster) -> None:
    with psycopg.connect(cluster.admin_dsn) as database:
        database.execute("CREATE EXTENSION pg_trgm")
        row = database.execute(
            "SELECT similarity('محمد', 'محمود') > 0, datlocprovider, datlocale, pg_encoding_to_char(encoding)"
            " FROM pg_database WHERE datname = current_database()"
        ).fetchone()
    assert row == (True, "b", "C.UTF-8", "UTF8")


def test_folders_and_keys_are_private_and_parents_untouched(cluster: Cluster, tmp_path: Path) -> None:
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path, cluster.data_dir)}
    assert modes == {tmp_path: 0o700, cluster.data_dir: 0o700}
    files = [path for path in cluster.data_dir.rglob("*") if path.is_file()]
    assert len(files) > 900, "initdb makes about a thousand files"
    assert [path for path in files if path.stat().st_mode & 0o077] == []


def test_a_stop_is_clean_and_the_next_start_keeps_rows_and_port(data_dir: Path) -> None:
    with start_cluster(data_dir) as first:
        write_credentials(data_dir, new_credentials(host="127.0.0.1", port=first.port))
        keep_rows(first)
    assert servers_in(data_dir / "postgres") == []
    assert not (data_dir / "postgres" / "postmaster.pid").exists()
    with start_cluster(data_dir) as second:
        assert (count(second), second.port) == (1000, first.port)


def test_credentials_follow_a_port_that_someone_else_took(data_dir: Path) -> None:
    with start_cluster(data_dir) as first:
        write_credentials(data_dir, new_credentials(host="127.0.0.1", port=first.port))
    with start_cluster(data_dir.with_name("other")) as other:
        write_credentials(data_dir, new_credentials(host="127.0.0.1", port=other.port))
        with start_cluster(data_dir) as again:
            assert again.port != other.port
            assert load_credentials(data_dir).port == again.port


def test_a_server_killed_under_us_is_revived_with_its_rows(cluster: Cluster) -> None:
    keep_rows(cluster)
    assert cluster.revive() is False
    assert cluster.process is not None
    os.kill(cluster.process.pid, signal.SIGKILL)
    cluster.process.wait()
    assert cluster.revive() is True
    assert count(cluster) == 1000


def test_a_server_whose_supervisor_was_killed_is_taken_over(data_dir: Path) -> None:
    keeper = subprocess.Popen([sys.executable, "-c", KEEPER, str(data_dir)], stdout=subprocess.PIPE, text=True)
    assert keeper.stdout is not None
    orphan = int(keeper.stdout.readline())
    with pytest.raises(FolderInUse, match=f"rabta keeper.*process {keeper.pid}"):
        start_cluster(data_dir)
    attached = open_cluster(data_dir)
    keep_rows(attached)
    attached.stop()  # belongs to the keeper: must not stop its server
    assert orphan in servers_in(data_dir / "postgres")
    keeper.kill()
    keeper.wait()
    keeper.stdout.close()
    with start_cluster(data_dir) as heir:
        assert orphan not in servers_in(data_dir / "postgres")
        assert count(heir) == 1000


@pytest.mark.parametrize("of_whom", ["a living stranger", "a zombie"])
def test_a_stale_pid_file_does_not_keep_the_server_from_starting(data_dir: Path, of_whom: str) -> None:
    with start_cluster(data_dir) as first:
        keep_rows(first)
        told = (data_dir / "postgres" / "postmaster.pid").read_text(encoding="utf-8").splitlines()
    stranger = subprocess.Popen([sys.executable, "-c", "" if of_whom == "a zombie" else "import time; time.sleep(60)"])
    try:
        if of_whom == "a zombie":
            while Path(f"/proc/{stranger.pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z":
                time.sleep(0.01)
        (data_dir / "postgres" / "postmaster.pid").write_text("\n".join([str(stranger.pid), *told[1:]]) + "\n")
        with start_cluster(data_dir) as again:
            assert count(again) == 1000
        assert of_whom == "a zombie" or stranger.poll() is None, "a stranger's process must be left alone"
    finally:
        stranger.kill()
        stranger.wait()


def test_a_first_start_that_was_cut_off_is_begun_anew(data_dir: Path) -> None:
    (data_dir / "postgres.new" / "base").mkdir(parents=True)
    with start_cluster(data_dir) as cluster:
        keep_rows(cluster)
    assert not (data_dir / "postgres.new").exists()


def test_a_folder_of_other_things_is_not_overwritten(data_dir: Path) -> None:
    (data_dir / "postgres").mkdir(parents=True)
    (data_dir / "postgres" / "thesis.txt").write_text("years of work")
    data_dir.chmod(0o700)
    with pytest.raises(InstallationError, match="not a database"):
        start_cluster(data_dir)
    assert (data_dir / "postgres" / "thesis.txt").read_text() == "years of work"


def test_files_of_another_major_version_are_refused(data_dir: Path) -> None:
    with start_cluster(data_dir):
        pass
    (data_dir / "postgres" / "PG_VERSION").write_text("16\n")
    with pytest.raises(InstallationError, match="made by PostgreSQL 16.*backup"):
        start_cluster(data_dir)


@pytest.mark.skipif(os.geteuid() != 0, reason="NOT RUN: only root hands its programs to another account")
def test_programs_out_of_reach_are_copied_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    copies = Path(f"/var/tmp/rabta-test-{os.getpid()}")
    monkeypatch.setattr(programs, "COPIES", copies)
    account = programs.database_account(Path("/nowhere"))
    try:
        installed = programs.installed_programs()
        monkeypatch.setattr(programs, "installed_programs", lambda: installed)
        reach = programs.runs
        monkeypatch.setattr(programs, "runs", lambda p, *, account: p.parent != installed and reach(p, account=account))
        folder = programs.programs_folder(account)
        assert folder.is_relative_to(copies)
        assert programs.runs(folder / "initdb", account=account)
        assert programs.runs(folder / "psql", account=account), "the client library must have come along"
    finally:
        subprocess.run(["rm", "-rf", str(copies)], check=True)
