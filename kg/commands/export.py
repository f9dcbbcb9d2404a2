"""`kg export`."""

from __future__ import annotations

import os
from pathlib import Path

import click


@click.group()
def export() -> None:
    """Write a build in a form for another tool."""


@export.command("neo4j-csv")
@click.argument("folder", metavar="[DIR]", default="exports", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Folder to write to.  [default: neo4j-csv/ in DIR]",
)
def neo4j_csv(folder: Path, output: Path | None) -> None:
    """Write CSV for Neo4j's bulk import.

    DIR is a folder that `kg build` wrote to, or a folder of such folders. The import's command is printed and stands in
    import.sh beside the files; questions in Cypher and a style sheet for Neo4j Browser come with them.
    """
    from kg.neo4j.bulk import export_csv

    target = output or (folder if folder.is_dir() else folder.parent) / "neo4j-csv"
    made = export_csv(folder, target)
    click.echo(
        f"{len(made.files)} files written to {target}{os.sep}. To import them into a database that does not run:"
    )
    click.echo(f"  cd {target} && {made.command}")
