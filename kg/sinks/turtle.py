"""Turtle with bound prefixes, subjects and predicates grouped, in the order of the rows.

Source: RDF 1.1 Turtle, section 2; literals are escaped as in N-Triples, of which Turtle is a superset.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from kg.triples import Block
from kg.vocabulary import PREFIXES

_TYPE = f"<{PREFIXES['rdf']}type>"


class TurtleWriter:
    """Writes rows with the prefixes given."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self.prefixes = prefixes
        self._prefix_of = {namespace: prefix for prefix, namespace in prefixes.items()}
        namespaces = "|".join(map(re.escape, prefixes.values()))
        self._prefixed = re.compile(f"<({namespaces})([A-Za-z_][A-Za-z0-9_-]*)>")
        self._short: dict[str, str] = {}

    def header(self) -> str:
        """The prefix declarations, in alphabetical order."""
        return "".join(f"@prefix {prefix}: <{self.prefixes[prefix]}> .\n" for prefix in sorted(self.prefixes)) + "\n"

    def body(self, described: Iterable[Block]) -> str:
        """Descriptions as Turtle; a subject that comes again is written again."""
        return "".join([self._block(subject, values) for subject, values in described])

    def _block(self, subject: str, values: Mapping[str, list[str]]) -> str:
        lines = [f"{self._predicate(name)} {' , '.join(map(self._object, held))}" for name, held in values.items()]
        return self._iri(subject) + " " + " ;\n    ".join(lines) + " .\n"

    def _predicate(self, term: str) -> str:
        return "a" if term == _TYPE else self._iri(term)

    def _object(self, term: str) -> str:
        if term[-1] != ">":
            return term
        if term[0] == "<":
            return self._iri(term)
        text, _, kind = term.rpartition("^^")
        return f"{text}^^{self._iri(kind)}"

    def _iri(self, term: str) -> str:
        short = self._short.get(term)
        if short is None:
            found = self._prefixed.fullmatch(term)
            if found is None:
                return term
            # only terms of the vocabularies are remembered; data IRIs are too many
            short = self._short[term] = f"{self._prefix_of[found[1]]}:{found[2]}"
        return short
