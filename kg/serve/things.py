"""What the store holds about one thing, as its page shows it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeAlias
from urllib.parse import urlsplit

import pyoxigraph as ox

from kg.query.results import shown
from kg.query.sentences import sentence_around
from kg.triples import Row
from kg.vocabulary import PREFIXES

Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

_MOST_QUOTES = 100
_MOST_INCOMING = 200
_UNION = ox.DefaultGraph()


def _name(prefix: str, local: str) -> ox.NamedNode:
    return ox.NamedNode(PREFIXES[prefix] + local)


_TYPE, _LABEL, _PREFERRED = _name("rdf", "type"), _name("rdfs", "label"), _name("skos", "prefLabel")
_ABOVE, _REPORT, _EVIDENCE = _name("rdfs", "subClassOf"), _name("jd", "Report"), _name("jd", "evidence")
_SUBJECT, _PREDICATE, _OBJECT = _name("rdf", "subject"), _name("rdf", "predicate"), _name("rdf", "object")
_BEGIN, _END, _WORDS = _name("nif", "beginIndex"), _name("nif", "endIndex"), _name("nif", "anchorOf")
_CONTEXT, _TEXT = _name("nif", "referenceContext"), _name("nif", "isString")
_DERIVED, _FILE = _name("prov", "wasDerivedFrom"), _name("jd", "sourceFile")


@dataclass(frozen=True, slots=True)
class Value:
    """A value as it is shown, and where its own page is, "" where it has none."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a property or class in Chinese and English; equal where it has but one."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a report within their sentence, and where they stand."""

    before: str
    words: str
    after: str
    file: str
    begin: int
    end: int
    href: str


@dataclass(frozen=True, slots=True)
class Said:
    """A relation or value that a report states of the thing, with the words."""

    name: Name
    value: Value
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Values of one property; `more` says that there are others that are left out."""

    name: Name
    values: tuple[Value, ...]
    more: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a report's text, and the names that links to its beginning use."""

    anchors: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing: what is said of it, where, and what refers to it; for a report, its text."""

    iri: str
    label: str
    kinds: tuple[Name, ...]
    properties: tuple[Group, ...]
    said: tuple[Said, ...]
    quotes: tuple[Quote, ...]
    all_quotes: int
    incoming: tuple[Group, ...]
    text: tuple[Stretch, ...] = field(default=())


class Things:
    """Looks things up in a store by their IRIs.

    Attributes:
        base: what all IRIs of the graph begin with.
        root: the path of the base, which begins and ends with a slash.
    """

    def __init__(self, store: ox.Store) -> None:
        self.store = store
        self.base = next((_base(quad.subject) for quad in self._quads(None, _TYPE, _REPORT)), "")
        # a path that begins with two slashes would name another host
        self.root = "/" + urlsplit(self.base).path.lstrip("/")

    def holds(self, iri: str) -> bool:
        """Whether the store says anything of a thing."""
        return any(True for _ in self._quads(ox.NamedNode(iri)))

    def rows(self, iri: str) -> list[Row]:
        """What is said of a thing: its own properties, the statements about it, and the evidence of both; sorted."""
        own = list(self._quads(ox.NamedNode(iri)))
        subjects = [quad.subject for quad in self._quads(None, _SUBJECT, ox.NamedNode(iri))]
        stated = [quad for subject in sorted(subjects, key=str) for quad in self._quads(subject)]
        places = sorted({quad.object for quad in (*own, *stated) if quad.predicate == _EVIDENCE}, key=str)
        found = [quad for place in places for quad in self._quads(place)]
        parts = (
            sorted((str(q.subject), str(q.predicate), str(q.object)) for q in part) for part in (own, stated, found)
        )
        return [row for part in parts for row in part]

    def thing(self, iri: str) -> Thing:
        """What the page of a thing shows."""
        node = ox.NamedNode(iri)
        outgoing = self._grouped((quad.predicate, quad.object) for quad in self._quads(node))
        kinds, places = outgoing.pop(_TYPE, []), outgoing.pop(_EVIDENCE, [])
        outgoing.pop(_LABEL, None)
        quotes = sorted(filter(None, map(self._quote, places[:_MOST_QUOTES])), key=lambda q: (q.file, q.begin, q.end))
        return Thing(
            iri=iri,
            label=self._text(node) or iri,
            kinds=tuple(map(self._named, self._most_specific(kinds))),
            properties=tuple(self._group(name, values) for name, values in outgoing.items()),
            said=tuple(self._said(node)),
            quotes=tuple(quotes),
            all_quotes=len(places),
            incoming=tuple(self._incoming(node)),
            text=tuple(self._stretches(node)) if _REPORT in kinds else (),
        )

    def href(self, iri: str) -> str:
        """The path of a thing's page, which is its IRI's; an outside address as it is, "" for what is neither."""
        if self.base and iri.startswith(self.base):
            return self.root + iri.removeprefix(self.base).lstrip("/")
        return iri if iri.startswith(("http://", "https://")) else ""

    # --- pieces -----------------------------------------------------------------------------------------------------

    def _quads(
        self,
        subject: Term | None,
        predicate: ox.NamedNode | None = None,
        value: Term | None = None,
    ) -> Iterator[ox.Quad]:
        if isinstance(subject, ox.Literal):
            return iter(())
        return self.store.quads_for_pattern(subject, predicate, value, _UNION)

    def _one(self, subject: Term | None, predicate: ox.NamedNode) -> Term | None:
        return next((quad.object for quad in self._quads(subject, predicate)), None) if subject else None

    def _grouped(self, pairs: Iterable[tuple[ox.NamedNode, Term]]) -> dict[ox.NamedNode, list[Term]]:
        found: defaultdict[ox.NamedNode, list[Term]] = defaultdict(list)
        # the ontology's own properties first
        own = PREFIXES["jd"]
        order = sorted(pairs, key=lambda pair: (not pair[0].value.startswith(own), pair[0].value, str(pair[1])))
        for name, value in order:
            found[name].append(value)
        return dict(found)

    def _group(self, name: ox.NamedNode, values: list[Term], most: int = _MOST_INCOMING) -> Group:
        return Group(self._named(name), tuple(map(self._value, values[:most])), len(values) > most)

    def _value(self, term: Term) -> Value:
        if not isinstance(term, ox.NamedNode):
            return Value(shown(term))
        return Value(self._text(term) or shown(term), self.href(term.value))

    def _named(self, term: ox.NamedNode) -> Name:
        labels = {
            quad.object.language: quad.object.value
            for quad in self._quads(term, _LABEL)
            if isinstance(quad.object, ox.Literal)
        }
        short = shown(term)
        return Name(labels.get("zh", short), labels.get("en", short))

    def _text(self, term: Term) -> str:
        """A thing's label, Chinese where there is a choice; a measurement with what it measures."""
        labels = [quad.object for name in (_LABEL, _PREFERRED) for quad in self._quads(term, name)]
        spoken = sorted((label.language != "zh", label.value) for label in labels if isinstance(label, ox.Literal))
        label = shown(ox.Literal(spoken[0][1])) if spoken else ""
        indicator = self._one(term, _name("jd", "indicatorText"))
        return f"{shown(indicator)}：{label}" if indicator is not None else label

    def _most_specific(self, kinds: list[Term]) -> list[ox.NamedNode]:
        above = {quad.object for kind in kinds for quad in self._quads(kind, _ABOVE)}
        return [kind for kind in kinds if kind not in above and isinstance(kind, ox.NamedNode)]

    def _quote(self, place: Term) -> Quote | None:
        begin, end, words = (self._one(place, name) for name in (_BEGIN, _END, _WORDS))
        report, text = self._one(place, _DERIVED), self._one(self._one(place, _CONTEXT), _TEXT)
        if not isinstance(place, ox.NamedNode) or begin is None or end is None or words is None or text is None:
            return None
        whole, first, last = shown(text), int(shown(begin)), int(shown(end))
        start, stop = sentence_around(whole, first, last)
        file = shown(self._one(report, _FILE))
        return Quote(whole[start:first], whole[first:last], whole[last:stop], file, first, last, self.href(place.value))

    def _said(self, node: ox.NamedNode) -> Iterator[Said]:
        statements = [quad.subject for quad in self._quads(None, _SUBJECT, node)]
        for statement in sorted(statements, key=str):
            name, value = self._one(statement, _PREDICATE), self._one(statement, _OBJECT)
            if isinstance(name, ox.NamedNode) and value is not None:
                quotes = (self._quote(quad.object) for quad in self._quads(statement, _EVIDENCE))
                yield Said(self._named(name), self._value(value), tuple(filter(None, quotes)))

    def _incoming(self, node: ox.NamedNode) -> Iterator[Group]:
        left_out = (_SUBJECT, _OBJECT, _DERIVED, _name("prov", "wasQuotedFrom"), _name("prov", "wasGeneratedBy"))
        found = self._grouped(
            (quad.predicate, quad.subject) for quad in self._quads(None, None, node) if quad.predicate not in left_out
        )
        yield from (self._group(name, values) for name, values in found.items())

    def _stretches(self, report: ox.NamedNode) -> Iterator[Stretch]:
        places = [quad.subject for quad in self._quads(None, _DERIVED, report)]
        text = next((shown(found) for place in places if (found := self._one(self._one(place, _CONTEXT), _TEXT))), "")
        anchors: defaultdict[int, set[str]] = defaultdict(set)
        for place in places:
            begin = self._one(place, _BEGIN)
            if begin is not None and isinstance(place, ox.NamedNode):
                anchors[int(shown(begin))].add(place.value.rpartition("#")[2])
        cuts = sorted({0, *anchors, len(text)})
        for first, last in pairwise(cuts):
            yield Stretch(tuple(sorted(anchors[first])), text[first:last])


def _base(report: Term) -> str:
    return report.value.rpartition("/")[0].removesuffix("report") if isinstance(report, ox.NamedNode) else ""
