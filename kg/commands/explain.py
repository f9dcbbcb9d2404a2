"""`kg explain`."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("name")
@click.argument("folder", metavar="[DIR]", default="exports", type=click.Path(path_type=Path))
def explain(name: str, folder: Path) -> None:
    """Say what the graph holds about a thing.

    Each line comes with the sentence that it was read from, its file and offsets. NAME is a full or short name, or a
    part of one where no name is equal; DIR is a folder that `kg build` wrote to, exports/ by default.
    """
    from kg.query.explain import explain as explain_name

    for thing in explain_name(name, folder):
        click.secho(f"{thing.name} ({', '.join(thing.kinds)})", bold=True)
        click.echo(f"  {thing.iri}")
        if thing.others:
            click.echo(f"  also called {'、'.join(thing.others)}")
        if thing.code:
            click.echo(f"  code {thing.code}")
        for reason in thing.reasons:
            click.echo(f"  {'linked' if thing.code else 'not linked'} to the official list: {reason}")
        for line in thing.lines:
            click.echo(f"  • {line.text}")
            click.secho(f"      {line.sentence}  ({line.file}:{line.begin}-{line.end})", dim=True)
