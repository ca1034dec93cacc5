"""The one entry point, `rabta`: finds the command's module by its words, imports only that one, and runs it.

A command module has a one-line docstring (its help), `add_arguments(parser)` and `run(arguments) -> exit code`.
Exit codes: 0 all inputs processed, 1 refused or failed, 2 wrong use, 130 stopped by Ctrl-C.
"""

import argparse
import difflib
import importlib
import importlib.util
import os
import re
import signal
import sys
import tempfile
import time
import traceback
from importlib import metadata
from pathlib import Path

from rabta.cli.installation.credentials import DATA_VARIABLE, data_folder
from rabta.cli.installation.errors import InstallationError
from rabta.cli.installation.folder import open_log

COMMANDS = {
    "demo": "rabta.cli.commands.demo",
    "serve": "rabta.cli.commands.serve",
    "doctor": "rabta.cli.commands.doctor",
    "file": "rabta.cli.commands.file",
    "release": "rabta.cli.commands.release",
    "recall": "rabta.cli.commands.recall",
    "mark": "rabta.cli.commands.mark",
    "reread": "rabta.cli.commands.reread",
    "brief": "rabta.cli.commands.brief",
    "analyse": "rabta.cli.commands.analyse",
    "prices": "rabta.cli.commands.prices",
    "custody": "rabta.cli.commands.custody",
    "encounters": "rabta.cli.commands.encounters",
    "networks": "rabta.cli.commands.networks",
    "warnings": "rabta.cli.commands.warnings",
    "publish": "rabta.cli.commands.publish",
    "bulletin": "rabta.cli.commands.bulletin",
    "returns": "rabta.cli.commands.returns",
    "signals": "rabta.cli.commands.signals",
    "programmes": "rabta.cli.commands.programmes",
    "deconflict": "rabta.cli.commands.deconflict",
    "case": "rabta.cli.commands.case",
    "notices": "rabta.cli.commands.notices",
    "strategy": "rabta.cli.commands.strategy",
    "equipment": "rabta.cli.commands.equipment",
    "watchlist": "rabta.cli.commands.watchlist",
    "manifest answer": "rabta.cli.commands.manifest_answer",
    "gateway": "rabta.cli.commands.gateway",
    "identity": "rabta.cli.commands.identity",
    "rules": "rabta.cli.commands.rules",
    "read statement": "rabta.cli.commands.read",
    "read table": "rabta.cli.commands.read_table",
    "read manifest": "rabta.cli.commands.read_manifest",
    "read baggage": "rabta.cli.commands.read_baggage",
    "read scan": "rabta.cli.commands.read_scan",
    "scan detect": "rabta.cli.commands.scan_detect",
    "count": "rabta.cli.commands.count",
    "names score": "rabta.cli.commands.names_score",
    "names search": "rabta.cli.commands.names_search",
    "land measure": "rabta.cli.commands.land_measure",
    "example make": "rabta.cli.commands.example",
    "check": "rabta.cli.commands.check",
    "people": "rabta.cli.commands.people",
    "places": "rabta.cli.commands.places",
    "db": "rabta.cli.commands.db",
    "bundle": "rabta.cli.commands.bundle",
    "export": "rabta.cli.commands.export",
    "exchange open": "rabta.cli.commands.exchange_open",
    "exchange key": "rabta.cli.commands.exchange_key",
    "audit": "rabta.cli.commands.audit",
    "prove leaks": "rabta.cli.commands.prove",
    "bench": "rabta.cli.commands.bench",
}
PURE = {
    "read statement", "read table", "read manifest", "read baggage", "read scan", "scan detect", "count", "names score",
    "names search", "example make", "exchange open",
}  # fmt: skip
"""Commands that touch no installation: no database, no data folder, no Django."""


def main(argv: list[str] | None = None) -> int:
    """Run one command and return its exit code."""
    words = sys.argv[1:] if argv is None else argv
    _speak_utf8()
    if argv is None:  # SIGTERM ends a command as Ctrl-C does: a database it started is stopped, not left behind
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        try:
            return _run(words)
        finally:
            sys.stdout.flush()  # here, where a reader that left is known, not when the interpreter ends
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130
    except BrokenPipeError:  # the reader of our output left; what it wanted, it has
        _write_no_more()
        return 0


