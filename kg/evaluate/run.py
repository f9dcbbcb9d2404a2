"""From files to an evaluation: builds the reports that gold files are for and compares."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
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
        golds: gold files and folders of them (`*.json`); of a folder those count whose report is among the inputs.
        settings: of the build; the defaults when None.
        on_progress: told of each report that is built.

    Returns:
        The evaluation, and the reports that could not be built.

    Raises:
        InputError: a gold file cannot be used, is the second for its report, its report is not among the inputs, or
            a folder has no gold file for any of them.
    """
    found = find_inputs(inputs)
    names = {path.name for path in found}
    gold_of: dict[str, Path] = {}
    for path, report in _gold_files(golds, names):
        if report in gold_of:
            raise InputError(f"{path}: is for {report}, as is {gold_of[report]}; give one of them")
        if report not in names:
            raise InputError(f"{path}: is for {report}, which is not among the inputs")
        gold_of[report] = path
    graph, failures = gather([path for path in found if path.name in gold_of], settings, on_progress)
    built = [(r.source.document.name, r.source.document.text) for r in graph.reports]
    return evaluate(graph, [load_gold(gold_of[name], text) for name, text in built]), failures


def _gold_files(golds: Iterable[Path], reports: Collection[str]) -> Iterator[tuple[Path, str]]:
    """Gold files, each with the report that it is for."""
    for path in golds:
        if not path.is_dir():
            yield path, report_of(path)
            continue
        inside = [(file, report_of(file)) for file in sorted(path.glob("*.json"))]
        if not inside:
            raise InputError(f"{path}: no gold file (*.json) in this folder")
        wanted = [pair for pair in inside if pair[1] in reports]
        if not wanted:
            known = ", ".join(report for _, report in inside)
            raise InputError(f"{path}: no gold file for any of the inputs; it has some for {known}")
        yield from wanted
