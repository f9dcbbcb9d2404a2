"""Measure how often the facts of each rule are right on gold, and write it down for `kg/graph/calibration.py`.

    python -m tools.calibrate [--write] [FOLDER...]

A FOLDER holds `reports/` and `gold/`; without one, all gold at hand counts: the packaged samples, tests/gold, and
../shared where it is there. Prints each rule's figures and two tables of reliability: with all gold, and with the gold
of each report held against figures that were measured on the others.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.evaluate import load_gold, report_of
from kg.evaluate.verdicts import verdicts
from kg.graph import assemble
from kg.graph.calibration import counted, link_keys, node_keys
from kg.model import Graph, Node
from kg.pipeline import extract_report
from kg.read import read
from kg.resolve import resolve
from kg.resolve.fit import fit

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "kg" / "lexicon" / "confidence.toml"
WEIGHT = 6
"""How many facts the wider group weighs in the figure of a narrower one: few facts alone say little."""
LEAST, MOST = 0.02, 0.99

HEAD = """\
# How often the facts of a rule are right where gold can tell; written by tools/calibrate.py, read by kg/graph/calibration.py.
#
# A key is a rule, alone or with traits of its facts (counted: an activity that has a result; known: a measurement of an
# indicator of the code list; context: one without a role; repeated: an entity named more than once; sure: one whose form
# is certain; plain: none of them), or an edge's property with the rule of the fact that it belongs to. Beside each figure: right facts of all.

[right]
"""


@dataclass(frozen=True, slots=True)
class Sample:
    """A judged fact: its report, what it is filed under (narrowest first), whether it is right."""

    report: str
    keys: tuple[str, ...]
    right: bool


def samples(folders: Iterable[tuple[Path, Path]]) -> list[Sample]:
    """The judged facts of reports with gold.

    Args:
        folders: pairs of a folder of reports and a folder of gold files.
    """
    found = []
    for reports, golds in folders:
        for path in sorted(golds.glob("*.json")):
            graph = assemble(fit(resolve(extract_report(read(reports / report_of(path))))))
            gold = load_gold(path, graph.source.document.text)
            with_result = counted(graph)
            for v in verdicts(Graph("", (graph,)), [gold]):
                keys = node_keys(v.fact, with_result) if isinstance(v.fact, Node) else link_keys(v.fact)[:1]
                found.append(Sample(v.report, keys, v.right))
    return found


def figures(judged: Sequence[Sample]) -> dict[str, float]:
    """The share of right facts under each key, a narrow group's drawn towards that of the wider one."""
    everything = sum(s.right for s in judged) / len(judged)
    found: dict[str, float] = {}
    counts = _counts(judged)
    # a rule is drawn towards all rules, a rule with traits towards the rule
    for key in sorted(counts, key=lambda k: (len(k.split()), k)):
        right, of_all = counts[key]
        wider = found.get(key.split()[0], everything)
        found[key] = min(MOST, max(LEAST, round((right + WEIGHT * wider) / (of_all + WEIGHT), 2)))
    return found


def reliability(judged: Iterable[tuple[float, bool]]) -> tuple[list[tuple[float, float, float, int]], float]:
    """Groups facts by tenths of their confidence.

    Returns:
        Rows of lower bound, mean confidence, share that is right and number of facts; and the expected calibration
        error, the mean distance of the two weighted by the number (Naeini et al. 2015).
    """
    bins: defaultdict[int, list[tuple[float, bool]]] = defaultdict(list)
    for confidence, right in judged:
        bins[min(9, int(confidence * 10 + 1e-9))].append((confidence, right))
    rows = []
    for tenth, held in sorted(bins.items()):
        rows.append((tenth / 10, sum(c for c, _ in held) / len(held), sum(r for _, r in held) / len(held), len(held)))
    total = sum(n for *_, n in rows)
    return rows, sum(abs(c - r) * n for _, c, r, n in rows) / total


def left_out(judged: Sequence[Sample]) -> list[tuple[float, bool]]:
    """Each fact with the confidence that it gets where its own report was not measured."""
    found = []
    for report in sorted({s.report for s in judged}):
        known = figures([s for s in judged if s.report != report])
        found += [(_lookup(known, s.keys), s.right) for s in judged if s.report == report]
    return found


def _lookup(known: Mapping[str, float], keys: tuple[str, ...]) -> float:
    return next((known[key] for key in keys if key in known), 1.0)


def _counts(judged: Iterable[Sample]) -> dict[str, tuple[int, int]]:
    counts: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for s in judged:
        for key in s.keys:
            counts[key][0] += s.right
            counts[key][1] += 1
    return {key: (right, of_all) for key, (right, of_all) in counts.items()}


def default_folders() -> list[tuple[Path, Path]]:
    """All gold at hand."""
    shared = ROOT.parent / "shared"
    found = [(f / "reports", f / "gold") for f in (ROOT / "kg" / "samples", ROOT / "tests" / "gold")]
    return [*found, (shared / "reports", shared / "eval" / "gold")] if shared.is_dir() else found


def _table(title: str, judged: Iterable[tuple[float, bool]]) -> None:
    rows, error = reliability(judged)
    print(f"\n{title}\n  confidence   mean   right   facts")
    for low, mean, right, number in rows:
        print(f"  {low:.1f} - {low + 0.1:.1f}   {mean:.3f}   {right:.3f}   {number:5}")
    print(f"  expected calibration error {error:.3f}")


def main() -> None:
    """Measure, print, and write where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help=f"write {TARGET.relative_to(ROOT)}")
    parser.add_argument("folders", metavar="FOLDER", nargs="*", type=Path)
    options = parser.parse_args()
    judged = samples([(f / "reports", f / "gold") for f in options.folders] or default_folders())
    known, counts = figures(judged), _counts(judged)
    lines = [f"{json.dumps(k):58} = {known[k]:.2f} # {counts[k][0]}/{counts[k][1]}" for k in sorted(known)]
    print("\n".join(lines))
    _table("With all gold", [(_lookup(known, s.keys), s.right) for s in judged])
    _table("Each report by the figures of the others", left_out(judged))
    if options.write:
        TARGET.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
