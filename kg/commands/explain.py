"""`kg explain`."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("name")
@click.argument("folder", metavar="[DIR]", default="exports", type=click.Path(path_type=Path))
def explain(name: str, folder: Path) -> None:
    """Say what the graph holds about a thing.

    Each line comes with the sentence that it was read from.

    NAME is a full or short name (a part of one where no name is equal); DIR is a folder that `kg build` wrote to,
    exports/ by default.
    """
    from kg.query.explain import explain as explain_name

    for line in explain_name(name, folder):
        click.echo(line)
