"""What the explorer page is told: the united graph, the reports' texts and the terms' labels, as columns of small JSON values.

Columns instead of records, and positions instead of names, keep a large graph small and quick to parse:

    terms       [local name, label in Chinese, label in English] of every class, property and concept that occurs
    rules       names of rules
    looks       kind → [family, colour, shape]
    reports     records with `iri`, `file`, `title`, `unit` (position of a node, -1 for none), `props` and `text`
    nodes       columns `iri`, `kind`, `role` (-1 for none), `label`, `report`, `rule`, `sure`, `props`, `evidence`
    edges       columns `s`, `p`, `o`, `rule`, `sure`, `evidence`
    statements  columns `s`, `p`, `v`, `rule`, `sure`, `evidence`
    divisions   [code, name, code of the one above or ""] of the official list's divisions, apart from what reports say
    listed      year of that list

An IRI is cut off after its report (own facts, `report` being that report's position) or after the base (entities, with
`report` -1). `props` is a flat list of term and value, a value being a text or the position of a term; `evidence` a flat
list of report, begin and end, in code points. An edge of a fact is read from the fact's own words and repeats no evidence.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from kg.merge import is_own, report_properties, united_edges, united_nodes
from kg.model import Evidence, Graph, Node, Source, Term, Value
from kg.sinks.palette import load_palette
from kg.triples import CODE_TYPE
from kg.vocabulary import Vocabulary, load_vocabulary

Json: TypeAlias = "str | int | float | list[Json] | dict[str, Json]"

ALWAYS = ("Achieved", "Ongoing", "Planned", "Input", "Output", "Outcome", "Result", "Report", "reportingUnit")
"""Terms that the page speaks of even where the graph does not."""


def payload(graph: Graph) -> dict[str, Json]:
    """The columns for a graph.

    Args:
        graph: what the page is to show.

    Returns:
        JSON values; the same for the same graph.
    """
    return _Columns(graph).all()


class _Columns:
    """The columns while they grow; names are numbered in the order in which they are met."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.vocabulary = load_vocabulary()
        self.labelled = _labelled(self.vocabulary)
        self.terms: dict[str, int] = {}
        self.rules: dict[str, int] = {}
        self.reports = {report.source.iri: position for position, report in enumerate(graph.reports)}
        self.nodes: dict[str, int] = {}

    def all(self) -> dict[str, Json]:
        palette = load_palette()
        for name in (*palette, *ALWAYS):
            self._term(name)
        nodes = self._nodes()
        edges = self._edges()
        statements = self._statements()
        reports: list[Json] = [self._report(report.source) for report in self.graph.reports]
        return {
            "base": self.graph.base,
            "looks": {kind: [look.family, look.colour, look.shape] for kind, look in palette.items()},
            "reports": reports,
            "nodes": nodes,
            "edges": edges,
            "statements": statements,
            "divisions": [[one.code, one.name, one.above] for one in self.graph.divisions],
            "listed": int(CODE_TYPE.removeprefix("nbs")),
            "rules": list(self.rules),
            "terms": [[name, *self._labels(name)] for name in self.terms],
        }

    def _report(self, source: Source) -> Json:
        return {
            "iri": source.iri.removeprefix(self.graph.base),
            "file": source.document.name,
            "title": source.title,
            "unit": -1 if source.unit is None else self.nodes[source.unit],
            "props": self._properties(report_properties(source)),
            "text": source.document.text,
        }

    def _nodes(self) -> Json:
        columns: dict[str, list[Json]] = {
            name: [] for name in ("iri", "kind", "role", "label", "report", "rule", "sure", "props", "evidence")
        }
        for node in united_nodes(self.graph):
            self.nodes[node.iri] = len(self.nodes)
            report = self._own_report(node)
            prefix = self.graph.base if report < 0 else f"{self.graph.reports[report].source.iri}/"
            columns["iri"].append(node.iri.removeprefix(prefix))
            columns["kind"].append(self._term(node.kinds[0]))
            columns["role"].append(self._term(node.kinds[1]) if len(node.kinds) > 1 else -1)
            columns["label"].append(node.label)
            columns["report"].append(report)
            columns["rule"].append(self._rule(node.rule))
            columns["sure"].append(node.confidence)
            columns["props"].append(self._properties(node.properties))
            columns["evidence"].append(self._stretches(node.evidence))
        return dict(columns)

    def _edges(self) -> Json:
        columns: dict[str, list[Json]] = {name: [] for name in ("s", "p", "o", "rule", "sure", "evidence")}
        for edge in united_edges(self.graph):
            own = any(is_own(evidence.report, edge.subject) for evidence in edge.evidence)
            columns["s"].append(self.nodes[edge.subject])
            columns["p"].append(self._term(edge.predicate))
            columns["o"].append(self.nodes[edge.object])
            columns["rule"].append(self._rule(edge.rule))
            columns["sure"].append(edge.confidence)
            columns["evidence"].append([] if own else self._stretches(edge.evidence))
        return dict(columns)

    def _statements(self) -> Json:
        columns: dict[str, list[Json]] = {name: [] for name in ("s", "p", "v", "rule", "sure", "evidence")}
        for report in self.graph.reports:
            for statement in report.statements:
                columns["s"].append(self.nodes[statement.subject])
                columns["p"].append(self._term(statement.predicate))
                columns["v"].append(statement.value)
                columns["rule"].append(self._rule(statement.rule))
                columns["sure"].append(statement.confidence)
                columns["evidence"].append(self._stretches(statement.evidence))
        return dict(columns)

    def _own_report(self, node: Node) -> int:
        report = node.evidence[0].report
        return self.reports[report] if is_own(report, node.iri) else -1

    def _properties(self, pairs: Iterable[tuple[str, Value]]) -> list[Json]:
        flat: list[Json] = []
        for name, value in pairs:
            flat += [self._term(name), self._term(value.name) if isinstance(value, Term) else str(value)]
        return flat

    def _stretches(self, evidence: Iterable[Evidence]) -> list[Json]:
        return [part for one in evidence for part in (self.reports[one.report], one.begin, one.end)]

    def _term(self, name: str) -> int:
        return self.terms.setdefault(name, len(self.terms))

    def _rule(self, name: str) -> int:
        return self.rules.setdefault(name, len(self.rules))

    def _labels(self, name: str) -> tuple[str, str]:
        if name not in self.labelled:  # a term of another vocabulary, such as altLabel: the page names it itself
            return name, name
        return self.vocabulary.label(name, "zh"), self.vocabulary.label(name, "en")


def _labelled(vocabulary: Vocabulary) -> frozenset[str]:
    concepts = (concept.name for scheme in vocabulary.schemes for concept in vocabulary.concepts(scheme))
    return frozenset((*vocabulary.classes, *vocabulary.object_properties, *vocabulary.data_properties, *concepts))
