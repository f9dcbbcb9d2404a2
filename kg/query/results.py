"""Results of a query as text: a table to read, or one of the W3C formats."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, TextIO

import pyoxigraph as ox

from kg.errors import QueryError
from kg.query.sparql import Results
from kg.vocabulary import PREFIXES

if TYPE_CHECKING:
    from rich.table import Table

RESULTS: Mapping[str, ox.QueryResultsFormat] = {
    "csv": ox.QueryResultsFormat.CSV,
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
}
"""Formats of rows, and of yes or no."""

GRAPHS: Mapping[str, ox.RdfFormat] = {"turtle": ox.RdfFormat.TURTLE}
"""Formats of a graph."""

TABLE = "table"
FORMATS = (TABLE, *RESULTS, *GRAPHS)
"""All names that `render` knows."""

# Characters that steer a terminal; a report's text must not.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def render(results: Results, name: str | None, out: TextIO) -> None:
    """Writes results.

    Args:
        results: what a query gave.
        name: one of `FORMATS`; None for a table on a terminal and CSV elsewhere, or Turtle for a graph.
        out: where to.

    Raises:
        QueryError: the format does not suit the kind of results, or the query fails while it runs.
    """
    is_graph = isinstance(results, ox.QueryTriples)
    if name is None:
        name = "turtle" if is_graph else TABLE if out.isatty() else "csv"
    if is_graph != (name in GRAPHS):
        fitting = ", ".join(GRAPHS if is_graph else (TABLE, *RESULTS))
        kind = "a graph (CONSTRUCT, DESCRIBE)" if is_graph else "rows (SELECT) or yes and no (ASK)"
        raise QueryError(f"format {name!r} does not suit {kind}; give {fitting}")
    try:
        if isinstance(results, ox.QueryTriples):
            out.write(turtle(results))
        elif name == TABLE:
            _tabulate(results, out)
        elif isinstance(results, ox.QueryBoolean) and name == "csv":
            out.write(_answer(results))
        else:
            written = results.serialize(format=RESULTS[name])
            out.write((written or b"").decode().replace("\r\n", "\n").rstrip("\n") + "\n")
    except (OSError, RuntimeError) as error:
        if isinstance(error, BrokenPipeError):
            raise
        raise QueryError(f"the query cannot be run to its end: {error}") from error


def turtle(triples: Iterator[ox.Triple]) -> str:
    """A graph as Turtle with the prefixes that it uses, its triples sorted."""
    found = sorted(set(triples), key=str)
    names = {term.value for triple in found for term in _terms(triple)}
    used = {prefix: iri for prefix, iri in PREFIXES.items() if any(name.startswith(iri) for name in names)}
    return (ox.serialize(found, format=ox.RdfFormat.TURTLE, prefixes=used) or b"").decode()


def shown(term: object) -> str:
    """A term for people: text without quotation marks, an IRI with its prefix where it has one, "" for nothing."""
    if isinstance(term, ox.Literal):
        return _CONTROL.sub("�", term.value)
    if isinstance(term, ox.NamedNode):
        for prefix, iri in PREFIXES.items():
            if term.value.startswith(iri):
                return f"{prefix}:{term.value[len(iri) :]}"
        return term.value
    return "" if term is None else str(term)


def _terms(triple: ox.Triple) -> Iterator[ox.NamedNode]:
    for term in (triple.subject, triple.predicate, triple.object):
        if isinstance(term, ox.NamedNode):
            yield term
        elif isinstance(term, ox.Literal):
            yield term.datatype


def _answer(results: ox.QueryBoolean) -> str:
    return "true\n" if results else "false\n"


def _tabulate(results: ox.QuerySolutions | ox.QueryBoolean, out: TextIO) -> None:
    if isinstance(results, ox.QueryBoolean):
        out.write(_answer(results))
        return
    from rich.console import Console

    console = Console(file=out, highlight=False, width=None if out is sys.stdout else 120)
    table, count = _table(results)
    console.print(table)
    out.write(f"{count} row{'s' * (count != 1)}\n")


def _table(results: ox.QuerySolutions) -> tuple[Table, int]:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for variable in results.variables:
        table.add_column(variable.value, overflow="fold")
    count = 0
    for solution in results:
        table.add_row(*(Text(shown(solution[variable])) for variable in results.variables))
        count += 1
    return table, count
