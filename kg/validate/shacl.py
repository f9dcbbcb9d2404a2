"""SHACL Core over rows of N-Triples terms, for graphs that are made by the thousand.

A build validates every report. On a dense report of 10 000 triples the SHACL libraries take 0.1 s to 0.7 s, most of it to
load the graph; over rows that are there already it takes some milliseconds. The part of SHACL that the ontology's shapes
use is covered; a shape with anything else is refused, never passed over. pySHACL is the oracle in the tests.

Source: Shapes Constraint Language (SHACL), W3C Recommendation of 20 July 2017, sections 2 to 4.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kg.errors import ConfigError
from kg.triples import Row
from kg.validate.constraints import COMPONENTS, Constraint, Data, Each, language, lexical, of_kind, one_of, speaks
from kg.vocabulary import PREFIXES, SHAPES_FILE, ontology_text

_RDF, _SH = PREFIXES["rdf"], PREFIXES["sh"]
_NO_CONSTRAINT = frozenset({"message", "name", "description", "order", "path", "property"})
_TARGETS = ("targetClass", "targetSubjectsOf")


@dataclass(frozen=True, slots=True)
class Broken:
    """A constraint that a node breaks.

    Attributes:
        focus: IRI of the node.
        shape: local name of the shape.
        path: IRI of the property, "" for the node as such.
        component: local name of the constraint (`minCount`, `class` …).
        value: the value that is at fault as an N-Triples term, "" where it is their number.
        message: what the shape says about it.
    """

    focus: str
    shape: str
    path: str
    component: str
    value: str
    message: str


@dataclass(frozen=True, slots=True)
class _Shape:
    """A shape: of a node where `path` is "", else of the values of a property; `counts` are the checks of no values."""

    name: str
    path: str
    checks: tuple[tuple[str, Constraint], ...]
    counts: tuple[tuple[str, Constraint], ...]
    message: str
    properties: tuple[_Shape, ...]

    def broken(self, data: Data, focus: str, values: Sequence[str], name: str) -> Iterator[Broken]:
        # of no values only their number can be wrong
        for component, check in self.checks if values else self.counts:
            if isinstance(check, Each):
                for value in values:
                    if not check.fits(data, value):
                        yield self._broken(focus, component, value, name)
            else:
                for value in check(data, focus, values):
                    yield self._broken(focus, component, value, name)
        if self.properties:
            for value in values:
                described = data.values.get(value, {})
                for inner in self.properties:
                    held = described.get(inner.path, ())
                    if held or inner.counts:
                        yield from inner.broken(data, value, held, name)

    def holds(self, data: Data, node: str) -> bool:
        return next(self.broken(data, node, (node,), self.name), None) is None

    def _broken(self, focus: str, component: str, value: str, name: str) -> Broken:
        return Broken(lexical(focus), name, self.path[1:-1], component, value, self.message)


@dataclass(frozen=True, slots=True)
class Shapes:
    """Shapes with the classes whose instances they are for, and the properties whose subjects they are for."""

    targeted: tuple[tuple[_Shape, tuple[str, ...], tuple[str, ...]], ...]

    def broken(self, rows: Iterable[Row]) -> Iterator[Broken]:
        """All constraints that the data break, shape by shape, focus nodes in IRI order.

        Args:
            rows: the data, complete in itself, with superclasses asserted.
        """
        data = Data(rows)
        for shape, classes, subjects_of in self.targeted:
            focuses = {focus for kind in classes for focus in data.instances[kind]}
            focuses.update(focus for path in subjects_of for focus in data.subjects[path])
            for focus in sorted(focuses):
                yield from shape.broken(data, focus, (focus,), shape.name)


@functools.cache
def load_shapes() -> Shapes:
    """The ontology's shapes."""
    return read_shapes(ontology_text(SHAPES_FILE), SHAPES_FILE)


def read_shapes(turtle: str, file: str) -> Shapes:
    """Compile a shapes graph.

    Args:
        turtle: the graph in Turtle.
        file: its name, for messages.

    Raises:
        ConfigError: it is no Turtle, or a shape uses a part of SHACL that is not covered here.
    """
    return _Reader(turtle, file).shapes()


class _Reader:
    def __init__(self, turtle: str, file: str) -> None:
        self.file = file
        self.described: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        try:
            for quad in ox.parse(turtle, ox.RdfFormat.TURTLE):
                self.described[str(quad.subject)][str(quad.predicate)[1:-1]].append(str(quad.object))
        except SyntaxError as error:
            raise ConfigError(f"{file}: no Turtle: {error}") from error

    def shapes(self) -> Shapes:
        found = []
        for name in sorted(self.described):
            classes, subjects_of = (tuple(self.described[name][_SH + target]) for target in _TARGETS)
            if classes or subjects_of:
                found.append((self.shape(name), classes, subjects_of))
        return Shapes(tuple(found))

    def shape(self, name: str) -> _Shape:
        parameters = self.described[name]
        paths = parameters[_SH + "path"]
        if paths and not paths[0].startswith("<"):
            raise self.refused(name, "a path that is more than one property")
        checks = []
        for parameter, terms in sorted(parameters.items()):
            component = parameter.removeprefix(_SH)
            if parameter != component and component not in _NO_CONSTRAINT and component not in _TARGETS:
                checks += [(component, self.check(name, component, term)) for term in terms]
        messages = parameters[_SH + "message"]
        english = [message for message in messages if language(message) == "en"]
        return _Shape(
            name=lexical(name).rpartition("#")[2] if name.startswith("<") else "",
            path=paths[0] if paths else "",
            checks=tuple(checks),
            counts=tuple(pair for pair in checks if pair[0] == "minCount"),
            message=lexical((english or messages or ['""'])[0]),
            properties=tuple(self.shape(inner) for inner in parameters[_SH + "property"]),
        )

    def check(self, name: str, component: str, term: str) -> Constraint:
        if component in COMPONENTS:
            return COMPONENTS[component](term)
        if component == "in":
            return one_of(self.members(term))
        if component == "languageIn":
            return speaks(map(lexical, self.members(term)))
        if component in ("or", "and"):
            choices = [self.shape(choice) for choice in self.members(term)]
            enough = any if component == "or" else all
            return Each(lambda data, value: enough(choice.holds(data, value) for choice in choices))
        if component in ("not", "node"):
            inner, wanted = self.shape(term), component == "node"
            return Each(lambda data, value: inner.holds(data, value) is wanted)
        kind = of_kind(lexical(term).removeprefix(_SH)) if component == "nodeKind" else None
        if kind is None:
            raise self.refused(name, f"sh:{component} {term}")
        return kind

    def members(self, head: str) -> Iterator[str]:
        while head != f"<{_RDF}nil>":
            yield self.described[head][_RDF + "first"][0]
            head = self.described[head][_RDF + "rest"][0]

    def refused(self, name: str, what: str) -> ConfigError:
        known = ", ".join(sorted({*COMPONENTS, "in", "languageIn", "or", "and", "not", "node", "nodeKind"}))
        return ConfigError(f"{self.file}: shape {name} uses {what}, which is not covered; covered are {known}")
