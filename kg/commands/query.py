"""`kg query`."""

from __future__ import annotations

from pathlib import Path

import click

FORMATS = ("table", "csv", "json", "xml", "turtle")


@click.command()
@click.argument("query", metavar="[QUERY]", required=False)
@click.argument("folder", metavar="[DIR]", default="exports", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "name",
    type=click.Choice(FORMATS),
    help="How to write the answer.  [default: table on a terminal, else csv; turtle for a graph]",
)
@click.option("--list", "only_list", is_flag=True, help="List the questions that come with the program.")
def query(query: str | None, folder: Path, name: str | None, only_list: bool) -> None:
    """Ask a graph in SPARQL.

    QUERY is a SPARQL query ('SELECT …'), a file that holds one, or the name or number of a question that comes with
    the program; DIR is a folder that `kg build` wrote to, exports/ by default. The prefixes of the export need no
    declaration. Updates and SERVICE are refused.
    """
    import signal
    import sys

    from kg.query.ask import query_text
    from kg.query.questions import LANGUAGES, load_questions

    if only_list:
        for question in load_questions():
            click.secho(question.name, bold=True)
            for language in LANGUAGES:
                click.echo(f"  {question.title[language]}  {question.line[language]}")
        return
    if query is None:
        raise click.UsageError("give a query, a file with one, or the name of a question (kg query --list)")
    text = query_text(query)

    from kg.query.results import render
    from kg.query.sparql import run
    from kg.query.store import open_store, store_of

    with store_of(folder) as path:
        # A query runs outside of Python, where an interrupt would only be seen at its end.
        before = signal.signal(signal.SIGINT, signal.SIG_DFL)
        try:
            render(run(open_store(path), text), name, sys.stdout)
        finally:
            signal.signal(signal.SIGINT, before)
