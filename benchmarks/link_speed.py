#!/usr/bin/env python3
"""Speed of a build with links to the official list, as a share of the speed without, in one run.

    python benchmarks/link_speed.py [FOLDER]

FOLDER holds reports; the packaged samples by default. Builds with and without links take turns, and processor time is
counted, so that what else the machine does weighs on both alike.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

from kg.config import Settings
from kg.pipeline import build
from kg.samples import copy_samples

ROUNDS = 7


def measured(reports: Path, out: Path) -> dict[bool, float]:
    """Median seconds of processor time of a build with links and without."""
    build([reports], out)
    taken: dict[bool, list[float]] = {True: [], False: []}
    for turn in range(ROUNDS):
        for link in (turn % 2 == 0, turn % 2 == 1):
            start = time.process_time()
            build([reports], out, Settings(link=link))
            taken[link].append(time.process_time() - start)
    return {link: statistics.median(seconds) for link, seconds in taken.items()}


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(scratch) / "reports"
        if len(sys.argv) == 1:
            copy_samples(folder)
        found = measured(folder, Path(scratch) / "out")
    print(
        f"with links {found[True]:.2f} s, without {found[False]:.2f} s: {found[False] / found[True]:.3f} of the speed"
    )


if __name__ == "__main__":
    main()
