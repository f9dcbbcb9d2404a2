"""The RDF form of a report graph: rows of three terms, written as in N-Triples, in a fixed order.

Validation and the RDF sink share it, so that what was validated is what is written. Terms are plain strings because a
large build makes millions of them; `<iri>`, `"text"@zh` and `"1"^^<datatype>` are RDF 1.1 N-Triples, section 2.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from kg.ids import division_iri, evidence_iri, statement_iri
from kg.merge import is_own, report_properties
from kg.model import Division, Edge, Evidence, Node, ReportGraph, Source, Statement, Term, Value
from kg.vocabulary import PREFIXES, Vocabulary, load_vocabulary

Row: TypeAlias = tuple[str, str, str]
"""Subject, predicate and object as N-Triples terms."""

Block: TypeAlias = tuple[str, dict[str, list[str]]]
"""A subject with its values by predicate."""

LANGUAGE = "zh"
"""Language of all text that comes from a report."""

CODE_TYPE = "nbs2023"
"""Datatype of the codes of places: the list's publisher and year."""

_LANG_STRING = PREFIXES["rdf"] + "langString"
_INTEGER, _DECIMAL, _DATE = (f"{PREFIXES['xsd']}{name}" for name in ("integer", "decimal", "date"))
_SPECIAL = re.compile(r'["\\\x00-\x1f\x7f\ufffe\uffff]')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def quoted(text: str) -> str:
    """A text between quotation marks with the escapes of N-Triples, all of which JSON shares."""
    if _SPECIAL.search(text):
        text = _SPECIAL.sub(lambda found: _ESCAPES.get(found[0]) or f"\\u{ord(found[0]):04X}", text)
    return f'"{text}"'


def blocks(rows: Iterable[Row]) -> list[Block]:
    """Rows that stand together and share their subject, as one block each, in order."""
    found: list[Block] = []
    last, described = "", dict[str, list[str]]()
    for subject, predicate, value in rows:
        if subject != last:
            last, described = subject, {}
            found.append((subject, described))
        if predicate in described:
            described[predicate].append(value)
        else:
            described[predicate] = [value]
    return found


def decimal_text(value: Decimal) -> str:
    """Canonical form of an xsd:decimal (XML Schema 1.1, part 2, E.2): no exponent, no zero that says nothing."""
    if not value.is_finite():
        return str(value)
    text = f"{value:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


@dataclass(frozen=True, slots=True)
class ReportTriples:
    """The rows of one report, none twice, those of one subject together.

    Attributes:
        shared: descriptions of entities and the edges between them; another report may say the same.
        own: the report, its activities, results, problems and statements.
        evidence: the report's text and the stretches of it that are evidence.
        provenance: which run made the facts, and that they are quoted from the report.
    """

    shared: list[Row]
    own: list[Row]
    evidence: list[Row]
    provenance: list[Row]


