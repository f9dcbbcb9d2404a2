"""`kg samples`."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--gold", is_flag=True, help="Copy the gold files too.")
def samples(folder: Path, gold: bool) -> None:
    """Copy the packaged sample reports into a folder.

    DIR is made where it is missing. The reports and all names in them are invented.
    """
    from kg.samples import copy_samples

    for path in copy_samples(folder, gold=gold):
        click.echo(path)
