"""Reads the ontology's Turtle files into a `Vocabulary`; `kg.vocabulary.load_vocabulary` is the way in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal

import pyoxigraph as ox

from kg.errors import ConfigError
from kg.vocabulary.prefixes import ONTOLOGY_IRI, PREFIXES
from kg.vocabulary.terms import Concept, Property, Vocabulary

OWL, RDF, RDFS, SKOS = (PREFIXES[prefix] for prefix in ("owl", "rdf", "rdfs", "skos"))
CONCEPT_TYPE = SKOS + "Concept"
DATATYPES_USED = PREFIXES["schema"] + "rangeIncludes"
BORROWED = {"label": RDFS + "label", "comment": RDFS + "comment"}
"""Annotation properties that OWL itself declares."""


class _Triples:
    """Triples by subject and predicate, both as text (blank nodes as `_:id`)."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._of: dict[str, dict[str, list[ox.NamedNode | ox.BlankNode | ox.Literal]]] = defaultdict(dict)
        self._file_of: dict[str, str] = {}
        for name, text in texts.items():
            try:
                for quad in ox.parse(text, format=ox.RdfFormat.TURTLE, rename_blank_nodes=True):
                    subject = _key(quad.subject)
                    self._of[subject].setdefault(quad.predicate.value, []).append(quad.object)
                    self._file_of.setdefault(subject, name)
            except SyntaxError as error:
                raise ConfigError(f"ontology file {name} is no Turtle: {error}") from error

    def subjects(self, kind: str) -> list[str]:
        """Named subjects of a type, sorted."""
        return sorted(s for s in self._of if not s.startswith("_:") and kind in self.names(s, RDF + "type"))

    def names(self, subject: str, predicate: str) -> list[str]:
        """The objects that are no literals."""
        return [_key(o) for o in self._objects(subject, predicate) if not isinstance(o, ox.Literal)]

    def literals(self, subject: str, predicate: str) -> list[ox.Literal]:
        return [o for o in self._objects(subject, predicate) if isinstance(o, ox.Literal)]

    def text(self, subject: str, predicate: str) -> str:
        """The least literal, "" where there is none."""
        return min((o.value for o in self.literals(subject, predicate)), default="")

    def by_language(self, subject: str, predicate: str) -> dict[str, str]:
        return {o.language: o.value for o in self.literals(subject, predicate) if o.language}

    def members(self, node: str) -> list[str]:
        """The class expression's named classes: itself, or the members of its union."""
        if not node.startswith("_:"):
            return [node]
        found, rest = [], self.names(node, OWL + "unionOf")
        while rest and rest[0] != RDF + "nil":
            found += self.names(rest[0], RDF + "first")
            rest = self.names(rest[0], RDF + "rest")
        return found

    def file_of(self, subject: str) -> str:
        return self._file_of[subject]

    def _objects(self, subject: str, predicate: str) -> list[ox.NamedNode | ox.BlankNode | ox.Literal]:
        return self._of.get(subject, {}).get(predicate, [])


def read_vocabulary(texts: Mapping[str, str]) -> Vocabulary:
    """Build the vocabulary from Turtle texts.

    Args:
        texts: file name to content; names appear in messages only.

    Raises:
        ConfigError: a text cannot be parsed, a name stands for two terms, or an own term lacks a label in zh or en.
    """
    triples = _Triples(texts)
    kinds = ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty")
    declared = {kind: triples.subjects(OWL + kind) for kind in kinds}
    own = {kind: [iri for iri in declared[kind] if iri.startswith(PREFIXES["jd"])] for kind in kinds}
    concepts = triples.subjects(CONCEPT_TYPE)
    schemes = triples.subjects(SKOS + "ConceptScheme")

    local_of: dict[str, str] = {}
    iri_of: dict[str, str] = {}
    datatypes = [iri for iri in triples.subjects(RDFS + "Datatype") if iri.startswith(PREFIXES["jd"])]
    for iri in (*own["Class"], *own["ObjectProperty"], *own["DatatypeProperty"], *datatypes, *concepts, *schemes):
        name = _own_name(iri)
        if iri_of.setdefault(name, iri) != iri or iri in local_of:
            raise ConfigError(f"{triples.file_of(iri)}: {name!r} already names <{iri_of[name]}>; each name stands once")
        local_of[iri] = name
    _add_borrowed(iri_of, local_of, [iri for kind in kinds for iri in declared[kind]])

    labels: dict[str, Mapping[str, str]] = {
        _own_name(iri): _labels(triples, iri) for kind in kinds for iri in own[kind]
    }
    read_concepts = {c.name: c for c in (_concept(triples, iri) for iri in concepts)}
    labels |= {name: concept.labels for name, concept in read_concepts.items()}
    labels |= {_own_name(iri): _labels(triples, iri) for iri in datatypes}

    return Vocabulary(
        prefixes=PREFIXES,
        classes=_names(own["Class"]),
        object_properties=_names(own["ObjectProperty"]),
        data_properties=_names(own["DatatypeProperty"]),
        schemes=_names(schemes),
        version=triples.text(ONTOLOGY_IRI, OWL + "versionInfo"),
        _iris=iri_of,
        _locals=local_of,
        _labels=labels,
        _parents={_own_name(iri): _own(triples.names(iri, RDFS + "subClassOf")) for iri in own["Class"]},
        _aligned={_own_name(iri): _others(triples.names(iri, RDFS + "subClassOf")) for iri in own["Class"]},
        _properties={
            _own_name(iri): _property(triples, iri) for iri in (*own["ObjectProperty"], *own["DatatypeProperty"])
        },
        _concepts=read_concepts,
    )


