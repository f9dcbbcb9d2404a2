"""What is to be written for one report: nodes by label set, relationships by type, and what it says of entities."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeAlias

from kg.errors import InputError
from kg.neo4j.mapping import MARK, ONTOLOGY_LABEL, PropertyGraph, Shape, upper_snake
from kg.neo4j.quads import Section, unescaped
from kg.neo4j.sentences import Sentences
from kg.vocabulary import ONTOLOGY_IRI, PREFIXES

Value: TypeAlias = str | int | float | date | list[str]
Properties: TypeAlias = dict[str, Value]
Labels: TypeAlias = tuple[str, ...]

CAPTION = 30
"""Characters of a stretch of text that are its caption."""

_OF_EVIDENCE = "Evidence"
_OF_ENTITY = "Entity"
_TYPE = f"<{PREFIXES['rdf']}type>"
_STATEMENT = PREFIXES["rdf"] + "Statement"
_CONTEXT = PREFIXES["nif"] + "Context"
_SKOS = PREFIXES["skos"]


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship between the nodes of two IRIs."""

    start: str
    end: str
    properties: Properties


@dataclass(slots=True)
class Rows:
    """What one report (or the ontology's code lists) says.

    Attributes:
        uri: IRI of the report.
        digest: changes when any of this does.
        nodes: what belongs to this report alone, by label set; each has its `uri` among the properties.
        entities: IRI to label set and properties, as this report has them.
        relationships: by type.
    """

    uri: str
    digest: str
    nodes: dict[Labels, list[Properties]] = field(default_factory=dict)
    entities: dict[str, tuple[Labels, Properties]] = field(default_factory=dict)
    relationships: dict[str, list[Relationship]] = field(default_factory=dict)

    def __len__(self) -> int:
        """Number of rows; an entity is one, and what the report says of it another."""
        made = sum(map(len, self.nodes.values())) + sum(map(len, self.relationships.values()))
        return made + 2 * len(self.entities)

    def own_uris(self) -> list[str]:
        """IRIs of the nodes that belong to this report alone."""
        return [str(properties["uri"]) for made in self.nodes.values() for properties in made]

    def report(self) -> Properties:
        """The properties of the report's own node."""
        return next(p for made in self.nodes.values() for p in made if p["uri"] == self.uri)


@dataclass(slots=True)
class _Subject:
    """What the quads say of one node."""

    types: list[str] = field(default_factory=list)
    properties: Properties = field(default_factory=dict)
    edges: list[tuple[str, str]] = field(default_factory=list)
    stated: dict[str, str] = field(default_factory=dict)


def section_digest(section: Section, mapping: PropertyGraph) -> str:
    """What tells whether a section was loaded as it is now."""
    return f"{section.digest}-{mapping.digest}"


def report_rows(section: Section, mapping: PropertyGraph) -> Rows:
    """Turn the quads of one report into rows.

    Raises:
        InputError: the quads cannot be read, or a property with one value has two.
    """
    return _ReportReader(section, mapping).rows()


def ontology_rows(section: Section, mapping: PropertyGraph) -> Rows:
    """Turn the code lists in the ontology's quads into rows: a node for each concept, and what lies above it."""
    made = Rows(ONTOLOGY_IRI, section_digest(section, mapping))
    names = {"prefLabel@zh": "name", "prefLabel@en": "nameEn", "altLabel@zh": "altLabel", "notation": "notation"}
    found: dict[str, dict[str, Any]] = {}
    types: dict[str, list[str]] = {}
    broader: list[tuple[str, str]] = []
    type_iri = PREFIXES["rdf"] + "type"
    for subject, predicate, value in section.triples():
        uri, name = subject[1:-1], predicate[1:-1]
        if name == type_iri:
            types.setdefault(uri, []).append(value[1:-1])
        elif name == _SKOS + "broader":
            broader.append((uri, value[1:-1]))
        elif name.startswith(_SKOS) and value[0] == '"':
            text, _, language = value.rpartition('"')
            key = names.get(name.removeprefix(_SKOS) + language)
            if key == "altLabel":
                found.setdefault(uri, {}).setdefault(key, []).append(unescaped(text[1:]))
            elif key:
                found.setdefault(uri, {})[key] = unescaped(text[1:])
    for uri, kinds in types.items():
        labels = mapping.labels_of(tuple(kinds))
        if labels and labels[0] in mapping.concepts:
            properties = {"uri": uri, "code": _local(uri), **found.get(uri, {})}
            made.nodes.setdefault(labels, []).append(properties)
    kept = set(made.own_uris())
    made.relationships["BROADER"] = [
        Relationship(low, high, {"report": ONTOLOGY_IRI}) for low, high in broader if {low, high} <= kept
    ]
    root: Properties = {"uri": ONTOLOGY_IRI, "name": ONTOLOGY_IRI, "loaded": made.digest}
    made.nodes[(ONTOLOGY_LABEL, MARK)] = [root]
    return made


