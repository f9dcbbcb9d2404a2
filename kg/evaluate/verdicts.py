"""Which facts of a graph gold says are right: what a confidence is measured against."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.evaluate.claims import ENTITY_EDGES, UNSAID, pair_activities, pair_problems, pair_recognitions, ways_of
from kg.evaluate.compare import alike
from kg.evaluate.entities import Matching, match
from kg.evaluate.gold import Gold
from kg.evaluate.measurements import RESULT_EDGES, faults_of, found_numbers, pair_numbers, same_verb
from kg.evaluate.view import View, view
from kg.model import Edge, Graph, Node, ReportGraph, Statement

_TEXTS = {"progress": "hasStatus", "investment": "investment"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """A fact of a report, and whether gold says that it is right."""

    report: str
    fact: Node | Edge | Statement
    right: bool


def verdicts(graph: Graph, golds: Sequence[Gold]) -> Iterator[Verdict]:
    """Judges the facts of a graph by gold files.

    A number is right where its value, unit, indicator, kind, status and period are; an edge where both ends and what it
    says are. What gold cannot tell (the reporting unit as what a number is about, an optional activity, the entity that
    a problem is about, a link to the official list) has no verdict.

    Args:
        graph: the graph of at least the reports that the gold files are for.
        golds: the gold files.

    Yields:
        A verdict for each fact that gold can judge, report by report.
    """
    for gold in golds:
        # each report by itself: another report's evidence is judged by that report's gold
        (report,) = (r for r in graph.reports if r.source.document.name == gold.report)
        judge = _Judge(report, gold, view(Graph(graph.base, (report,))))
        for fact, right in judge.judged():
            if right is not None:
                yield Verdict(gold.report, fact, right)


class _Judge:
    """One report's facts against its gold."""

    def __init__(self, report: ReportGraph, gold: Gold, seen: View) -> None:
        self.report = report
        self.gold = gold
        self.seen = seen
        self.matching: Matching = match(seen, gold)
        self.name = self.matching.gold_of.get
        self.nodes: dict[str, bool | None] = {iri: self.name(iri) in self.matching.right for iri in self.matching.kinds}
        self.number_of = {
            f.iri: gold.measurements[i] for i, f in pair_numbers(seen, gold, found_numbers(seen, gold.report)).items()
        }
        for iri, _ in seen.of_kind("Measurement", gold.report):
            m = self.number_of.get(iri)
            self.nodes[iri] = m is not None and not any(faults_of(seen, m, iri))
        honours = set(pair_recognitions(seen, gold, self.matching).values())
        self.nodes |= {iri: iri in honours for iri, _ in seen.of_kind("Recognition", gold.report)}
        self.activity_of = {}
        if gold.activities is not None:
            pairs = pair_activities(seen, gold.report, gold.activities)
            self.activity_of = {iri: gold.activities[i] for i, iri in pairs.items()}
            self.nodes |= {iri: self._activity(iri) for iri, _ in seen.of_kind("Activity", gold.report)}
        if gold.problems is not None:
            problem_of = {iri: gold.problems[i] for i, iri in pair_problems(seen, gold.report, gold.problems).items()}
            for iri, _ in seen.of_kind("Problem", gold.report):
                optional = iri in problem_of and problem_of[iri].optional
                self.nodes[iri] = None if optional else iri in problem_of
        self.ways = {way for r in gold.relations for way in ways_of(r)}
        self.texts: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for r in gold.relations:
            self.texts[r.subject, r.predicate].append(r.object)
        for iri, _ in seen.of_kind("Milestone", gold.report):
            state = seen.text(iri, "state")
            self.nodes[iri] = any(self._says(s, "hasStatus", state) for s in seen.objects(iri, "about"))

    def judged(self) -> Iterator[tuple[Node | Edge | Statement, bool | None]]:
        for node in self.report.nodes:
            yield node, self.nodes.get(node.iri)
        for edge in self.report.edges:
            yield edge, self._edge(edge)
        for statement in self.report.statements:
            if statement.predicate in _TEXTS:
                yield statement, self._says(statement.subject, _TEXTS[statement.predicate], statement.value)

    def _activity(self, iri: str) -> bool | None:
        activity = self.activity_of.get(iri)
        return None if activity is not None and activity.optional else activity is not None

    def _says(self, subject: str, predicate: str, value: str) -> bool:
        """Whether gold says a text of a thing."""
        return any(alike(value, due, 0.4) for due in self.texts.get((self.name(subject, ""), predicate), ()))

    def _edge(self, edge: Edge) -> bool | None:
        kinds = self.seen.kinds.get(edge.subject, frozenset())
        if edge.predicate in ENTITY_EDGES and edge.subject in self.matching.kinds:
            return self._between_entities(edge)
        if "Activity" in kinds:
            return self._result(edge) if edge.predicate in RESULT_EDGES else self._of_activity(edge)
        if "Measurement" in kinds and edge.predicate == "about":
            m = self.number_of.get(edge.subject)
            return self._named(edge, m.about if m else None)
        if "Recognition" in kinds or "Milestone" in kinds:
            return self.nodes[edge.subject]
        return None

    def _between_entities(self, edge: Edge) -> bool | None:
        subject, target = self.name(edge.subject), self.name(edge.object)
        if edge.predicate in UNSAID and target in self.gold.units:
            return subject is not None
        return (subject, edge.predicate, target) in self.ways

    def _result(self, edge: Edge) -> bool | None:
        if "Measurement" not in self.seen.kinds[edge.object]:
            return None
        m = self.number_of.get(edge.object)
        verb = self.seen.text(edge.subject, "action")
        return m is not None and m.verb is not None and same_verb(verb, m.verb)

    def _of_activity(self, edge: Edge) -> bool | None:
        if self.nodes.get(edge.subject) is None:
            return None
        activity = self.activity_of.get(edge.subject)
        return self._named(edge, activity.named if activity else None)

    def _named(self, edge: Edge, names: frozenset[str] | None) -> bool | None:
        """Whether a fact's gold (None where it has none) names the thing; the reporting unit goes without saying."""
        if names is None:
            return False
        target = self.name(edge.object)
        return None if target in self.gold.units - names else target in names
