"""Running SPARQL over a store: queries only, no other server and no file is ever asked.

A query may leave out the declarations of the prefixes that the ontology and every export use.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import pyoxigraph as ox

from kg.errors import QueryError
from kg.vocabulary import PREFIXES

Results: TypeAlias = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
"""What a query gives: rows (SELECT), yes or no (ASK), or a graph (CONSTRUCT, DESCRIBE)."""

# The tokens of SPARQL 1.1, 19.8, as far as a keyword can be told from a name, a text or a comment.
_TOKEN = re.compile(
    r"""
      (?P<blank> \s+ | \#[^\n\r]* )
    | (?P<text>  \"{3} (?: \"{0,2} (?: [^"\\] | \\. ) )* \"{3} | '{3} (?: '{0,2} (?: [^'\\] | \\. ) )* '{3}
               | " (?: [^"\\\n\r] | \\. )* " | ' (?: [^'\\\n\r] | \\. )* ' )
    | (?P<iri>   < [^<>"{}|^`\\\x00-\x20]* > )
    | (?P<name>  [?$]\w+ | @[A-Za-z]+(?:-[A-Za-z0-9]+)* | \w[\w.-]*:[\w.:%-]* | :[\w.:%-]+ )
    | (?P<word>  [^\W\d_]+ )
    | (?P<other> . )
    """,
    re.VERBOSE | re.DOTALL,
)
_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
# Character classes of the parser's grammar, which tell a person nothing.
_CLASS = re.compile(r"(?:, )?\[(?:_|'[^\]]*)\]")
_NEAR = 24


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs that a query is about, in place of all.

    Attributes:
        default: IRIs of the graphs that the default graph is made of; at most one.
        named: IRIs of the graphs that GRAPH may name.
    """

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


def run(store: ox.Store, text: str, dataset: Dataset | None = None) -> Results:
    """Runs a query.

    Args:
        store: what to ask.
        text: a SPARQL 1.1 query.
        dataset: the graphs to ask; all of them, and in the default graph what they say together, when None.

    Returns:
        Rows, yes or no, or a graph; rows and triples are computed as they are read.

    Raises:
        QueryError: the query cannot be parsed, asks another server, or names a graph that there is none of.
    """
    _check(store, text)
    default: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] | None = None
    named: list[ox.NamedNode | ox.BlankNode] | None = None
    if dataset is not None:
        if len(dataset.default) > 1:
            raise QueryError(_SEVERAL.format(" and ".join(f"<{iri}>" for iri in dataset.default)))
        default = [_graph(store, iri) for iri in dataset.default]
        named = [_graph(store, iri) for iri in dataset.named]
    try:
        return store.query(text, prefixes=dict(PREFIXES), default_graph=default, named_graphs=named)
    except SyntaxError as error:
        raise QueryError(_told(text, str(error))) from error
    except (OSError, ValueError, RuntimeError) as error:
        raise QueryError(f"the query cannot be run: {error}") from error


_UPDATES = frozenset(["ADD", "CLEAR", "COPY", "CREATE", "DELETE", "DROP", "INSERT", "LOAD", "MOVE", "WITH"])
_SEVERAL = (
    "{} cannot be one default graph together; give one, or none: the default graph holds what all reports say together"
)


def _check(store: ox.Store, text: str) -> None:
    """Refuses updates, and what would leave the store: SERVICE, and FROM with a graph that is not in it."""
    words = (token.upper() for kind, token in _tokens(text) if kind == "word")
    if next((word for word in words if word not in ("BASE", "PREFIX")), "") in _UPDATES:
        raise QueryError("updates are refused: the graph is for reading only")
    tokens = _tokens(text)
    sources = 0
    for kind, token in tokens:
        # the parser also takes SERVICEex:name for a clause
        if kind in ("word", "name") and token.upper().startswith("SERVICE"):
            raise QueryError("SERVICE is refused: a query asks this graph only, no other server; leave the clause out")
        if kind != "word":
            continue
        if token.upper() == "FROM":
            kind, source = next(tokens, ("", ""))
            if kind == "word" and source.upper() == "NAMED":
                kind, source = next(tokens, ("", ""))
            else:
                sources += 1
            if kind == "iri":
                _graph(store, source[1:-1])
    if sources > 1:
        raise QueryError(_SEVERAL.format("the graphs of several FROM"))


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    """Kinds and texts of a query's tokens, without blanks and comments."""
    for found in _TOKEN.finditer(text):
        if found.lastgroup != "blank":
            yield found.lastgroup or "", found[0]


def _graph(store: ox.Store, iri: str) -> ox.NamedNode:
    try:
        graph = ox.NamedNode(iri)
    except ValueError as error:
        raise QueryError(f"graph <{iri}>: is no IRI: {error}") from error
    if not store.contains_named_graph(graph):
        raise QueryError(f"graph <{iri}>: is not in this build, and no file or page is read; it has {_graphs(store)}")
    return graph


def _graphs(store: ox.Store, most: int = 8) -> str:
    names = sorted(f"<{graph.value}>" for graph in store.named_graphs() if isinstance(graph, ox.NamedNode))
    return _listed(names, most)


def _listed(names: Sequence[str], most: int) -> str:
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def _told(text: str, said: str) -> str:
    """The parser's words with the place and what stands there."""
    found = _PLACE.fullmatch(said)
    if found is None:
        return f"the query cannot be parsed: {said}"
    line, column = int(found[1]), int(found[2])
    lines = text.split("\n")
    near = lines[line - 1][column - 1 : column - 1 + _NEAR].strip() if line <= len(lines) else ""
    return (
        f"query, line {line}, column {column}{f', at {near!r}' if near else ''}: {_plain(' '.join(found[3].split()))}"
    )


def _plain(words: str) -> str:
    """The parser's words with one 'a name' for its character classes."""
    if "Prefix not found" in words:
        return "prefix not found"
    expected, count = _CLASS.subn("", words)
    if expected.strip() == "expected":
        return words
    return f"{expected}, a name" if count else words