class TripleWriter:
    """Turns report graphs into rows with the vocabulary's IRIs."""

    def __init__(self, vocabulary: Vocabulary | None = None) -> None:
        self.vocabulary = vocabulary or load_vocabulary()
        self.term: Callable[[str], str] = functools.cache(lambda name: f"<{self.vocabulary.iri(name)}>")
        self._kinds = functools.cache(self._lineage)
        self._suffix = functools.cache(self._language)
        self._sure: Callable[[float], str] = functools.cache(
            lambda sure: f'"{decimal_text(Decimal(str(sure)))}"^^<{_DECIMAL}>'
        )
        self.type, self.label = self.term("rdf:type"), self.term("rdfs:label")
        self._evidence, self._rule, self._confidence = map(self.term, ("evidence", "rule", "confidence"))

    def report(self, graph: ReportGraph, run: str = "") -> ReportTriples:
        """All rows of one report.

        Args:
            graph: the report's graph.
            run: IRI of the extraction run; without one there are no provenance rows.
        """
        report = graph.source.iri
        made = ReportTriples([], self.source(graph.source), self.context(graph.source), [])
        stated: list[Row] = []
        found: set[Evidence] = set()
        edges: defaultdict[str, list[Edge]] = defaultdict(list)
        for edge in graph.edges:
            edges[edge.subject].append(edge)
            found.update(edge.evidence)
            if not is_own(report, edge.subject):
                stated += self.statement(report, edge, f"<{edge.object}>", edge.object)
        for statement in graph.statements:
            found.update(statement.evidence)
            value = self.value(statement.predicate, statement.value)
            stated += self.statement(report, statement, value, statement.value)
        generated, quoted_from = self.term("prov:wasGeneratedBy"), self.term("prov:wasQuotedFrom")
        for node in graph.nodes:
            found.update(node.evidence)
            own = is_own(report, node.iri)
            into = made.own if own else made.shared
            into += self.node(node)
            into += map(self.edge, edges[node.iri])
            if run and own:
                subject = f"<{node.iri}>"
                made.provenance.extend(((subject, generated, f"<{run}>"), (subject, quoted_from, f"<{report}>")))
        made.own.extend(stated)
        made.evidence.extend(self.evidence(graph.source, sorted(found, key=lambda item: (item.begin, item.end))))
        return made

    def source(self, source: Source) -> list[Row]:
        """The report itself."""
        report = f"<{source.iri}>"
        rows = [(report, self.type, kind) for kind in self._kinds(("Report",))]
        rows.append((report, self.label, f"{quoted(source.title)}@{LANGUAGE}"))
        rows += [(report, self.term(name), self.value(name, value)) for name, value in report_properties(source)]
        if source.unit is not None:
            rows.append((report, self.term("reportingUnit"), f"<{source.unit}>"))
        return rows

    def node(self, node: Node) -> list[Row]:
        """A node without its edges: classes and their superclasses, label, properties, evidence, rule, confidence."""
        subject = f"<{node.iri}>"
        rows = [(subject, self.type, kind) for kind in self._kinds(node.kinds)]
        rows.append((subject, self.label, f"{quoted(node.label)}@{LANGUAGE}"))
        rows += [(subject, self.term(name), self.value(name, value)) for name, value in node.properties]
        rows += self._vouched(subject, node)
        return rows

    def edge(self, edge: Edge) -> Row:
        """The edge as one row."""
        return (f"<{edge.subject}>", self.term(edge.predicate), f"<{edge.object}>")

    def statement(self, report: str, stated: Edge | Statement, value: str, text: str) -> list[Row]:
        """The record that a report states an edge between entities, or an entity's value, and where."""
        subject = f"<{statement_iri(report, stated.subject, stated.predicate, text)}>"
        return [
            (subject, self.type, self.term("rdf:Statement")),
            *((subject, self.type, kind) for kind in self._kinds(("Finding",))),
            (subject, self.term("rdf:subject"), f"<{stated.subject}>"),
            (subject, self.term("rdf:predicate"), self.term(stated.predicate)),
            (subject, self.term("rdf:object"), value),
            *self._vouched(subject, stated),
        ]

    def context(self, source: Source) -> list[Row]:
        """The report's whole text, which the offsets index; with it the export can be checked without the file."""
        text = source.document.text
        context = f"<{evidence_iri(source.iri, 0, len(text))}>"
        return [
            (context, self.type, self.term("nif:Context")),
            (context, self.term("nif:isString"), quoted(text)),
        ]

    def evidence(self, source: Source, found: Iterable[Evidence]) -> Iterator[Row]:
        """Stretches of the report's text."""
        report, text = f"<{source.iri}>", source.document.text
        context = f"<{evidence_iri(source.iri, 0, len(text))}>"
        kinds = (*self._kinds(("Evidence",)), self.term("nif:OffsetBasedString"))
        begins, ends, anchor = (self.term(f"nif:{name}") for name in ("beginIndex", "endIndex", "anchorOf"))
        within, derived = self.term("nif:referenceContext"), self.term("prov:wasDerivedFrom")
        for item in found:
            stretch = f"<{evidence_iri(item.report, item.begin, item.end)}>"
            for kind in kinds:
                yield stretch, self.type, kind
            yield stretch, begins, f'"{item.begin}"^^<{_INTEGER}>'
            yield stretch, ends, f'"{item.end}"^^<{_INTEGER}>'
            yield stretch, anchor, quoted(text[item.begin : item.end])
            yield stretch, within, context
            yield stretch, derived, report

    def division(self, division: Division, base: str) -> list[Row]:
        """A division of the official list, and the one right above it."""
        subject = f"<{division_iri(base, division.code)}>"
        rows = [
            (subject, self.type, self.term("Division")),
            (subject, self.term("skos:prefLabel"), f"{quoted(division.name)}@{LANGUAGE}"),
            (subject, self.term("skos:notation"), self.value("notation", division.code)),
        ]
        if division.above:
            rows.append((subject, self.term("partOf"), f"<{division_iri(base, division.above)}>"))
        return rows

    def value(self, name: str, value: Value) -> str:
        """A property's value as a term, typed as the ontology says."""
        if isinstance(value, str):
            return quoted(value) + self._suffix(name)
        if isinstance(value, Term):
            return self.term(value.name)
        if isinstance(value, Decimal):
            return f'"{decimal_text(value)}"^^<{_DECIMAL}>'
        if isinstance(value, date):
            return f'"{value.isoformat()}"^^<{_DATE}>'
        return f'"{value}"^^<{_INTEGER}>'

    def _vouched(self, subject: str, fact: Node | Edge | Statement) -> list[Row]:
        rows = [
            (subject, self._evidence, f"<{evidence_iri(item.report, item.begin, item.end)}>") for item in fact.evidence
        ]
        rows.append((subject, self._rule, quoted(fact.rule)))
        rows.append((subject, self._confidence, self._sure(fact.confidence)))
        return rows

    def _lineage(self, kinds: tuple[str, ...]) -> tuple[str, ...]:
        names = (name for kind in kinds for name in (kind, *self.vocabulary.superclasses(kind)))
        return tuple(self.term(name) for name in dict.fromkeys(names))

    def _language(self, name: str) -> str:
        if name == "notation":
            return f"^^{self.term(CODE_TYPE)}"
        # a property of another vocabulary has no range here; those that nodes carry (altLabel) hold Chinese text
        own = name in self.vocabulary.data_properties
        return "" if own and self.vocabulary.datatype(name) != _LANG_STRING else f"@{LANGUAGE}"
