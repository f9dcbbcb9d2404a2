"""The columns of the CSV files: which properties the nodes of a label set and the relationships of a type may have."""

from __future__ import annotations

import functools

from kg.neo4j.mapping import DIVISION, MENTIONS, Shape, property_graph, upper_snake
from kg.neo4j.rows import Labels
from kg.vocabulary import load_vocabulary

_TYPES = {
    Shape.TEXT: "string",
    Shape.CONCEPT: "string",
    Shape.CONCEPT_EDGE: "string",
    Shape.LIST: "string[]",
    Shape.FLOAT: "double",
    Shape.INTEGER: "long",
    Shape.DATE: "date",
}
_OWN_TYPES = {
    "uri": "string", "name": "string", "nameEn": "string", "code": "string", "notation": "string", "loaded": "string",
    "list": "string", "listName": "string", "sentence": "string", "report": "string", "evidence": "string[]",
}  # fmt: skip
_PLAIN = frozenset({"EVIDENCE", "WAS_DERIVED_FROM", "REPORTING_UNIT", "BROADER"})


@functools.cache
def node_columns(labels: Labels) -> tuple[str, ...]:
    """The properties that nodes of a label set may have."""
    mapping, vocabulary = property_graph(), load_vocabulary()
    kind = labels[0]
    if kind in mapping.concepts:
        return ("uri", "code", "name", "nameEn", "altLabel", "notation")
    listed = ("list", "listName") if DIVISION in labels else ()
    if kind == DIVISION:
        return ("uri", "name", "code", *listed)
    if kind not in mapping.labels:
        return ("uri", "name", "loaded")
    if kind == "Evidence":
        return ("uri", "name", "anchorOf", "beginIndex", "endIndex", "sentence")
    own = {"Report": ("loaded",), "Entity": ("altLabel", "code", *listed)}
    first = next((names for label, names in own.items() if label in labels), ())
    terms = (*vocabulary.data_properties, *vocabulary.object_properties)
    fitting = (name for name in terms if mapping.predicates[vocabulary.iri(name)].shape in _TYPES)
    return ("uri", "name", *first, *(name for name in fitting if set(labels) & set(vocabulary.domain(name))))


@functools.cache
def relationship_columns(kind: str) -> tuple[str, ...]:
    """The properties that relationships of a type may have."""
    if kind == MENTIONS:
        vocabulary = load_vocabulary()
        told = (
            n for n in vocabulary.data_properties if any(vocabulary.is_a(k, "Entity") for k in vocabulary.domain(n))
        )
        return ("report", "kind", "name", "altLabel", "code", *told, "rule", "confidence")
    if kind in _PLAIN:
        return ("report",)
    vouched = ("report", "evidence", "rule", "confidence")
    stated = {upper_snake(name) for name in (*load_vocabulary().data_properties, "code")}
    if kind == "PART_OF":
        return (*vouched, "sentence", "list")
    return (*vouched, "value") if kind in stated else (*vouched, "sentence")


def node_header(labels: Labels) -> str:
    """First line of a file of nodes."""
    return ",".join(["uri:ID" if n == "uri" else f"{n}:{_type(n)}" for n in node_columns(labels)]) + "\n"


def relationship_header(kind: str) -> str:
    """First line of a file of relationships."""
    typed = [f"{n}:{'string' if n == 'value' else _type(n)}" for n in relationship_columns(kind)]
    return ",".join([":START_ID", ":END_ID", *typed]) + "\n"


def _type(name: str) -> str:
    if name in _OWN_TYPES:
        return _OWN_TYPES[name]
    shapes = {target.name: target.shape for target in property_graph().predicates.values()}
    return _TYPES[shapes[name]]
