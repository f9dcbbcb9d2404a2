"""`kg validate`."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
def validate(path: Path) -> None:
    """Check an export against shapes and texts.

    Checked are the SHACL shapes, dangling edges, and whether each evidence reads back from its text.

    PATH is a folder that `kg build` wrote to, or an RDF file. Of a folder one file is checked: graph.nq, where that is
    missing graph.ttl or graph.jsonld. Exits 3 where something is wrong, naming node, rule and sentence of each violation.
    """
    from kg.validate.export import exported_file, validate_export

    file = exported_file(path)
    violations = validate_export(file)
    for violation in violations:
        click.echo(str(violation))
    if violations:
        click.echo(f"kg: {file}: {len(violations)} violations", err=True)
        click.get_current_context().exit(3)
    click.echo(f"{file}: valid")
