"""The helper process of `serving.py`: it forks once for each object and parses nothing itself."""

import sys

from rabta.intake.formats.scan.reader import read_bytes
from rabta.intake.formats.scan.serving import serve

if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer, read_bytes)
