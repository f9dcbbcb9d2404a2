"""Peak memory of a process, for the benchmarks."""

from __future__ import annotations

import re
from pathlib import Path


def peak_memory() -> float:
    """MiB that this process had in memory at its peak.

    Of the two that Linux counts, ru_maxrss (getrusage(2)) includes the process that started this one; VmHWM (proc(5))
    does not.
    """
    status = Path("/proc/self/status").read_text(encoding="ascii")
    (kibibytes,) = re.findall(r"^VmHWM:\s+(\d+) kB$", status, re.MULTILINE)
    return int(kibibytes) / 1024
