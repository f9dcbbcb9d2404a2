"""`kg.evaluate` gives the figures of the independent scorer that reads the exported RDF."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kg.config import Settings
from kg.evaluate import LAYERS, evaluate, load_gold
from kg.pipeline import build


@pytest.mark.shared
@pytest.mark.parametrize("name", ["reports", "samples", "gold"])
def test_the_scorer_of_the_exported_graph_agrees(name: str, shared: Path, root: Path, tmp_path: Path) -> None:
    reports, golds = {
        "reports": (shared / "reports", shared / "eval" / "gold"),
        "samples": (root / "kg/samples/reports", root / "kg/samples/gold"),
        "gold": (root / "tests/gold/reports", root / "tests/gold/gold"),
    }[name]
    result = build([reports], tmp_path, Settings(formats=("rdf",)))
    assert result.failures == ()
    paths = sorted(golds.glob("*.json"))
    texts = {r.source.document.name: r.source.document.text for r in result.graph.reports}
    ours = evaluate(result.graph, [load_gold(p, texts[json.loads(p.read_bytes())["report"]]) for p in paths])
    command = [
        sys.executable, str(shared / "eval" / "score.py"), "--gold", *map(str, paths), "--reports", str(reports),
        "--rdf", str(tmp_path / "graph.ttl"), "--json",
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    theirs = json.loads(done.stdout)
    figures = {
        report: {layer: (tallies[layer].right, tallies[layer].found, tallies[layer].due) for layer in LAYERS}
        for report, tallies in [*ours.reports.items(), ("ALL", ours.total)]
    }
    expected = {
        report: {layer: (t["tp"], t["found"], t["due"]) for layer, t in layers.items()}
        for report, layers in theirs.items()
    }
    assert figures == expected
