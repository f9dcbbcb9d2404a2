"""Assembly: entities and claims of one report become one frozen property graph with stable IRIs.

After this stage nothing is merged or invented: sinks write what stands here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property

from kg.graph.concepts import ConceptIndex, concept_index
from kg.ids import DEFAULT_BASE, check_base, entity_iri, fact_iri, report_iri
from kg.merge import all_evidence, distinct_properties, merge_edges, merge_nodes
from kg.model import (
    ActivityClaim,
    Document,
    Edge,
    Entity,
    Evidence,
    Extraction,
    MeasurementClaim,
    MilestoneClaim,
    Node,
    Period,
    ProblemClaim,
    RecognitionClaim,
    ReportGraph,
    Resolution,
    Role,
    Source,
    Span,
    Statement,
    Status,
    Term,
    Value,
)

RECOGNITION_ROLE = Role.OUTCOME
"""An honour is an effect of what was done."""

MILESTONE_ROLE = Role.OUTPUT
"""A state reached (开工, 竣工验收, 挂牌) is the direct product of the work on the thing."""

_SPACES = re.compile(r"\s+")

_Pairs = Iterable[tuple[str, Value | None]]


def assemble(resolution: Resolution, base: str = DEFAULT_BASE) -> ReportGraph:
    """Build the property graph of one report.

    Args:
        resolution: the report's claims, its mentions merged into entities.
        base: what all data IRIs start with.

    Returns:
        Nodes for entities, activities, results and problems, the edges between them, and a statement for each value
        that a relation gave to an entity. A relation between two mentions of one and the same thing says nothing and
        gives no edge.

    Raises:
        ConfigError: the base cannot start an IRI.
    """
    return _Assembly(resolution, check_base(base)).report_graph()


class _Assembly:
    """The report graph while it grows."""

    def __init__(self, resolution: Resolution, base: str) -> None:
        self.resolution = resolution
        self.extraction: Extraction = resolution.extraction
        self.layout = self.extraction.layout
        self.text = self.layout.document.text
        self.origin = self.layout.document.origin
        self.base = base
        self.report = report_iri(base, self.layout.document)
        self.entities = [entity_iri(base, entity) for entity in resolution.entities]
        self.nodes: dict[str, Node] = {}
        self.edges: dict[tuple[str, str, str], Edge] = {}
        self.statements: dict[tuple[str, str, str], Statement] = {}
        self.numbering: Counter[tuple[str, Span]] = Counter()

    @cached_property
    def concepts(self) -> ConceptIndex:
        return concept_index()

    def report_graph(self) -> ReportGraph:
        for iri, entity in zip(self.entities, self.resolution.entities, strict=True):
            node = self._entity_node(iri, entity)
            self._add_node(node)
            if entity.link is not None and entity.link.code:
                link = entity.link
                self._state(iri, "notation", link.code, node.evidence[0], link.rule, link.confidence)
        activities = [self._activity(claim) for claim in self.extraction.activities]
        for measurement in self.extraction.measurements:
            self._result_of(activities, measurement.activity, measurement.role, self._measurement(measurement))
        for recognition in self.extraction.recognitions:
            self._result_of(activities, recognition.activity, RECOGNITION_ROLE, self._recognition(recognition))
        for milestone in self.extraction.milestones:
            self._result_of(activities, milestone.activity, MILESTONE_ROLE, self._milestone(milestone))
        for problem in self.extraction.problems:
            self._problem(problem)
        for relation in self.extraction.relations:
            subject, evidence = self._entity(relation.subject), self._evidence(relation.span)
            if isinstance(relation.object, str):
                self._state(subject, relation.predicate, relation.object, evidence, relation.rule, relation.confidence)
            elif (value := self._entity(relation.object)) != subject:
                self._link(subject, relation.predicate, value, evidence, relation.rule, relation.confidence)
        return ReportGraph(
            source=self._source(),
            nodes=tuple(self.nodes[iri] for iri in sorted(self.nodes)),
            edges=tuple(self.edges[key] for key in sorted(self.edges)),
            statements=tuple(self.statements[key] for key in sorted(self.statements)),
        )

    def _source(self) -> Source:
        units = (iri for iri, entity in zip(self.entities, self.resolution.entities, strict=True) if entity.is_unit)
        return Source(
            iri=self.report,
            document=self._as_read(),
            title=self.layout.title or self.layout.document.name,
            unit=next(units, None),
            period=self.layout.period,
            metadata=self.layout.metadata,
        )

    def _as_read(self) -> Document:
        document = self.layout.document
        return document if self.origin is None else replace(document, text=self.origin.text, origin=None)

    def _placed(self, span: Span) -> Span:
        """The span in the text as read."""
        return span if self.origin is None else self.origin.span(span)

    # --- nodes ------------------------------------------------------------------------------------------------------

    def _entity_node(self, iri: str, entity: Entity) -> Node:
        mentions = [self.extraction.mentions[index] for index in entity.mentions]
        # the mention that speaks loudest vouches for the thing; the earliest of equals
        best = max(mentions, key=lambda mention: (mention.confidence, -mention.span.begin), default=None)
        return Node(
            iri=iri,
            kinds=(entity.kind,),
            label=entity.name,
            properties=distinct_properties(
                [
                    *(("altLabel", alias) for alias in entity.aliases if alias != entity.name),
                    ("linkReason", entity.link.reason if entity.link else None),
                ]
            ),
            evidence=all_evidence(self._evidence(mention.span) for mention in mentions),
            rule=best.rule if best else "",
            confidence=best.confidence if best else 1.0,
        )

    def _activity(self, claim: ActivityClaim) -> Node:
        node = self._fact(
            ("Activity",),
            anchor=claim.verb,
            span=claim.span,
            label=claim.action + claim.object,
            properties=(("action", claim.action), ("object", claim.object or None), *_when(claim.status, claim.period)),
            rule=claim.rule,
            confidence=claim.confidence,
        )
        self._link_mentions(node, "agent", claim.agents)
        self._link_mentions(node, "atPlace", claim.places)
        self._link_mentions(node, "involves", claim.involves)
        self._link_mentions(node, "partOfCampaign", () if claim.campaign is None else (claim.campaign,))
        return node

    def _measurement(self, claim: MeasurementClaim) -> Node:
        quantity = claim.quantity
        node = self._fact(
            _kinds("Measurement", claim.role),
            anchor=Span(quantity.begin, quantity.end),
            span=claim.span,
            label=self.text[quantity.begin : quantity.end],
            properties=(
                ("indicatorText", claim.indicator),
                ("indicator", self.concepts.named("indicators", claim.indicator)),
                ("value", quantity.value),
                ("unitText", quantity.unit),
                ("unit", self.concepts.named("counters", quantity.unit)),
                ("comparator", quantity.comparator),
                ("kind", quantity.kind),
                *_when(claim.status, claim.period),
            ),
            rule=claim.rule,
            confidence=claim.confidence,
        )
        self._link_mentions(node, "about", claim.about)
        return node

    def _recognition(self, claim: RecognitionClaim) -> Node:
        node = self._fact(
            _kinds("Recognition", RECOGNITION_ROLE),
            anchor=claim.span,
            span=claim.span,
            label=claim.honour,
            properties=(("honour", claim.honour), ("level", claim.level or None), *_when(claim.status, claim.period)),
            rule=claim.rule,
            confidence=claim.confidence,
        )
        self._link_mentions(node, "recipient", (claim.recipient,))
        return node

    def _milestone(self, claim: MilestoneClaim) -> Node:
        node = self._fact(
            _kinds("Milestone", MILESTONE_ROLE),
            anchor=claim.span,
            span=claim.span,
            label=claim.state,
            properties=(("state", claim.state), *_when(claim.status, claim.period)),
            rule=claim.rule,
            confidence=claim.confidence,
        )
        self._link_mentions(node, "about", (claim.subject,))
        return node

    def _problem(self, claim: ProblemClaim) -> None:
        node = self._fact(
            ("Problem",),
            anchor=claim.span,
            span=claim.span,
            label=self.text[claim.span.begin : claim.span.end],
            properties=(),
            rule=claim.rule,
            confidence=claim.confidence,
        )
        self._link_mentions(node, "about", claim.about)

    def _fact(
        self,
        kinds: tuple[str, ...],
        *,
        anchor: Span,
        span: Span,
        label: str,
        properties: _Pairs,
        rule: str,
        confidence: float,
    ) -> Node:
        key = (kinds[0], anchor)
        node = Node(
            iri=fact_iri(self.report, kinds[0], self._placed(anchor), self.numbering[key]),
            kinds=kinds,
            label=_SPACES.sub(" ", label).strip(),
            properties=distinct_properties(
                (*properties, ("workArea", self.concepts.work_area(self.layout, anchor.begin)))
            ),
            evidence=(self._evidence(span),),
            rule=rule,
            confidence=confidence,
        )
        self.numbering[key] += 1
        self._add_node(node)
        return node

    def _add_node(self, node: Node) -> None:
        known = self.nodes.get(node.iri)
        self.nodes[node.iri] = node if known is None else merge_nodes((known, node))

    # --- edges ------------------------------------------------------------------------------------------------------

    def _entity(self, mention: int) -> str:
        return self.entities[self.resolution.entity_of[mention]]

    def _evidence(self, span: Span) -> Evidence:
        placed = self._placed(span)
        return Evidence(self.report, placed.begin, placed.end)

    def _result_of(self, activities: list[Node], activity: int | None, role: Role, result: Node) -> None:
        if activity is not None:
            self._link_fact(activities[activity].iri, f"has{role.value or 'Result'}", result.iri, result)

    def _link_mentions(self, fact: Node, predicate: str, mentions: Iterable[int]) -> None:
        for mention in mentions:
            self._link_fact(fact.iri, predicate, self._entity(mention), fact)

    def _link_fact(self, subject: str, predicate: str, value: str, fact: Node) -> None:
        """An edge that belongs to a fact is read from the fact's own words."""
        self._link(subject, predicate, value, fact.evidence[0], fact.rule, fact.confidence)

    def _link(self, subject: str, predicate: str, value: str, evidence: Evidence, rule: str, sure: float) -> None:
        key = (subject, predicate, value)
        edge = Edge(subject, predicate, value, (evidence,), rule, sure)
        known = self.edges.get(key)
        self.edges[key] = edge if known is None else merge_edges((known, edge))

    def _state(self, subject: str, predicate: str, value: str, evidence: Evidence, rule: str, sure: float) -> None:
        key = (subject, predicate, value)
        found = Statement(subject, predicate, value, (evidence,), rule, sure)
        known = self.statements.get(key)
        if known is None:
            node = self.nodes[subject]
            self.nodes[subject] = replace(node, properties=distinct_properties((*node.properties, (predicate, value))))
            self.statements[key] = found
        else:
            best = max(known, found, key=lambda statement: statement.confidence)
            self.statements[key] = replace(best, evidence=all_evidence((*known.evidence, *found.evidence)))


def _kinds(form: str, role: Role) -> tuple[str, ...]:
    return (form, role.value) if role.value else (form,)


def _when(status: Status, period: Period | None) -> Iterator[tuple[str, Value]]:
    yield "status", Term(status.value)
    if period is not None:
        yield "periodStart", period.start
        yield "periodEnd", period.end
