#!/usr/bin/env python3
"""Speed of a build with links to the official list, as a share of the speed without, and what a first lookup costs.

    python benchmarks/link_speed.py [FOLDER]

FOLDER holds reports; the packaged samples by default. Builds with and without links take turns, and processor time is
counted, so that what else the machine does weighs on both alike. The first lookup is made in a process of its own.
"""

from __future__ import annotations

import statistics
import subprocess
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


FIRST = """
import pathlib, resource, time
import kg.model
def resident():  # proc(5): the second figure counts pages
    return int(pathlib.Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()
begin, before = time.process_time(), resident()
from kg.gazetteer import load_gazetteer
assert load_gazetteer().division("110101001")
print(time.process_time() - begin, (resident() - before) / 2**20)
"""


def first_lookup() -> tuple[float, float]:
    """Median milliseconds of processor time and MiB that a first lookup adds, its imports included."""
    runs = [subprocess.run([sys.executable, "-c", FIRST], check=True, capture_output=True) for _ in range(ROUNDS)]
    seconds, memory = zip(*(map(float, run.stdout.split()) for run in runs), strict=True)
    return 1000 * statistics.median(seconds), statistics.median(memory)


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(scratch) / "reports"
        if len(sys.argv) == 1:
            copy_samples(folder)
        found = measured(folder, Path(scratch) / "out")
    print(
        f"with links {found[True]:.2f} s, without {found[False]:.2f} s: {found[False] / found[True]:.3f} of the speed"
    )
    print("a first lookup takes {:.0f} ms and {:.1f} MiB".format(*first_lookup()))


if __name__ == "__main__":
    main()
