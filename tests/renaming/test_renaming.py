"""Renaming every name and number of the three reports costs no layer more than 0.02."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.evaluate import LAYERS, Evaluation, load_gold
from kg.evaluate.run import evaluate_files
from tests.renaming.rename import dump, rename

LEAST_KEPT = 0.02
SEEDS = (1, 2, 3, 4, 5)


def figures(reports: Path, golds: Path) -> Evaluation:
    evaluation, failures = evaluate_files([reports], [golds])
    assert failures == ()
    return evaluation


def renamed(shared: Path, seed: int, out: Path) -> tuple[Path, Path]:
    """The three reports and their gold, renamed, as two folders."""
    reports, golds = out / "reports", out / "gold"
    reports.mkdir()
    golds.mkdir()
    for number, path in enumerate(sorted((shared / "eval" / "gold").glob("*.json"))):
        gold = json.loads(path.read_text(encoding="utf-8"))
        with (shared / "reports" / gold["report"]).open(encoding="utf-8", newline="") as file:
            result = rename(file.read(), gold, seed)
        # the year in a report's file name is no name
        name = f"street{number}-{gold['report'].split('-', 1)[1]}"
        (reports / name).write_text(result.text, encoding="utf-8", newline="")
        (golds / f"{number}.json").write_text(dump({**result.gold, "report": name}), encoding="utf-8")
        load_gold(golds / f"{number}.json", result.text)  # every quote of the gold reads back
    return reports, golds


@pytest.fixture(scope="module")
def as_they_are(shared: Path) -> Evaluation:
    return figures(shared / "reports", shared / "eval" / "gold")


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
def test_no_layer_loses_by_other_names_and_numbers(
    seed: int, shared: Path, as_they_are: Evaluation, tmp_path: Path
) -> None:
    after = figures(*renamed(shared, seed, tmp_path)).total
    lost = {layer: round(as_they_are.total[layer].f1 - after[layer].f1, 3) for layer in LAYERS}
    assert {layer: loss for layer, loss in lost.items() if loss > LEAST_KEPT} == {}
