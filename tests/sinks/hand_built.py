"""A graph built by hand, with a thing that two reports share and texts that try to break every format."""

from __future__ import annotations

import hashlib
from datetime import date
from decimal import Decimal

from kg.ids import DEFAULT_BASE
from kg.model import (
    Document,
    Edge,
    Evidence,
    Graph,
    Node,
    Period,
    ReportGraph,
    Source,
    Statement,
    Term,
    Value,
)

HOSTILE = (
    "“双引号”与\"直引号\"和'单引号'",
    "反斜杠\\n \\u0041 \\",
    "换行\n回车\r\n制表\t末",
    "]]></data><script>alert(1)</script>",
    "{curly} `tick` $dollar %41 #hash",
    "双向\u202e文\u2066字\u2069 零宽\u200b\ufeff",
    "𠮷野家 😀 \u0301组合",
    "控制\x00\x01\x07\x0b\x1b\x1f\x7f\x85\u2028\ufffe\uffff",
    " 前后空格 ",
    "<https://example.org/>;--\n.\n",
)
"""Quotes, escapes, markup, line ends, bidirectional, astral and control characters."""

WHEN = (("periodEnd", date(2021, 12, 31)), ("periodStart", date(2021, 1, 1)))


def report(name: str, sentences: tuple[str, ...]) -> tuple[Source, list[Evidence]]:
    """A report that is these sentences, and the evidence of each."""
    text = "".join(sentences)
    digest = hashlib.sha256(text.encode()).hexdigest()
    iri = f"{DEFAULT_BASE}report/{len(name)}-{digest[:12]}"
    document = Document(name, text, digest)
    period = Period(date(2021, 1, 1), date(2021, 12, 31))
    unit = entity_iri("administrative-area", "unit")
    ends = [sum(map(len, sentences[: index + 1])) for index in range(len(sentences))]
    found = [Evidence(iri, end - len(said), end) for end, said in zip(ends, sentences, strict=True)]
    return Source(iri, document, f"报告 {name}", unit, period, {"索引号": "甲\n1", "发布机构": "乙"}), found


def entity_iri(kind: str, name: str) -> str:
    """An entity's IRI."""
    return f"{DEFAULT_BASE}{kind}/{name}"


def node(
    iri: str, kinds: tuple[str, ...], label: str, properties: tuple[tuple[str, Value], ...], *evidence: Evidence
) -> Node:
    """A node with a rule and confidence of the hand that built it."""
    ordered = tuple(sorted(properties, key=lambda pair: (pair[0], str(pair[1]))))
    return Node(iri, kinds, label, ordered, tuple(sorted(evidence)), "by hand", 0.75)


def hand_built(texts: tuple[str, ...] = HOSTILE) -> Graph:
    """Two reports of one unit; each text becomes a name, an indicator, an object, a unit and a sentence."""
    return Graph(DEFAULT_BASE, tuple(sorted((_first(texts), _second(texts)), key=lambda made: made.source.iri)))


def _first(texts: tuple[str, ...]) -> ReportGraph:
    source, said = report("甲 report.txt", ("云溪街道整治河道。", *texts))
    unit = entity_iri("administrative-area", "unit")
    nodes = [
        node(unit, ("AdministrativeArea",), "云溪街道", (("altLabel", "街道"),), said[0]),
        node(
            entity_iri("project", "p"),
            ("Project",),
            "云溪项目",
            (("progress", "开工"), ("progress", texts[0])),
            said[0],
        ),
        node(
            f"{source.iri}/activity/4-6",
            ("Activity",),
            "整治河道",
            (("action", "整治"), ("object", "河道"), ("status", Term("Achieved")), *WHEN),
            said[0],
        ),
        node(f"{source.iri}/problem/0-9", ("Problem",), "不足", (), said[0]),
        node(
            f"{source.iri}/milestone/0-9",
            ("Milestone", "Output"),
            "开工",
            (("state", "开工"), ("status", Term("Planned"))),
            said[0],
        ),
        node(
            f"{source.iri}/recognition/0-9",
            ("Recognition", "Outcome"),
            "市级示范",
            (("honour", "市级示范"), ("level", "city"), ("status", Term("Ongoing"))),
            said[0],
        ),
    ]
    edges = [
        _edge(f"{source.iri}/milestone/0-9", "about", entity_iri("project", "p"), said[0]),
        _edge(f"{source.iri}/recognition/0-9", "recipient", unit, said[0]),
        _edge(f"{source.iri}/activity/4-6", "agent", unit, said[0]),
        _edge(entity_iri("project", "p"), "locatedAt", unit, said[0]),
    ]
    for index, (text, stretch) in enumerate(zip(texts, said[1:], strict=True)):
        place, number = entity_iri("community", str(index)), f"{source.iri}/measurement/{stretch.begin}-{stretch.end}"
        nodes += [
            node(place, ("Community",), text, (("altLabel", f"{text}a"), ("altLabel", f"{text}b")), stretch),
            node(
                number,
                ("Measurement", "Output"),
                text,
                (
                    ("indicatorText", text),
                    ("value", Decimal(f"-{index}.50")),
                    ("unitText", text),
                    ("comparator", "~"),
                    ("kind", "amount"),
                    ("status", Term("Achieved")),
                    *WHEN,
                ),
                stretch,
            ),
        ]
        edges += [
            _edge(place, "partOf", unit, stretch),
            _edge(f"{source.iri}/activity/4-6", "hasOutput", number, stretch),
            _edge(number, "about", place, stretch),
        ]
    progress = tuple(
        Statement(entity_iri("project", "p"), "progress", text, (said[0],), "by hand", 0.5)
        for text in sorted(("开工", texts[0]))
    )
    return _graph(source, nodes, edges, progress)


def _second(texts: tuple[str, ...]) -> ReportGraph:
    source, said = report("乙.txt", ("云溪街道下辖社区。", "云溪项目竣工。"))
    unit, project = entity_iri("administrative-area", "unit"), entity_iri("project", "p")
    place = entity_iri("community", "0")
    nodes = [
        node(unit, ("AdministrativeArea",), "云溪街道", (("altLabel", "云溪"),), said[0]),
        Node(place, ("Community",), texts[0], (), (said[0],), "surer", 0.9),
        node(project, ("Project",), "云溪项目", (("progress", "竣工"),), said[1]),
    ]
    edges = [_edge(place, "partOf", unit, said[0])]
    return _graph(source, nodes, edges, (Statement(project, "progress", "竣工", (said[1],), "by hand", 1.0),))


def _edge(subject: str, predicate: str, value: str, evidence: Evidence) -> Edge:
    return Edge(subject, predicate, value, (evidence,), "by hand", 0.5)


def _graph(source: Source, nodes: list[Node], edges: list[Edge], stated: tuple[Statement, ...]) -> ReportGraph:
    return ReportGraph(
        source,
        tuple(sorted(nodes, key=lambda made: made.iri)),
        tuple(sorted(edges, key=lambda made: (made.subject, made.predicate, made.object))),
        stated,
    )
