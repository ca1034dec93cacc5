"""How long a process was on a processor: what a measurement costs by itself, however busy the machine is beside it."""

from pathlib import Path


def on_processor(pid: int) -> float:
    """Seconds this process was on a processor so far, to the nanosecond; 0 where the system does not say (Linux does)."""
    try:
        return int(Path(f"/proc/{pid}/schedstat").read_text(encoding="ascii").split()[0]) / 1e9
    except (OSError, ValueError, IndexError):
        return 0.0
