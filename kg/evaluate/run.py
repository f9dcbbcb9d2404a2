"""From files to an evaluation: builds the reports that gold files are for and compares."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kg.config import Settings
from kg.errors import InputError
from kg.evaluate import Evaluation, evaluate
from kg.evaluate.gold import load_gold, report_of
from kg.pipeline import Failure, Progress, gather
from kg.read import find_inputs


def evaluate_files(
    inputs: Iterable[Path],
    golds: Iterable[Path],
    settings: Settings | None = None,
    on_progress: Progress | None = None,
) -> tuple[Evaluation, tuple[Failure, ...]]:
    """Builds the reports that gold files are for and compares each with its gold.

    Args:
        inputs: reports and folders of reports; those that no gold file is for are not built.
        golds: gold files and folders of them (`*.json`).
        settings: of the build; the defaults when None.
        on_progress: told of each report that is built.

    Returns:
        The evaluation, and the reports that could not be built.

    Raises:
        InputError: a gold file cannot be used, is the second for its report, or its report is not among the inputs.
    """
    gold_of: dict[str, Path] = {}
    for path in _gold_files(golds):
        report = report_of(path)
        if report in gold_of:
            raise InputError(f"{path}: is for {report}, as is {gold_of[report]}; give one of them")
        gold_of[report] = path
    paths = [path for path in find_inputs(inputs) if path.name in gold_of]
    missing = sorted(gold_of.keys() - {path.name for path in paths})
    if missing:
        raise InputError(f"{gold_of[missing[0]]}: is for {missing[0]}, which is not among the inputs")
    graph, failures = gather(paths, settings, on_progress)
    built = [(r.source.document.name, r.source.document.text) for r in graph.reports]
    return evaluate(graph, [load_gold(gold_of[name], text) for name, text in built]), failures


def _gold_files(golds: Iterable[Path]) -> Iterable[Path]:
    for path in golds:
        if not path.is_dir():
            yield path
            continue
        inside = sorted(path.glob("*.json"))
        if not inside:
            raise InputError(f"{path}: no gold file (*.json) in this folder")
        yield from inside