class _ReportReader:
    def __init__(self, section: Section, mapping: PropertyGraph) -> None:
        self.section = section
        self.mapping = mapping
        self.report = section.graph
        self.subjects: dict[str, _Subject] = {}
        self.made = Rows(self.report, section_digest(section, mapping))
        self._labels: dict[tuple[str, ...], Labels] = {}

    def rows(self) -> Rows:
        self._read()
        context = next((s for s in self.subjects.values() if _CONTEXT in s.types), None)
        text = str(context.properties["isString"]) if context else ""
        sentences = Sentences(text)
        statements = []
        for uri, subject in self.subjects.items():
            if _STATEMENT in subject.types:
                statements.append(subject)
            elif labels := self._labels_of(subject):
                self._node(uri, subject, labels, sentences)
        vouched = {(s.stated["subject"], s.stated["predicate"], s.stated["object"]): s for s in statements}
        for uri, subject in self.subjects.items():
            if _STATEMENT not in subject.types:
                for kind, value in subject.edges:
                    self._edge(uri, subject, kind, value, vouched.get((uri, kind, value)), sentences)
        for statement in statements:
            if statement.stated["object"][0] == '"':
                self._value_evidence(statement)
        return self.made

    # --- reading ----------------------------------------------------------------------------------------------------

    def _read(self) -> None:
        predicates = {f"<{iri}>": target for iri, target in self.mapping.predicates.items()}
        readers = _READERS
        subjects = self.subjects
        last, current = "", _Subject()
        for subject, predicate, value in self.section.triples():
            if subject != last:
                last = subject
                current = subjects.setdefault(subject[1:-1], _Subject())
            if predicate == _TYPE:  # the most frequent by far
                current.types.append(value[1:-1])
                continue
            target = predicates.get(predicate)
            if target is None:
                continue  # a term of another vocabulary, which the RDF files keep
            shape = target.shape
            if shape is Shape.EDGE:
                current.edges.append((target.name, value[1:-1]))
            elif reader := readers.get(shape):
                if target.name in current.properties:
                    raise self._twice(subject, target.name)
                current.properties[target.name] = reader(value)
            elif shape is Shape.LIST:
                listed = current.properties.setdefault(target.name, [])
                assert isinstance(listed, list)
                listed.append(_text(value))
            elif shape is Shape.CONCEPT or shape is Shape.CONCEPT_EDGE:
                if target.name in current.properties:
                    raise self._twice(subject, target.name)
                current.properties[target.name] = _local(value[1:-1])
                if shape is Shape.CONCEPT_EDGE:
                    current.edges.append((upper_snake(target.name), value[1:-1]))
            elif shape is Shape.STATEMENT:
                current.stated[target.name] = self._stated(target.name, value)

    def _stated(self, name: str, value: str) -> str:
        if name == "object" and value[0] == '"':
            return value
        if name != "predicate":
            return value[1:-1]
        target = self.mapping.predicates.get(value[1:-1])
        if target is None:
            raise InputError(
                f"{self.section.path}: a statement with the predicate {value}, which is none of the ontology"
            )
        return target.name

    def _twice(self, subject: str, name: str) -> InputError:
        return InputError(f"{self.section.path}: {subject} has {name} twice; a node in Neo4j can hold one value")

    # --- making -----------------------------------------------------------------------------------------------------

    def _labels_of(self, subject: _Subject) -> Labels:
        types = tuple(subject.types)
        if types not in self._labels:
            self._labels[types] = self.mapping.labels_of(types)
        return self._labels[types]

    def _node(self, uri: str, subject: _Subject, labels: Labels, sentences: Sentences) -> None:
        properties = subject.properties
        if _OF_ENTITY in labels:
            self.made.entities[uri] = (labels, {"uri": uri, **properties})
            return
        if labels[0] == _OF_EVIDENCE:
            properties.pop("isString", None)  # a stretch that is the whole text is its context too
            anchor, begin, end = (properties[name] for name in ("anchorOf", "beginIndex", "endIndex"))
            assert isinstance(anchor, str) and isinstance(begin, int) and isinstance(end, int)
            properties["name"] = anchor if len(anchor) <= CAPTION else f"{anchor[:CAPTION]}…"
            properties["sentence"] = sentences.around(begin, end)
        elif uri == self.report:
            properties["loaded"] = self.made.digest
        self.made.nodes.setdefault(labels, []).append({"uri": uri, **properties})

    def _edge(
        self, uri: str, subject: _Subject, kind: str, value: str, statement: _Subject | None, sentences: Sentences
    ) -> None:
        properties: Properties = {"report": self.report}
        if statement is not None:
            properties |= self._vouched(statement)
            begin, end = _offsets(_first_evidence(statement))
            properties["sentence"] = sentences.around(begin, end)
        elif kind not in ("EVIDENCE", "WAS_DERIVED_FROM", "REPORTING_UNIT"):
            # a result's own words tell of its activity; any other relationship of a fact stands in the fact's words
            source = self.subjects[value] if kind.startswith("HAS_") else subject
            properties |= self._vouched(source)
        self.made.relationships.setdefault(kind, []).append(Relationship(uri, value, properties))

    def _value_evidence(self, statement: _Subject) -> None:
        stated = statement.stated
        properties: Properties = {"report": self.report, "value": _text(stated["object"]), **self._vouched(statement)}
        for kind, evidence in statement.edges:
            if kind == "EVIDENCE":
                made = self.made.relationships.setdefault(upper_snake(stated["predicate"]), [])
                made.append(Relationship(stated["subject"], evidence, properties))

    @staticmethod
    def _vouched(subject: _Subject) -> Properties:
        evidence = [value for kind, value in subject.edges if kind == "EVIDENCE"]
        return {"evidence": evidence, **{n: subject.properties[n] for n in ("rule", "confidence")}}


