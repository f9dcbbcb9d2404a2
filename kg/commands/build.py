"""`kg build`."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.config import Settings
from kg.ids import DEFAULT_BASE
from kg.sinks import SINKS

if TYPE_CHECKING:
    from kg.model import Graph

OPENS = {
    ".ttl": "Turtle: Protégé, any RDF tool or text editor",
    ".nq": "N-Quads, a graph for each report: any triple store, kg explain",
    ".jsonld": "JSON-LD: any JSON tool",
    ".graphml": "GraphML: Gephi, yEd, Cytoscape, networkx.read_graphml",
    ".gexf": "GEXF: Gephi",
    ".html": "page to look at the graph, the texts and the numbers: any browser, by double-click",
}
"""What opens a written file, by its suffix."""


@click.command()
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", default="exports", show_default=True, type=click.Path(path_type=Path), help="Folder to write to."
)
@click.option("--base", default=DEFAULT_BASE, show_default=True, help="What the IRIs of all data begin with.")
@click.option(
    "--min-confidence", default=0.0, show_default=True, help="Leave out what a rule is less sure of (0 to 1)."
)
@click.option(
    "--format", "formats", type=click.Choice(tuple(SINKS)), multiple=True, help="Write only this; may be repeated."
)
@click.option(
    "--link/--no-link", default=True, show_default=True, help="Link places to their codes on the official list."
)
@click.option("--license", "licence", metavar="IRI", default="", help="Licence of the data, named in void.ttl.")
@click.option("--jobs", metavar="N", type=int, help="Processes that may read reports.  [default: one per core]")
def build(
    inputs: tuple[Path, ...],
    output: Path,
    base: str,
    min_confidence: float,
    formats: tuple[str, ...],
    link: bool,
    licence: str,
    jobs: int | None,
) -> None:
    """Build the knowledge graph of work reports.

    INPUT is a report (a text file) or a folder of reports. The graph is validated, then written to the output folder
    in all formats. A report that cannot be built is named at the end; the others are built all the same.
    """
    from kg.commands.failures import report_failures, report_passed_over
    from kg.commands.progress import progress
    from kg.pipeline import build as build_graph

    settings = Settings(base, min_confidence, formats, os.cpu_count() or 1 if jobs is None else jobs, link, licence)
    with progress("Building") as show:
        result = build_graph(inputs, output, settings, show)
    if result.files:
        click.echo(_summary(result.graph))
        click.echo(f"Written to {output}{os.sep}:")
        width = max(len(file.name) for file in result.files)
        for file in result.files:
            click.echo(f"  {file.name:{width}}  {OPENS.get(file.suffix, '')}".rstrip())
    report_passed_over(inputs)
    for report in result.graph.reports:
        if not report.nodes:
            name = report.source.document.name
            click.echo(f"kg: {name}: nothing was found in it; expected is a work report in Chinese", err=True)
    report_failures(result.failures, len(result.graph.reports) + len(result.failures))


def _summary(graph: Graph) -> str:
    kinds = {n.iri: n.kinds[0] for r in graph.reports for n in r.nodes}
    counts = Counter(kinds.values())
    edges = len({(e.subject, e.predicate, e.object) for r in graph.reports for e in r.edges})
    number = len(graph.reports)
    head = f"{number} report{'s' * (number != 1)}: {len(kinds)} nodes, {edges} edges"
    if not kinds:
        return f"{head}."
    return "\n".join(
        [f"{head}, each with its evidence.", "  " + ", ".join(f"{kind} {n}" for kind, n in counts.most_common())]
    )