def _key(node: object) -> str:
    if isinstance(node, ox.NamedNode):
        return node.value
    if isinstance(node, ox.BlankNode):
        return f"_:{node.value}"
    raise ConfigError(f"{node} cannot be the subject of a statement about a term; an IRI or a blank node can")


def _own_name(iri: str) -> str:
    for prefix in ("jd", "jdc"):
        if iri.startswith(PREFIXES[prefix]):
            return iri.removeprefix(PREFIXES[prefix])
    raise ConfigError(f"<{iri}> is outside the ontology; own terms start with {PREFIXES['jd']} or {PREFIXES['jdc']}")


def _names(iris: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(_own_name(iri) for iri in iris))


def _own(iris: Iterable[str]) -> tuple[str, ...]:
    return _names(iri for iri in iris if iri.startswith(PREFIXES["jd"]))


def _others(iris: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(iri for iri in iris if not iri.startswith((PREFIXES["jd"], "_:"))))


def _add_borrowed(iri_of: dict[str, str], local_of: dict[str, str], declared: Iterable[str]) -> None:
    """Give other vocabularies' terms their local names where no own term and no second one has the same."""
    sharing: dict[str, set[str]] = defaultdict(set)
    for iri in (*declared, *BORROWED.values()):
        if iri not in local_of:
            sharing[iri[max(iri.rfind("#"), iri.rfind("/")) + 1 :]].add(iri)
    for name, iris in sharing.items():
        if name not in iri_of and len(iris) == 1:
            (iri,) = iris
            iri_of[name], local_of[iri] = iri, name


def _labels(triples: _Triples, iri: str, predicate: str = RDFS + "label") -> dict[str, str]:
    labels = triples.by_language(iri, predicate)
    missing = sorted({"zh", "en"} - labels.keys())
    if missing:
        raise ConfigError(f"{triples.file_of(iri)}: <{iri}> lacks a label in {' and '.join(missing)}")
    return labels


def _property(triples: _Triples, iri: str) -> Property:
    ends = {
        end: [cls for node in triples.names(iri, RDFS + end) for cls in triples.members(node)]
        for end in ("domain", "range")
    }
    is_literal = OWL + "DatatypeProperty" in triples.names(iri, RDF + "type")
    datatypes = [*triples.names(iri, DATATYPES_USED), *ends["range"]] if is_literal else []
    return Property(
        domain=_own(ends["domain"]),
        range=() if is_literal else _own(ends["range"]),
        datatype=datatypes[0] if datatypes else None,
        parents=_own(triples.names(iri, RDFS + "subPropertyOf")),
    )


def _concept(triples: _Triples, iri: str) -> Concept:
    in_schemes = _names(triples.names(iri, SKOS + "inScheme"))
    if len(in_schemes) != 1:
        raise ConfigError(f"{triples.file_of(iri)}: <{iri}> stands in {len(in_schemes)} concept schemes; one is wanted")
    others = [*triples.literals(iri, SKOS + "altLabel"), *triples.literals(iri, SKOS + "hiddenLabel")]
    multiplier = triples.text(iri, PREFIXES["qudt"] + "conversionMultiplier")
    return Concept(
        name=_own_name(iri),
        iri=iri,
        scheme=in_schemes[0],
        labels=_labels(triples, iri, SKOS + "prefLabel"),
        alternatives=tuple(sorted(o.value for o in others if o.language == "zh")),
        notation=triples.text(iri, SKOS + "notation"),
        broader=_names(triples.names(iri, SKOS + "broader")),
        multiplier=Decimal(multiplier) if multiplier else None,
    )
