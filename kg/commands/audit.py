"""`kg audit`."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--summary", "only_summary", is_flag=True, help="Print the counts only.")
@click.option("--unread", "only_unread", is_flag=True, help="List only the numerals that nothing became of.")
def audit(inputs: tuple[Path, ...], only_summary: bool, only_unread: bool) -> None:
    """List every numeral of reports with what became of it.

    INPUT is a report or a folder of reports. One line for each numeral: file and offsets, the numeral, its use (or
    "unread"), the measurement it is in, its sentence; separated by tabs. Then the counts, and how many per cent are
    unread. A report that cannot be read is named at the end; the others are audited all the same.
    """
    from kg.audit import Accounted, summary, unread_share
    from kg.audit import audit as audit_report
    from kg.commands.failures import report_failures, report_passed_over
    from kg.model import NumeralUse
    from kg.pipeline import Failure, attempt, extract_report
    from kg.read import find_inputs

    lines: list[Accounted] = []
    failures: list[Failure] = []
    paths = find_inputs(inputs)
    for path in paths:
        found = attempt(path, lambda document: audit_report(extract_report(document)))
        if isinstance(found, Failure):
            failures.append(found)
            continue
        lines.extend(found)
        for line in found:
            if only_summary or (only_unread and line.use is not NumeralUse.UNREAD):
                continue
            place = f"{path.name}:{line.span.begin}-{line.span.end}"
            click.echo("\t".join((place, line.text, line.use, line.measurement, " ".join(line.sentence.split()))))
    click.echo(f"{len(lines)} numerals: " + ", ".join(f"{use} {count}" for use, count in summary(lines)))
    click.echo(f"unread: {100 * unread_share(lines):.2f} %")
    report_passed_over(inputs)
    report_failures(failures, len(paths), "read")
