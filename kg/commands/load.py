"""`kg load`."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.errors import ConfigError

if TYPE_CHECKING:
    from kg.neo4j.write import Counters


def ask_password() -> str:
    """The password from the environment, else from a prompt; it is never an argument.

    Raises:
        ConfigError: there is none in the environment, and nobody to ask.
    """
    password = os.environ.get("NEO4J_PASSWORD", "")
    if password:
        return password
    if not sys.stdin.isatty():
        raise ConfigError("no password for Neo4j: set NEO4J_PASSWORD in the environment")
    return str(click.prompt("Password for Neo4j", hide_input=True, err=True))


@click.command()
@click.argument("folder", metavar="[DIR]", default="exports", type=click.Path(path_type=Path))
@click.option("--uri", envvar="NEO4J_URI", default="bolt://localhost:7687", show_default=True, help="Address for Bolt.")
@click.option("--user", envvar="NEO4J_USERNAME", default="neo4j", show_default=True, help="Who logs in.")
@click.option("--database", envvar="NEO4J_DATABASE", default="", help="Name of the database.  [default: the server's]")
@click.option("--remove", metavar="REPORT", help="Take this report out instead: its file name, title or IRI.")
def load(folder: Path, uri: str, user: str, database: str, remove: str | None) -> None:
    """Load a build into Neo4j.

    DIR is a folder that `kg build` wrote to, or a folder of such folders. Reports that did not change since they were
    loaded are passed over; of the others, each is written as a whole or not at all, and what it no longer says goes.
    The password is taken from NEO4J_PASSWORD, or asked for.
    """
    from kg.commands.progress import progress
    from kg.neo4j.connect import Target
    from kg.neo4j.load import load as load_folder
    from kg.neo4j.load import remove as remove_report

    target = Target(uri, user, ask_password(), database)
    if remove is not None:
        report, counters = remove_report(remove, target)
        click.echo(f"Removed {report} from {uri}: {_said(counters)}")
        return
    with progress("Loading") as show:
        result = load_folder(folder, target, show)
    click.echo(
        f"{len(result.loaded)} reports loaded into {uri}, {len(result.unchanged)} unchanged: {_said(result.counters)}"
    )
    for report in result.removed:
        click.echo(f"  replaced the earlier reading {report}")


def _said(counters: Counters) -> str:
    parts = [
        f"{number} {what}"
        for number, what in (
            (counters.nodes_created, "nodes created"),
            (counters.nodes_deleted, "nodes deleted"),
            (counters.relationships_created, "relationships created"),
            (counters.relationships_deleted, "relationships deleted"),
        )
        if number
    ]
    return ", ".join(parts) if parts else "nothing changed" if not counters.changes else "properties changed"
