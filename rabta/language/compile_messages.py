"""Compiles the console's translations: `python -m rabta.language.compile_messages`. Plain Python; no gettext tools needed.

Reads `locale/*/LC_MESSAGES/django.po` and writes `django.mo` beside it (GNU gettext's binary format, little endian).
"""

import ast
import os
import struct
import sys
from pathlib import Path

LOCALES = Path(__file__).resolve().parent / "locale"
MAGIC = 0x950412DE
CONTEXT_END, PLURAL_END = "\x04", "\x00"


def read_po(text: str) -> dict[str, str]:
    """Message by message id as the binary format keys them: with its context before \\4, plurals joined by NUL.

    Fuzzy and untranslated messages are left out, so that the English shows instead of a guess.
    """
    messages: dict[str, str] = {}
    for block in text.split("\n\n"):
        fields = _fields(block)
        translation = PLURAL_END.join(fields[name] for name in sorted(fields) if name.startswith("msgstr"))
        if "msgid" not in fields or not translation.strip(PLURAL_END) or _is_fuzzy(block):
            continue
        key = fields["msgid"] + (PLURAL_END + fields["msgid_plural"] if "msgid_plural" in fields else "")
        messages[(fields["msgctxt"] + CONTEXT_END if "msgctxt" in fields else "") + key] = translation
    return messages


def _is_fuzzy(block: str) -> bool:
    return any(line.startswith("#,") and "fuzzy" in line for line in block.splitlines())


def _fields(block: str) -> dict[str, str]:
    """The keywords of one entry with their strings, continued lines joined."""
    fields: dict[str, str] = {}
    name = ""
    for line in block.splitlines():
        if line.startswith("#") or not line.strip():
            continue
        if not line.startswith('"'):
            name, _, line = line.partition(" ")
            fields[name] = ""
        fields[name] += ast.literal_eval(line.strip())
    return fields


def mo_bytes(messages: dict[str, str]) -> bytes:
    """The binary catalogue: header, two tables of (length, offset), then the strings, sorted by key."""
    pairs = [(key.encode(), messages[key].encode()) for key in sorted(messages, key=str.encode)]
    count, table = len(pairs), 28
    offset = table + 16 * count
    tables, strings = [b"", b""], b""
    for side in (0, 1):
        for pair in pairs:
            tables[side] += struct.pack("<II", len(pair[side]), offset + len(strings))
            strings += pair[side] + b"\x00"
    return struct.pack("<7I", MAGIC, 0, count, table, table + 8 * count, 0, offset) + b"".join(tables) + strings


def compile_one(po: Path) -> int:
    """Compile one catalogue in one step (a reader sees the old file or the new one). How many messages it holds."""
    messages = read_po(po.read_text(encoding="utf-8"))
    temporary = po.with_name(f"django.{os.getpid()}.part")
    temporary.write_bytes(mo_bytes(messages))
    temporary.replace(po.with_suffix(".mo"))
    return len(messages)


def compile_if_needed() -> None:
    """Compile what is missing or older than its source. Where the folder cannot be written, English shows instead."""
    for po in LOCALES.glob("*/LC_MESSAGES/django.po"):
        mo = po.with_suffix(".mo")
        if not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime:
            try:
                compile_one(po)
            except OSError as error:
                print(f"{mo} cannot be written ({error.strerror}); pages stay in English.", file=sys.stderr)


if __name__ == "__main__":
    for catalogue in sorted(LOCALES.glob("*/LC_MESSAGES/django.po")):
        print(f"{catalogue.parent.parent.name}: {compile_one(catalogue)} messages")