def _run(words: list[str]) -> int:
    if words[:1] == ["help"]:
        words = [*words[1:], "--help"]
    if not words or words[0] in ("-h", "--help"):
        print(help_text())
        return 0 if words else 2
    if words[0] == "--version":
        print(f"rabta {metadata.version('rabta')}")
        return 0
    name = command_in(words)
    if name is None:
        return _unknown(words)
    rest = words[len(name.split()) :]
    try:
        return _call(name, rest)
    except InstallationError as error:
        print(f"rabta {name}: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        raise
    except Exception as error:  # the last line of defence: nobody meets a traceback
        print(_unexpected(name, error), file=sys.stderr)
        return 1


def command_in(words: list[str]) -> str | None:
    """The command that the leading words name, the longest first; None where they name none."""
    for length in (2, 1):
        name = " ".join(words[:length])
        if name in COMMANDS and _is_there(name):
            return name
    return None


def help_text() -> str:
    """All commands of this installation with one line each, read from their files without importing them."""
    lines = [f"  {name:<16}{help_line(module)}" for name, module in COMMANDS.items() if _is_there(name)]
    return "\n".join(
        [
            "usage: rabta COMMAND ...",
            "",
            "One count. One identity. Nothing leaks: the software of a National Narcotics Coordination Centre.",
            "",
            *lines,
            "",
            "rabta help COMMAND says more. An installation lives in --data DIR, else RABTA_DATA, else ./var/rabta.",
        ]
    )


def help_line(module: str) -> str:
    """The first line of a command module's docstring."""
    spec = importlib.util.find_spec(module)
    source = Path(spec.origin).read_text(encoding="utf-8") if spec and spec.origin else ""
    found = re.match(r'\s*"""(.*?)(?:"""|\n)', source)
    return found.group(1).strip() if found else ""


def _is_there(name: str) -> bool:
    return importlib.util.find_spec(COMMANDS[name]) is not None


def _call(name: str, rest: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog=f"rabta {name}", description=help_line(COMMANDS[name]), conflict_handler="resolve", allow_abbrev=False
    )
    chosen = None
    if name not in PURE:
        parser.add_argument("--data", metavar="DIR", help="folder of the installation (RABTA_DATA, else ./var/rabta)")
        chosen, rest = _take_data_folder(parser, rest)
    module = importlib.import_module(COMMANDS[name])
    module.add_arguments(parser)
    arguments = parser.parse_args(rest)
    arguments.data = chosen
    return int(module.run(arguments) or 0)


def _take_data_folder(parser: argparse.ArgumentParser, rest: list[str]) -> tuple[Path, list[str]]:
    """Settle the folder, wherever --data stands, before any module reads it: Django takes it from the environment."""
    early = argparse.ArgumentParser(prog=parser.prog, usage=parser.format_usage(), add_help=False, allow_abbrev=False)
    early.add_argument("--data", metavar="DIR")
    known, others = early.parse_known_args(rest)
    folder = data_folder(known.data)
    os.environ[DATA_VARIABLE] = str(folder)
    return folder, others


def _unknown(words: list[str]) -> int:
    said = " ".join(word for word in words[:2] if not word.startswith("-"))
    group = [name for name in COMMANDS if name.startswith(f"{words[0]} ") and _is_there(name)]
    if group:
        print("\n".join(f"  rabta {name:<16}{help_line(COMMANDS[name])}" for name in group), file=sys.stderr)
        return 0 if "--help" in words or "-h" in words else 2
    near = difflib.get_close_matches(said, COMMANDS, n=1) or difflib.get_close_matches(words[0], COMMANDS, n=1)
    hint = f" Did you mean `rabta {near[0]}`?" if near else ""
    print(f"rabta: there is no command `{said or words[0]}`.{hint} `rabta help` lists all.", file=sys.stderr)
    return 2


def _write_no_more() -> None:
    """Send what is still to be written nowhere, so that the end of the program does not meet the closed pipe again."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BrokenPipeError:
            os.dup2(nowhere, stream.fileno())


def _speak_utf8() -> None:
    """Output is UTF-8 whatever the machine's locale; what cannot be written is escaped, never a crash."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _unexpected(name: str, error: Exception) -> str:
    text = (str(error).strip().splitlines() or [""])[0]
    if type(error).__name__ == "OperationalError" and "connect" in text:
        text = f"the database does not answer ({text}). `rabta demo` and `rabta serve` start it; see `rabta doctor`."
    else:
        text = f"this should not have happened: {type(error).__name__}: {text}"
    return f"rabta {name}: {text}\nDetails: {_write_details(name, error)}"


def _write_details(name: str, error: Exception) -> Path:
    """The traceback, in the installation's log; where there is no installation, in a temporary file."""
    when = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    details = f"{when} rabta {name}\n{''.join(traceback.format_exception(error))}\n".encode("utf-8", "backslashreplace")
    folder = data_folder()
    try:
        if name in PURE or not folder.exists():
            handle, path = tempfile.mkstemp(prefix="rabta-", suffix=".log")
            with os.fdopen(handle, "wb") as file:
                file.write(details)
            return Path(path)
        with open_log(folder, "errors") as log:
            log.write(details)
        return folder / "log" / "errors.log"
    except OSError:
        sys.stderr.buffer.write(details)
        return Path("above (no log could be written)")


if __name__ == "__main__":
    sys.exit(main())
