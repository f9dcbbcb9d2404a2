"""`kg places`."""

from __future__ import annotations

import click


@click.command()
@click.argument("name")
@click.option("--all", "every", is_flag=True, help="Show all divisions of the name, not only the first 20.")
def places(name: str, every: bool) -> None:
    """Say what the official list of divisions knows of a name.

    NAME is a full or short name of a province, city, district, street, town, community or village, or a code of 2 to 12
    digits. Each line is a code and the full path; the list is of one year, which stands in front.
    """
    from kg.errors import QueryError
    from kg.gazetteer import load_gazetteer

    gazetteer = load_gazetteer()
    found = tuple(filter(None, [gazetteer.division(name)])) if name.isdecimal() else gazetteer.find(name)
    if not found:
        raise QueryError(
            f"{name!r}: not on the list of {gazetteer.year}; units renamed, merged or made since then are not on it"
        )
    click.secho(f"{len(found)} on the list of {gazetteer.year} ({gazetteer.source})", bold=True)
    shown = found if every else found[:20]
    for division in shown:
        path = " › ".join(step.name for step in gazetteer.path(division.code))
        click.echo(f"  {division.code:12}  {path}")
    if len(shown) < len(found):
        click.echo(f"  … and {len(found) - len(shown)} more; --all shows them")
