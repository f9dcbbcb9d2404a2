"""What each rule gains and loses on gold: the scores without it against the scores with it.

    python -m tools.ablation [--groups] [FOLDER...]

A FOLDER holds `reports/` and `gold/`; without one, all gold at hand counts, as in tools/calibrate.py. A rule of names is
left out before the grammar reads the sentences, any other when its facts stand in the graph. `--groups` takes the rules
of one prefix together (name.ending.village and name.ending.place are name.ending).
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from unittest.mock import patch

import kg.extract
from kg.evaluate import LAYERS, Gold, Tally, evaluate, load_gold, report_of
from kg.graph import assemble
from kg.graph.confidence import sure_enough
from kg.lex import lex
from kg.model import Extraction, Graph, Layout, Lexed, Mention, ReportGraph
from kg.read import read
from kg.resolve import resolve
from kg.resolve.fit import fit
from kg.structure import structure, unwrap
from tools.calibrate import default_folders

Scores = Mapping[str, Tally]


@dataclass(frozen=True, slots=True)
class Case:
    """A report with gold, as far as it is the same whatever rules there are."""

    layout: Layout
    lexed: tuple[Lexed, ...]
    mentions: tuple[Mention, ...]
    gold: Gold


def cases(folders: Sequence[tuple[Path, Path]]) -> Iterator[Case]:
    """The reports of folders, taken apart, with their gold."""
    for reports, golds in folders:
        for path in sorted(golds.glob("*.json")):
            document = read(reports / report_of(path))
            layout = structure(unwrap(document))
            lexed = lex(layout)
            mentions = kg.extract.find_mentions(layout, lexed)
            yield Case(layout, lexed, mentions, load_gold(path, document.text))


def graph_of(case: Case, without: str | None = None) -> ReportGraph:
    """The graph of a report; without the mentions of some rules where `without` names their prefix."""
    mentions = tuple(m for m in case.mentions if without is None or not belongs(m.rule, without))
    with patch.object(kg.extract, "find_mentions", lambda *_: mentions):
        extraction: Extraction = kg.extract.extract(case.layout, case.lexed)
    return assemble(fit(resolve(extraction)))


def belongs(rule: str, group: str) -> bool:
    """Whether a rule is the group, or lies in it."""
    return rule == group or rule.startswith(f"{group}.")


def pruned(graph: ReportGraph, group: str) -> ReportGraph:
    """The graph without the facts of some rules, and without what hangs on them."""
    return sure_enough(
        replace(
            graph,
            nodes=tuple(replace(n, confidence=0.0 if belongs(n.rule, group) else 1.0) for n in graph.nodes),
            edges=tuple(replace(e, confidence=0.0 if belongs(e.rule, group) else 1.0) for e in graph.edges),
            statements=tuple(replace(s, confidence=0.0 if belongs(s.rule, group) else 1.0) for s in graph.statements),
        ),
        0.5,
    )


def scores(held: Sequence[Case], graphs: Sequence[ReportGraph]) -> Scores:
    """The layers' tallies over all reports, each report judged by itself."""
    totals = {layer: Tally() for layer in LAYERS}
    for case, graph in zip(held, graphs, strict=True):
        for layer, tally in evaluate(Graph("", (graph,)), [case.gold]).total.items():
            totals[layer] += tally
    return totals


def rules_of(graphs: Sequence[ReportGraph], grouped: bool) -> list[str]:
    """The rules that made facts, or their first two parts."""
    rules = {f.rule for g in graphs for facts in (g.nodes, g.edges, g.statements) for f in facts}
    return sorted({".".join(r.split(".")[:2]) for r in rules} if grouped else rules)


def row(rule: str, whole: Scores, rest: Scores) -> tuple[float, str]:
    """A rule's worth (what the mean F1 of the layers loses without it) and its line of the table."""
    lost = {layer: whole[layer].f1 - rest[layer].f1 for layer in LAYERS}
    worth = sum(lost.values()) / len(lost)
    right = sum(whole[layer].right - rest[layer].right for layer in LAYERS if layer != "core")
    wrong = sum(
        (whole[layer].found - whole[layer].right) - (rest[layer].found - rest[layer].right)
        for layer in LAYERS
        if layer != "core"
    )
    cells = " ".join(f"{100 * lost[layer]:+7.2f}" if abs(lost[layer]) >= 5e-5 else "      ." for layer in LAYERS)
    return worth, f"{rule:34}{right:+6}{wrong:+6} {cells} {100 * worth:+7.3f}"


def main() -> None:
    """Print the table, and the rules that do not pay."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--groups", action="store_true", help="take the rules of one prefix together")
    parser.add_argument("folders", metavar="FOLDER", nargs="*", type=Path)
    options = parser.parse_args()
    held = list(cases([(f / "reports", f / "gold") for f in options.folders] or default_folders()))
    graphs = [graph_of(case) for case in held]
    whole = scores(held, graphs)
    print("right, wrong: facts of all layers that the rule adds; then points of F1 that are lost without it")
    print(f"{'rule':34}{'right':>6}{'wrong':>6} {' '.join(f'{layer[:7]:>7}' for layer in LAYERS)} {'mean':>7}")
    poor = []
    for rule in rules_of(graphs, options.groups):
        early = rule.startswith("name.")
        rest = [
            (graph_of(c, rule) if any(belongs(m.rule, rule) for m in c.mentions) else g) if early else pruned(g, rule)
            for c, g in zip(held, graphs, strict=True)
        ]
        worth, line = row(rule, whole, scores(held, rest))
        print(line, flush=True)
        if worth <= 0:
            poor.append(rule)
    print("do not pay:", ", ".join(poor) or "none")


if __name__ == "__main__":
    main()
