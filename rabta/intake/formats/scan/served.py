"""The helper process of `serving.py`: it forks once for each object and parses nothing itself."""

import sys

from rabta.intake.formats.scan.drawing import draw_bytes
from rabta.intake.formats.scan.reader import read_bytes
from rabta.intake.formats.scan.serving import serve
from rabta.vocabulary.rules.tables import table

if __name__ == "__main__":
    table("effective_z")  # read once, before anything forks
    works = {
        "read": lambda content, said: read_bytes(content, said["name"]),
        "draw": lambda content, said: draw_bytes(content, said["name"], said["first"], frame=said["frame"]),
    }
    serve(sys.stdin.buffer, sys.stdout.buffer, works)
