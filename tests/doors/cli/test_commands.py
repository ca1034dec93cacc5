"""The entry point: help, wrong use, errors in one line, and secrets that only their owner may read."""

import io
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from rabta.cli import main as entry
from rabta.cli.installation.credentials import (
    CredentialsError,
    load_credentials,
    moved,
    new_credentials,
    write_credentials,
)
from rabta.cli.installation.supervisor import listen


def rabta(*words: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "rabta", *words],
        capture_output=True,
        text=True,
        timeout=60,
        cwd=cwd,
        stdin=subprocess.DEVNULL,
    )


def test_help_lists_every_command_with_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert entry.main(["help"]) == 0
    shown = capsys.readouterr().out.splitlines()
    for name in ("demo", "serve", "doctor", "people", "db", "bench", "read statement", "count", "file"):
        lines = [line for line in shown if line.startswith(f"  {name} ")]
        assert len(lines) == 1, name
        assert len(lines[0]) <= 130
        assert len(lines[0].split(name, 1)[1].strip()) > 20, f"{name} needs a line that says what it does"


@pytest.mark.parametrize("words", [["demoo"], ["--verbose"], ["read"], ["read", "tabel"], []])
def test_wrong_use_is_2_and_says_what_there_is(words: list[str]) -> None:
    done = rabta(*words)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "rabta" in done.stderr + done.stdout


def test_a_near_miss_is_guessed() -> None:
    assert "Did you mean `rabta doctor`?" in rabta("docter").stderr


@pytest.mark.parametrize(
    "words", [["people", "list"], ["db", "migrate"], ["serve"], ["db", "backup", "x.rabta", "--keyring", "k"]]
)
def test_a_folder_without_an_installation_is_one_line_and_stays_empty(tmp_path: Path, words: list[str]) -> None:
    done = rabta(*words, "--data", str(tmp_path / "none"), cwd=tmp_path)
    assert done.returncode == 1
    assert "there are no credentials here" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert not list(tmp_path.iterdir()), "neither a folder nor the key of a backup that was never made"


@pytest.mark.parametrize("installed", [True, False])
def test_an_unexpected_error_is_one_line_and_a_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], installed: bool
) -> None:
    package = tmp_path / "modules"
    package.mkdir()
    (package / "breaking.py").write_text(
        '"""Break."""\ndef add_arguments(p): ...\ndef run(a): raise ValueError("so")\n'
    )
    monkeypatch.syspath_prepend(str(package))
    monkeypatch.setitem(entry.COMMANDS, "breaking", "breaking")
    monkeypatch.setenv("RABTA_DATA", str(tmp_path / "data"))
    if installed:
        (tmp_path / "data").mkdir()
    assert entry.main(["breaking"]) == 1
    first, second = capsys.readouterr().err.strip().splitlines()
    assert first == "rabta breaking: this should not have happened: ValueError: so"
    log = Path(second.removeprefix("Details: "))
    assert "Traceback" in log.read_text()
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    assert log.is_relative_to(tmp_path / "data") is installed
    if not installed:
        log.unlink()


def test_ctrl_c_and_a_reader_that_left_are_no_errors(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(words: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(entry, "_run", stopped)
    assert entry.main(["help"]) == 130
    piped = subprocess.Popen([sys.executable, "-m", "rabta", "help"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert piped.stdout is not None
    assert piped.stderr is not None
    piped.stdout.close()
    assert b"Traceback" not in piped.stderr.read()
    piped.stderr.close()
    piped.wait()


def test_a_pipe_closed_in_the_middle_ends_a_command_quietly(tmp_path: Path) -> None:
    lines = "".join(
        f'{{"id": "EX-{n}", "date": "2025-03-0{n % 9 + 1}", "text": "ANF seized {n + 2} kg hashish in Lahore."}}\n'
        for n in range(400)
    )
    statements = tmp_path / "statements.jsonl"
    statements.write_text(lines)
    for words in (["read", "statement", str(statements)], ["check", str(statements)], ["count", "--help"]):
        command = [sys.executable, "-m", "rabta", *words]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as piped:
            assert piped.stdout is not None
            assert piped.stderr is not None
            piped.stdout.read(10)
            piped.stdout.close()
            said = piped.stderr.read().decode()
            assert (piped.wait(), said) == (0, "")


@pytest.mark.parametrize("given", ["", "\n \n", "\ufeff"])
@pytest.mark.parametrize("words", [["check", "-"], ["read", "statement", "-"], ["read", "table", "-"], ["count", "-"]])
def test_an_empty_input_is_an_error_entry_and_no_failure(words: list[str], given: str) -> None:
    done = subprocess.run([sys.executable, "-m", "rabta", *words], input=given.encode(), capture_output=True)
    assert done.returncode == 0
    assert b'"error":' in done.stdout


def test_output_is_utf8_in_any_locale() -> None:
    script = "from rabta.cli import main; main._speak_utf8(); print('چرس \\udc80')"
    environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "en_US.ISO-8859-1", "PYTHONIOENCODING": "latin-1"}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, env=environment)
    assert done.stdout == "چرس \\udc80\n".encode()


def test_credentials_are_0600_in_a_0700_folder_and_come_back_whole(tmp_path: Path) -> None:
    made = new_credentials(host="127.0.0.1", port=5)
    (tmp_path / "keys").mkdir(mode=0o755)
    path = write_credentials(tmp_path, made)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert load_credentials(tmp_path) == made
    write_credentials(tmp_path, moved(made, host="::1", port=6))
    assert (load_credentials(tmp_path).port, load_credentials(tmp_path).id_key) == (6, made.id_key)
    assert [entry.name for entry in path.parent.iterdir()] == ["credentials.json"]


def test_credentials_never_show_themselves() -> None:
    made = new_credentials(host="127.0.0.1", port=5)
    secrets = [*made.passwords.values(), made.token_key, made.id_key, made.secret_key, made.field_key]
    assert len(set(secrets)) == 8
    assert [secret for secret in secrets if secret in f"{made} {made!r}"] == []


@pytest.mark.parametrize("text", ["", "{", "[]", '{"host": "x"}', "\udc80"])
def test_damaged_credentials_say_which_file(tmp_path: Path, text: str) -> None:
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / "credentials.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(CredentialsError, match=r"credentials\.json.*damaged"):
        load_credentials(tmp_path, missing_ok=True)


def test_missing_credentials_are_none_only_when_asked(tmp_path: Path) -> None:
    assert load_credentials(tmp_path, missing_ok=True) is None
    with pytest.raises(CredentialsError, match="rabta demo"):
        load_credentials(tmp_path)


def test_a_busy_port_is_skipped_only_where_that_is_wanted() -> None:
    with listen(host="127.0.0.1", port=0, next_free=False) as taken:
        port = taken.getsockname()[1]
        with listen(host="127.0.0.1", port=port, next_free=True) as other:
            assert other.getsockname()[1] > port
        with pytest.raises(Exception, match=f"cannot listen on 127.0.0.1:{port}"):
            listen(host="127.0.0.1", port=port, next_free=False)


def test_standard_streams_without_encoding_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert entry.main(["--version"]) == 0
