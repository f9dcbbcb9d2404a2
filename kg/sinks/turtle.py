"""Turtle with bound prefixes, subjects and predicates grouped, in the order of the rows.

Source: RDF 1.1 Turtle, section 2; literals are escaped as in N-Triples, of which Turtle is a superset.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import groupby

from kg.triples import Row
from kg.vocabulary import PREFIXES

_SIMPLE = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*", re.ASCII)
_TYPE = f"<{PREFIXES['rdf']}type>"


class TurtleWriter:
    """Writes rows with the prefixes given."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self.prefixes = prefixes
        self._prefix_of = {namespace: prefix for prefix, namespace in prefixes.items()}
        self._short: dict[str, str] = {}

    def header(self) -> str:
        """The prefix declarations, in alphabetical order."""
        return "".join(f"@prefix {prefix}: <{self.prefixes[prefix]}> .\n" for prefix in sorted(self.prefixes)) + "\n"

    def body(self, rows: Iterable[Row]) -> str:
        """Rows as Turtle; those of one subject should stand together."""
        blocks = []
        for subject, described in groupby(rows, lambda row: row[0]):
            values: dict[str, list[str]] = {}
            for _, predicate, value in described:
                values.setdefault(predicate, []).append(self._object(value))
            lines = [f"{self._predicate(name)} {' , '.join(objects)}" for name, objects in values.items()]
            blocks.append(self._iri(subject) + " " + " ;\n    ".join(lines) + " .\n")
        return "".join(blocks)

    def _predicate(self, term: str) -> str:
        return "a" if term == _TYPE else self._iri(term)

    def _object(self, term: str) -> str:
        if term[0] == "<":
            return self._iri(term)
        if term[-1] == ">":
            text, _, kind = term.rpartition("^^")
            return f"{text}^^{self._iri(kind)}"
        return term

    def _iri(self, term: str) -> str:
        short = self._short.get(term)
        if short is None:
            split = max(term.rfind("#"), term.rfind("/")) + 1
            prefix, rest = self._prefix_of.get(term[1:split]), term[split:-1]
            if prefix is None or not _SIMPLE.fullmatch(rest):
                return term
            # only terms of the vocabularies are remembered; data IRIs are too many
            short = self._short[term] = f"{prefix}:{rest}"
        return short
