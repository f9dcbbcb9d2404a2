"""The command `kg`. A command parses, calls one function, and turns a `KGError` into one line and an exit code.

Nothing heavy is imported until a command needs it, so that `kg --help` answers at once.
"""

from __future__ import annotations

from typing import Any

import click

from kg.commands.audit import audit
from kg.commands.build import build
from kg.commands.evaluate import evaluate
from kg.commands.explain import explain
from kg.commands.export import export
from kg.commands.load import load
from kg.commands.neo4j import neo4j
from kg.commands.places import places
from kg.commands.query import query
from kg.commands.samples import samples
from kg.commands.serve import serve
from kg.commands.validate import validate
from kg.errors import KGError


class _Group(click.Group):
    """Turns a `KGError` of any command into one line on stderr and the error's exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KGError as error:
            click.echo("kg: " + " ".join(str(error).split()), err=True)
            ctx.exit(error.exit_code)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="jiedao-kg", prog_name="kg")
def main() -> None:
    """Knowledge graphs from the work reports of Chinese local governments.

    Every fact points at the characters of the report that it was read from.
    """


for command in (build, validate, explain, query, serve, load, export, neo4j, evaluate, audit, places, samples):
    main.add_command(command)
