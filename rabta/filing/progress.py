"""How far a long filing has come: a small file beside the data, so that pages and the terminal show the same."""

import json
from pathlib import Path
from typing import Any

from django.conf import settings


def _file() -> Path:
    return Path(settings.DATA_DIR) / "progress.json"


def note_progress(*, done: int, total: int, label: str) -> None:
    """Say how far it is, in one step: a reader sees the old file or the new one. `total` 0 clears it."""
    if total == 0:
        _file().unlink(missing_ok=True)
        return
    temporary = _file().with_suffix(".part")
    temporary.write_text(json.dumps({"done": done, "total": total, "label": label}), encoding="utf-8")
    temporary.replace(_file())


def progress() -> dict[str, Any] | None:
    """`{"done", "total", "label"}` while something long is filed, else None."""
    try:
        return dict(json.loads(_file().read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return None
