"""`kg validate`."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
def validate(path: Path) -> None:
    """Check an export against shapes and texts.

    Checked are the SHACL shapes, dangling edges, and whether each evidence reads back from its text.

    PATH is a folder that `kg build` wrote to, or an RDF file. Exits 3 where something is wrong, naming node, rule and
    sentence of each violation.
    """
    from kg.validate.export import validate_export

    violations = validate_export(path)
    for violation in violations:
        click.echo(str(violation))
    if violations:
        click.echo(f"kg: {path}: {len(violations)} violations", err=True)
        click.get_current_context().exit(3)
    click.echo(f"{path}: valid")
