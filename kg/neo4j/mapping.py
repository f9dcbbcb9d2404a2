"""How the graph's classes and properties appear in Neo4j; all of it follows from the ontology.

A class is a label, an object property a relationship type in UPPER_SNAKE, a literal property a camelCase property. A value
out of a code list is a property with the concept's local name and, where it leads somewhere worth following, a
relationship to the concept's node as well.
"""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from kg.errors import ConfigError
from kg.vocabulary import PREFIXES, Vocabulary, load_vocabulary

MARK = "Jiedao"
"""Label of every node that the loader made; what does not bear it is never touched."""

MENTIONS = "MENTIONS"
"""From a report to each entity that it names; it holds what this one report says of the entity."""

ONTOLOGY_LABEL = "Ontology"
DIVISION = "Division"
"""Label of what stands on the official list of divisions, whether or not a report names it too."""

LISTED = frozenset({"altLabel", "investment", "linkReason", "metadata", "progress"})
"""Properties that a node may have several times; they are lists."""

PLAIN = frozenset({"status"})
"""Code lists without relationships: a node that every fact leads to says nothing in a picture."""

FORM = 2
"""Counts the changes of what is loaded for the same quads; a graph of another form is loaded anew."""

_WORD_START = re.compile(r"(?<!^)(?=[A-Z])")
_CONCEPT_KINDS = ("Status", "Level", "WorkArea", "Indicator", "Counter")


class Shape(Enum):
    """What becomes of a predicate's value."""

    TYPE = "label"
    TEXT = "string"
    LIST = "list of strings"
    FLOAT = "float"
    INTEGER = "integer"
    DATE = "date"
    CONCEPT = "concept"
    CONCEPT_EDGE = "concept and relationship"
    EDGE = "relationship"
    STATEMENT = "part of a relationship's account"
    SKIPPED = "not loaded"


@dataclass(frozen=True, slots=True)
class Target:
    """What a predicate becomes: a property's name or a relationship's type, and the shape of its value."""

    name: str
    shape: Shape


@dataclass(frozen=True, slots=True)
class PropertyGraph:
    """The mapping.

    Attributes:
        labels: label to the labels of its superclasses, nearest first, for all classes that are loaded.
        predicates: IRI of a predicate to what it becomes.
        classes: IRI of a class to its label.
        relationships: types that come from object properties, sorted.
        concepts: labels of the classes of the code lists.
    """

    labels: Mapping[str, tuple[str, ...]]
    predicates: Mapping[str, Target]
    classes: Mapping[str, str]
    relationships: tuple[str, ...]
    concepts: tuple[str, ...]

    @property
    def digest(self) -> str:
        """Changes when a report must be loaded anew although its quads are the same."""
        table = (
            FORM,
            sorted(self.labels.items()),
            sorted((k, t.name, t.shape.value) for k, t in self.predicates.items()),
        )
        return hashlib.sha256(repr(table).encode()).hexdigest()[:16]

    def labels_of(self, types: tuple[str, ...]) -> tuple[str, ...]:
        """Labels of a node, the most specific first, the mark last.

        Args:
            types: IRIs of its classes.

        Returns:
            () for a node that is not loaded.
        """
        own = [self.classes[iri] for iri in types if iri in self.classes]
        return self.lineage(*own) if own else ()

    def lineage(self, *own: str) -> tuple[str, ...]:
        """The labels of a node of these classes, given by their labels: with those above, the mark last."""
        named = list(dict.fromkeys((*own, *(label for name in own for label in self.labels[name]))))
        ordered = sorted(named, key=lambda name: (-len(self.labels[name]), named.index(name)))
        return (*ordered, MARK)


def upper_snake(name: str) -> str:
    """A property's local name as a relationship type: `partOfCampaign` gives `PART_OF_CAMPAIGN`."""
    return _WORD_START.sub("_", name).upper()


@functools.cache
def property_graph() -> PropertyGraph:
    """The mapping that the project's ontology gives."""
    return map_vocabulary(load_vocabulary())


def map_vocabulary(vocabulary: Vocabulary) -> PropertyGraph:
    """The mapping that an ontology gives.

    Raises:
        ConfigError: a data property has a datatype that Neo4j has no type for, or two terms would share a name.
    """
    predicates = {
        vocabulary.iri("rdf:type"): Target("", Shape.TYPE),
        vocabulary.iri("rdfs:label"): Target("name", Shape.TEXT),
        vocabulary.iri("skos:altLabel"): Target("altLabel", Shape.LIST),
        vocabulary.iri("skos:notation"): Target("code", Shape.TEXT),
        vocabulary.iri("nif:anchorOf"): Target("anchorOf", Shape.TEXT),
        vocabulary.iri("nif:beginIndex"): Target("beginIndex", Shape.INTEGER),
        vocabulary.iri("nif:endIndex"): Target("endIndex", Shape.INTEGER),
        vocabulary.iri("nif:isString"): Target("isString", Shape.TEXT),
        vocabulary.iri("nif:referenceContext"): Target("", Shape.SKIPPED),
        vocabulary.iri("prov:wasDerivedFrom"): Target("WAS_DERIVED_FROM", Shape.EDGE),
        **{vocabulary.iri(f"rdf:{name}"): Target(name, Shape.STATEMENT) for name in ("subject", "predicate", "object")},
    }
    for name in vocabulary.data_properties:
        predicates[vocabulary.iri(name)] = Target(name, _literal_shape(vocabulary, name))
    for name in vocabulary.object_properties:
        ends = vocabulary.range(name)
        if ends and set(ends) <= set(_CONCEPT_KINDS):
            shape = Shape.CONCEPT if name in PLAIN else Shape.CONCEPT_EDGE
            predicates[vocabulary.iri(name)] = Target(name, shape)
        else:
            predicates[vocabulary.iri(name)] = Target(upper_snake(name), Shape.EDGE)
    names = [target.name for target in predicates.values() if target.name and target.shape is not Shape.STATEMENT]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ConfigError(f"{', '.join(twice)}: the ontology gives this name to two properties in Neo4j; rename one")
    edges = [t.name for t in predicates.values() if t.shape is Shape.EDGE]
    edges += [upper_snake(t.name) for t in predicates.values() if t.shape is Shape.CONCEPT_EDGE]
    return PropertyGraph(
        labels={name: vocabulary.superclasses(name) for name in vocabulary.classes},
        predicates=predicates,
        classes={vocabulary.iri(name): name for name in vocabulary.classes},
        relationships=tuple(sorted(edges)),
        concepts=_CONCEPT_KINDS,
    )


def _literal_shape(vocabulary: Vocabulary, name: str) -> Shape:
    if name in LISTED:
        return Shape.LIST
    rdf, xsd = PREFIXES["rdf"], PREFIXES["xsd"]
    shapes = {
        rdf + "langString": Shape.TEXT,
        xsd + "string": Shape.TEXT,
        # Neo4j has no decimals; a double holds every number of up to 15 digits as it is (IEEE 754)
        xsd + "decimal": Shape.FLOAT,
        xsd + "integer": Shape.INTEGER,
        xsd + "date": Shape.DATE,
    }
    datatype = vocabulary.datatype(name)
    if datatype not in shapes:
        raise ConfigError(f"{name!r} has the datatype <{datatype}>; Neo4j takes {', '.join(sorted(shapes))}")
    return shapes[datatype]
