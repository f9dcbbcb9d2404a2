"""`kg neo4j`."""

from __future__ import annotations

import os
from pathlib import Path

import click


@click.group()
def neo4j() -> None:
    """Start and stop a Neo4j of your own on this machine."""


@neo4j.command()
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option("--bolt-port", default=7687, show_default=True, help="Port for Bolt.")
@click.option("--http-port", default=7474, show_default=True, help="Port for Neo4j Browser.")
def up(folder: Path | None, bolt_port: int, http_port: int) -> None:
    """Start a local Neo4j and load a build into it.

    It needs Java 17 or later; the first time Maven gets the server, about 140 MB. It listens on this machine only. The
    password is that of NEO4J_PASSWORD at the first start, else one made at random and kept in a file for you alone.

    DIR is a folder that `kg build` wrote to; without it nothing is loaded.
    """
    from kg.neo4j.connect import Target
    from kg.neo4j.load import load
    from kg.neo4j.server import FIRST_QUERY, USER, LocalServer, default_home

    server = LocalServer(default_home(), bolt_port, http_port)
    if server.process() is None:
        click.echo("Starting Neo4j ...", err=True)
    server = server.start(os.environ.get("NEO4J_PASSWORD", ""))
    if folder is not None:
        result = load(folder, Target(server.uri, USER, server.password()))
        click.echo(f"{len(result.loaded)} reports loaded, {len(result.unchanged)} unchanged")
    click.echo(f"Neo4j Browser: {server.browser_with_first_query}")
    click.echo(f"User {USER}; the password is in {server.password_file}")
    click.echo(f'Load a build: NEO4J_PASSWORD="$(cat {server.password_file})" kg load DIR')
    click.echo(f"Begin with: {FIRST_QUERY}")


@neo4j.command()
def down() -> None:
    """Stop the local Neo4j; its data are kept."""
    from kg.neo4j.server import LocalServer, default_home

    home = default_home()
    click.echo("Neo4j stopped" if LocalServer(home).stop() else "no local Neo4j is running")