def mentions(rows: Rows) -> Iterator[Relationship]:
    """What a report says of its entities, as relationships from the report."""
    for uri, (labels, properties) in rows.entities.items():
        yield Relationship(rows.uri, uri, account(rows.uri, labels, properties))


def account(report: str, labels: Labels, properties: Properties) -> Properties:
    """What one report says of one entity."""
    return {"report": report, "kind": labels[0], **{name: properties[name] for name in properties if name != "uri"}}


def united(accounts: Iterable[Mapping[str, Any]]) -> tuple[str, Properties]:
    """One entity of what several reports say of it, as the RDF files unite them.

    Args:
        accounts: properties of its `MENTIONS` relationships.

    Returns:
        Its class and its properties: all values of the lists, sorted; class, rule and confidence of the surest report;
        the name of the first by IRI, and the other names beside it.
    """
    ordered = sorted(accounts, key=lambda account: str(account["report"]))
    best = max(ordered, key=lambda account: float(account["confidence"]))  # the first of equals
    made: Properties = {"name": ordered[0]["name"], "rule": best["rule"], "confidence": best["confidence"]}
    lists: dict[str, set[str]] = {}
    for each in ordered:
        lists.setdefault("altLabel", set()).add(each["name"])
        for name, value in each.items():
            if isinstance(value, list):
                lists.setdefault(name, set()).update(value)
            elif name not in ("report", "kind"):
                made.setdefault(name, value)
    lists["altLabel"].discard(ordered[0]["name"])
    return best["kind"], made | {name: sorted(values) for name, values in lists.items() if values}


def _first_evidence(subject: _Subject) -> str:
    return next(value for kind, value in subject.edges if kind == "EVIDENCE")


def _offsets(evidence: str) -> tuple[int, int]:
    begin, _, end = evidence.rpartition("#char=")[2].partition(",")
    return int(begin), int(end)


def _local(iri: str) -> str:
    return iri[max(iri.rfind("#"), iri.rfind("/")) + 1 :]


def _text(value: str) -> str:
    return unescaped(value[1 : value.rindex('"')])


_READERS: dict[Shape, Callable[[str], Value]] = {
    Shape.TEXT: _text,
    Shape.FLOAT: lambda value: float(_text(value)),
    Shape.INTEGER: lambda value: int(_text(value)),
    Shape.DATE: lambda value: date.fromisoformat(_text(value)),
}
