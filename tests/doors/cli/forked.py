"""Commands on one installation, each in a process of its own, forked from one that has loaded the house already.

`rabta` loads a second of modules before it does anything. A test that runs fifty commands asks what they do, not how they
are loaded; that they are loaded is asked where `python -m rabta` itself is run: test_demo, test_commands, test_start_up.
"""

import importlib
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Self

import django

from rabta.cli.main import COMMANDS, main


class Forked:
    """A process that has loaded the house of this folder, whose database runs; each command is a child of it."""

    def __init__(self, folder: Path, *, loads: tuple[str, ...]) -> None:
        self.folder = folder
        environment = {**os.environ, "RABTA_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "rabta.config.settings"}
        self._parent = subprocess.Popen(
            [sys.executable, "-m", "tests.doors.cli.forked", *loads], env=environment, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=Path(__file__).parents[3],
        )  # fmt: skip

    def rabta(self, *words: str, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
        """What `rabta WORDS --data FOLDER` answers."""
        with tempfile.TemporaryDirectory() as kept:
            given, out, err = (Path(kept, name) for name in ("in", "out", "err"))
            given.write_text(stdin, encoding="utf-8")
            streams = [str(path) for path in (given, out, err)]
            asked = {"words": [*words, "--data", str(self.folder)], "environment": environment, "streams": streams}
            assert self._parent.stdin and self._parent.stdout
            print(json.dumps(asked), file=self._parent.stdin, flush=True)
            code = int(self._parent.stdout.readline())
            return subprocess.CompletedProcess(words, code, *(path.read_text(encoding="utf-8") for path in (out, err)))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._parent.communicate(timeout=60)


def _fork(asked: dict[str, list[str] | dict[str, str]]) -> int:
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    code = 70
    try:
        for number, path in enumerate(asked["streams"]):
            os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT if number else os.O_RDONLY, 0o600), number)
        sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115  # the parent's had read ahead
        os.environ.update(asked["environment"])
        sys.argv = ["rabta", *asked["words"]]
        code = main()
    except SystemExit as end:
        code = int(end.code or 0)
    finally:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        os._exit(code)


if __name__ == "__main__":
    django.setup()
    for name in sys.argv[1:]:
        importlib.import_module(f"rabta.cli.inside.{name}")
    for name in COMMANDS.values():
        importlib.import_module(name)
    for line in sys.stdin:
        said = _fork(json.loads(line))
        print(said, flush=True)
