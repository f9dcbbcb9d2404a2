"""The ontology's terms and concepts by local name, and what they say of each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from kg.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept of one of the code lists.

    Attributes:
        name: local name.
        iri: full IRI.
        scheme: local name of its concept scheme.
        labels: preferred label by language.
        alternatives: the other Chinese words that reports use for it, sorted (SKOS alternative and hidden labels).
        notation: its short code, "" where it has none.
        broader: local names of the concepts directly above it.
        multiplier: factor of a unit to the coherent SI unit of its quantity, None for what is no such unit.
    """

    name: str
    iri: str
    scheme: str
    labels: Mapping[str, str]
    alternatives: tuple[str, ...] = ()
    notation: str = ""
    broader: tuple[str, ...] = ()
    multiplier: Decimal | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """All Chinese words for it, the preferred one first."""
        return (self.labels["zh"], *self.alternatives)


@dataclass(frozen=True, slots=True)
class Property:
    """A property: local names in its domain and range (a union has several, no restriction none), its super-properties."""

    domain: tuple[str, ...]
    range: tuple[str, ...]
    datatype: str | None
    parents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All terms of the ontology. Every lookup by an unknown name raises `ConfigError` and says what is known.

    Attributes:
        prefixes: prefix to namespace.
        classes: local names of the ontology's own classes, sorted.
        object_properties: local names of its own properties whose values are nodes, sorted.
        data_properties: local names of its own properties whose values are literals, sorted.
        schemes: local names of the concept schemes, sorted.
        version: version of the ontology.
    """

    prefixes: Mapping[str, str]
    classes: tuple[str, ...]
    object_properties: tuple[str, ...]
    data_properties: tuple[str, ...]
    schemes: tuple[str, ...]
    version: str
    _iris: Mapping[str, str]
    _locals: Mapping[str, str]
    _labels: Mapping[str, Mapping[str, str]]
    _parents: Mapping[str, tuple[str, ...]]
    _aligned: Mapping[str, tuple[str, ...]]
    _properties: Mapping[str, Property]
    _concepts: Mapping[str, Concept]

    def iri(self, name: str) -> str:
        """IRI of a term, by local name or as `prefix:name`.

        A local name means the ontology's own term or concept, else the term of another vocabulary that the ontology
        declares under that name (`altLabel`, `beginIndex`), where there is just one.
        """
        prefix, colon, rest = name.partition(":")
        if colon and prefix in self.prefixes and prefix not in ("jd", "jdc"):
            return self.prefixes[prefix] + rest
        found = self._iris.get(rest if colon and prefix in ("jd", "jdc") else name)
        if found is None or (colon and not found.startswith(self.prefixes[prefix])):
            raise self._unknown("term", name, (*self.classes, *self.object_properties, *self.data_properties))
        return found

    def local(self, iri: str) -> str:
        """Local name of a term's IRI; the inverse of `iri`."""
        if iri not in self._locals:
            raise ConfigError(f"IRI <{iri}> is no term of the ontology; its own terms start with {self.prefixes['jd']}")
        return self._locals[iri]

    def label(self, name: str, lang: str = "en") -> str:
        """Label of an own term or concept in `zh` or `en`."""
        labels = self._labels.get(name)
        if labels is None:
            raise self._unknown("term", name, self._labels)
        if lang not in labels:
            raise ConfigError(f"term {name!r} has no label in {lang!r}; it has {', '.join(sorted(labels))}")
        return labels[lang]

    def superclasses(self, name: str) -> tuple[str, ...]:
        """The ontology's own classes above a class, nearest first, without the class itself."""
        seen: list[str] = []
        level = self._direct(name)
        while level:
            seen += [parent for parent in level if parent not in seen]
            level = tuple(above for parent in level for above in self._direct(parent))
        return tuple(seen)

    def aligned_superclasses(self, name: str) -> tuple[str, ...]:
        """IRIs of other vocabularies' classes directly above a class or one of its own superclasses, sorted."""
        lineage = (name, *self.superclasses(name))
        return tuple(sorted({iri for kind in lineage for iri in self._aligned[kind]}))

    def is_a(self, name: str, ancestor: str) -> bool:
        """Whether a class is another one or lies below it."""
        self._direct(ancestor)
        return name == ancestor or ancestor in self.superclasses(name)

    def is_object_property(self, name: str) -> bool:
        """Whether a property's values are nodes; False for literals."""
        self._property(name)
        return name in self.object_properties

    def domain(self, name: str) -> tuple[str, ...]:
        """Local names of the classes that a property's subject is one of; () where any will do."""
        return self._property(name).domain

    def range(self, name: str) -> tuple[str, ...]:
        """Local names of the classes that an object property's value is one of; () where any will do."""
        return self._property(name).range

    def superproperties(self, name: str) -> tuple[str, ...]:
        """The ontology's own properties directly above a property."""
        return self._property(name).parents

    def datatype(self, name: str) -> str:
        """IRI of the datatype of a data property's values.

        `rdf:langString` is used for Chinese text and means the language tag `zh`.
        """
        datatype = self._property(name).datatype
        if datatype is None:
            raise ConfigError(f"{name!r} has no datatype; a data property would: {', '.join(self.data_properties)}")
        return datatype

    def allows(self, predicate: str, subject: str, value: str | None = None) -> bool:
        """Whether a property may lead from an instance of one class to one of another.

        Args:
            predicate: local name of a property.
            subject: local name of the subject's class.
            value: local name of the value's class, None for a literal.
        """
        joined = self._property(predicate)
        if self.is_object_property(predicate) == (value is None):
            return False
        ends = [(subject, joined.domain)] if value is None else [(subject, joined.domain), (value, joined.range)]
        return all(not kinds or any(self.is_a(end, kind) for kind in kinds) for end, kinds in ends)

    def concepts(self, scheme: str) -> tuple[Concept, ...]:
        """Concepts of a scheme (`workAreas`, `indicators`, `statuses`, `levels`, `counters`), in name order."""
        if scheme not in self.schemes:
            raise self._unknown("concept scheme", scheme, self.schemes)
        return tuple(concept for concept in self._concepts.values() if concept.scheme == scheme)

    def concept(self, name: str) -> Concept:
        """A concept by local name."""
        if name not in self._concepts:
            raise self._unknown("concept", name, self._concepts)
        return self._concepts[name]

    def find(self, scheme: str, word: str) -> Concept | None:
        """The concept of a scheme that is called exactly `word` in Chinese, None where there is none."""
        return next((concept for concept in self.concepts(scheme) if word in concept.words), None)

    def level_of(self, title: str) -> str:
        """Notation of the level whose word stands first in a title (国家级示范社区: national), "" where none does."""
        found = [
            (at, -len(word), concept.notation)
            for concept in self.concepts("levels")
            for word in concept.words
            if (at := title.find(word)) >= 0
        ]
        return min(found)[2] if found else ""

    def _direct(self, name: str) -> tuple[str, ...]:
        if name not in self._parents:
            raise self._unknown("class", name, self.classes)
        return self._parents[name]

    def _property(self, name: str) -> Property:
        if name not in self._properties:
            raise self._unknown("property", name, (*self.object_properties, *self.data_properties))
        return self._properties[name]

    @staticmethod
    def _unknown(what: str, name: str, known: Iterable[str]) -> ConfigError:
        return ConfigError(f"unknown {what} {name!r}; the ontology has {', '.join(sorted(known))}")
