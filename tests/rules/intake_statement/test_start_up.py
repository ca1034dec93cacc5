"""The reader starts fast and alone: no Django, no YAML at run time."""

import subprocess
import sys


def test_reading_needs_no_django() -> None:
    code = (
        "import sys; from rabta.intake.formats.statement.source import read_record;"
        "read_record({'text': '5 kg heroin in Lahore'}, file='x', row=1);"
        "sys.exit(any(name.split('.')[0] in ('django', 'yaml') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
