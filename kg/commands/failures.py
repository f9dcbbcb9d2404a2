"""Telling at the end which reports could not be built, and which files were no reports."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kg.pipeline import Failure


def report_passed_over(inputs: Iterable[Path]) -> None:
    """Says on stderr in one line how many files of which types were left out of the folders, if there are any.

    Args:
        inputs: files and folders.
    """
    from kg.read import READERS, passed_over

    if types := passed_over(inputs):
        told = ", ".join(f"{number} {suffix}" for suffix, number in types.items())
        click.echo(f"kg: files passed over: {told}; what is read: {', '.join(sorted(READERS))}", err=True)


def report_failures(failures: Sequence[Failure], total: int, wanted: str = "built") -> None:
    """Names the reports that failed on stderr and ends the command with the gravest exit code, if there are any.

    Args:
        failures: what failed.
        total: the number of all reports.
        wanted: what should have become of them.
    """
    if not failures:
        return
    for failure in failures:
        click.echo("kg: " + " ".join(failure.reason.split()), err=True)
    click.echo(f"kg: {len(failures)} of {total} reports could not be {wanted}", err=True)
    click.get_current_context().exit(max(f.exit_code for f in failures))
