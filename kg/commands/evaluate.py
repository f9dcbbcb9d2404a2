"""`kg eval`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.commands.errors_shown import show_errors

if TYPE_CHECKING:
    from kg.evaluate import Evaluation, Tally


@click.command(name="eval")
@click.option(
    "--gold",
    "golds",
    metavar="GOLD",
    multiple=True,
    required=True,
    type=click.Path(path_type=Path),
    help="A gold file, or a folder of them; may be repeated.",
)
@click.option("--errors", is_flag=True, help="Show every miss and every spurious fact in its sentence.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True, type=click.Path(path_type=Path))
def evaluate(golds: tuple[Path, ...], errors: bool, as_json: bool, inputs: tuple[Path, ...]) -> None:
    """Score the graph of reports against gold files.

    Prints precision, recall and F1 of each layer, for each report and over all; with --errors, what a rule should have
    found and did not (missed), and what it found that gold does not hold (spurious). INPUT is a report or a folder of
    reports; reports without a gold file are not built.
    """
    from kg.commands.failures import report_failures
    from kg.commands.progress import progress
    from kg.evaluate.run import evaluate_files

    with progress("Building") as show:
        evaluation, failures = evaluate_files(inputs, golds, on_progress=show)
    if as_json:
        click.echo(json.dumps(_figures(evaluation), ensure_ascii=False))
    elif evaluation.reports:
        _print(evaluation, errors)
    report_failures(failures, len(evaluation.reports) + len(failures))


def _rows(evaluation: Evaluation) -> dict[str, Mapping[str, Tally]]:
    return {**evaluation.reports, "ALL": evaluation.total}


def _figures(evaluation: Evaluation) -> dict[str, dict[str, dict[str, float]]]:
    return {
        report: {
            layer: {"p": t.precision, "r": t.recall, "f": t.f1, "tp": t.right, "found": t.found, "due": t.due}
            for layer, t in tallies.items()
        }
        for report, tallies in _rows(evaluation).items()
    }


def _print(evaluation: Evaluation, errors: bool) -> None:
    for report, tallies in _rows(evaluation).items():
        click.echo(report)
        click.echo(f"  {'layer':14}{'P':>7}{'R':>7}{'F1':>7}{'right':>7}{'found':>7}{'gold':>7}")
        for layer, t in tallies.items():
            click.echo(f"  {layer:14}{t.precision:7.3f}{t.recall:7.3f}{t.f1:7.3f}{t.right:7}{t.found:7}{t.due:7}")
        if errors and report in evaluation.texts:
            show_errors(tallies, evaluation.texts[report])
    click.echo(f"mean F1 over layers: {evaluation.mean_f1:.3f}")
