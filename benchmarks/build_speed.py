"""Speed and memory of `kg build` against `jieba.posseg.cut` alone, over the same text.

    python benchmarks/build_speed.py [--reports 200]

Makes a folder of reports out of the packaged samples (and ../shared/reports where it is there) by renaming, then runs each
contender in a process of its own: all formats are written, one process reads the reports, start-up is included. Prints
seconds of wall clock and of processor, characters per second, peak resident memory, and the ratios of the speeds. On a
machine that others use too, trust the processor's.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path

from peak import peak_memory

SHARED = Path(__file__).resolve().parent.parent.parent / "shared" / "reports"


def make_reports(folder: Path, number: int) -> int:
    """Fills a folder with reports; gives the number of characters in all of them."""
    from kg.samples import copy_samples

    with tempfile.TemporaryDirectory() as kept:
        sources = copy_samples(Path(kept))
        sources += sorted(SHARED.glob("*.txt"))
        texts = [path.read_text(encoding="utf-8") for path in sources]
    folder.mkdir(parents=True)
    total = 0
    for index, text in enumerate(islice(cycle(texts), number)):
        # the line ends as they are: offsets and digests depend on them
        (folder / f"report-{index:04}.txt").write_bytes(text.encode())
        total += len(text)
    return total


def run_build(reports: Path, out: Path) -> None:
    """The whole way, in this process."""
    from kg.pipeline import build

    result = build([reports], out)
    if result.failures:
        raise SystemExit("\n".join(failure.reason for failure in result.failures))


def run_posseg(reports: Path, out: Path) -> None:
    """Word segmentation with parts of speech alone, in this process."""
    import jieba.posseg

    for path in sorted(reports.iterdir()):
        for _ in jieba.posseg.cut(path.read_text(encoding="utf-8")):
            pass


CONTENDERS = {"kg build": run_build, "jieba.posseg.cut": run_posseg}


def measure(name: str, reports: Path, out: Path) -> dict[str, float]:
    """Runs a contender in a process of its own; gives its seconds (wall, processor) and its peak memory in MiB."""
    begin = time.perf_counter()
    command = [sys.executable, __file__, "--run", name, str(reports), str(out)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return {"wall": time.perf_counter() - begin, **figures}


def main() -> None:
    """Measures both and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=200, help="number of reports (default 200)")
    parser.add_argument("--run", nargs=3, metavar=("NAME", "REPORTS", "OUT"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.run:
        name, reports, out = arguments.run
        CONTENDERS[name](Path(reports), Path(out))
        used = resource.getrusage(resource.RUSAGE_SELF)
        print(json.dumps({"processor": used.ru_utime + used.ru_stime, "peak": peak_memory()}))
        return
    with tempfile.TemporaryDirectory() as folder:
        reports = Path(folder) / "reports"
        characters = make_reports(reports, arguments.reports)
        print(f"{arguments.reports} reports, {characters} characters")
        runs = {name: measure(name, reports, Path(folder) / "out") for name in CONTENDERS}
        for name, run in runs.items():
            print(
                f"  {name:18}{run['wall']:7.1f} s wall{run['processor']:7.1f} s processor"
                f"{characters / run['processor']:8.0f} characters/s{run['peak']:6.0f} MiB peak"
            )
        ratios = {clock: runs["jieba.posseg.cut"][clock] / runs["kg build"][clock] for clock in ("wall", "processor")}
        told = ", ".join(f"{ratio:.2f} by {clock} time" for clock, ratio in ratios.items())
        print(f"  kg build runs at {told} of the speed of jieba.posseg.cut alone")


if __name__ == "__main__":
    main()
