"""Three short reports of two invented streets, their graph built by hand from quotes of their texts."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from kg.ids import DEFAULT_BASE, segment
from kg.model import Document, Edge, Evidence, Graph, Node, Period, ReportGraph, Source, Statement, Term, Value

QINGHE_2021 = (
    "青禾街道2021年工作总结\n"
    "全年实现税收2.4亿元，同比增长8%。新建健身步道3公里，惠及居民900户。\n"
    "𠮷水社区获评省级绿色社区。远岫精机公司承建云岭邻里中心项目，总投资5000万元。\n"
    "停车难问题依然突出。2022年力争实现税收2.6亿元。\n"
)
QINGHE_2022 = "青禾街道2022年工作总结\n全年实现税收2.5亿元。开展“清风行动”，排查隐患120处，整改率95%。\n"
BAISHA_2022 = "白沙街道2022年工作总结\n全年实现税收1.1亿元。举办邻里节12场！拆除违建800平方米。\n"


@dataclass
class Builder:
    """Report graph of one text."""

    name: str
    text: str
    year: int
    nodes: dict[str, Node] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    unit: str = ""

    @property
    def iri(self) -> str:
        return f"{DEFAULT_BASE}report/{self.name}-{self.digest[:12]}"

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()

    def said(self, quote: str) -> Evidence:
        begin = self.text.index(quote)
        return Evidence(self.iri, begin, begin + len(quote))

    def entity(self, kind: str, name: str, *aliases: str) -> str:
        iri = f"{DEFAULT_BASE}{kind.lower()}/{segment(name)}"
        pairs = tuple(("altLabel", alias) for alias in sorted(aliases))
        self.nodes[iri] = Node(iri, (kind,), name, pairs, (self.said(name),), "name.sample", 0.9)
        return iri

    def fact(self, kinds: tuple[str, ...], label: str, quote: str, year: int = 0, **properties: Value) -> str:
        said = self.said(quote)
        iri = f"{self.iri}/{kinds[0].lower()}/{said.begin}-{said.end}"
        when = year or self.year
        pairs: dict[str, Value] = {
            "status": Term("Achieved"),
            "periodStart": date(when, 1, 1),
            "periodEnd": date(when, 12, 31),
            **properties,
        }
        if kinds == ("Problem",):
            pairs = {}
        self.nodes[iri] = Node(iri, kinds, label, tuple(sorted(pairs.items())), (said,), "fact.sample", 0.8)
        return iri

    def number(self, indicator: str, quote: str, value: str, unit: str, role: str, **more: Value) -> str:
        defaults: dict[str, Value] = {"kind": "amount", "comparator": "="}
        return self.fact(
            ("Measurement", role),
            quote,
            quote,
            **{**defaults, "indicatorText": indicator, "value": Decimal(value), "unitText": unit, **more},  # type: ignore[arg-type]
        )

    def activity(self, action: str, thing: str, area: str) -> str:
        quote = action + thing
        return self.fact(("Activity",), quote, quote, action=action, object=thing, workArea=Term(area))

    def edge(self, subject: str, predicate: str, value: str) -> None:
        evidence = self.nodes[subject].evidence[0]
        self.edges.append(Edge(subject, predicate, value, (evidence,), "edge.sample", 0.7))

    def state(self, subject: str, predicate: str, value: str) -> None:
        node = self.nodes[subject]
        self.nodes[subject] = replace(node, properties=(*node.properties, (predicate, value)))
        self.statements.append(Statement(subject, predicate, value, (self.said(value),), "statement.sample", 0.6))

    def graph(self) -> ReportGraph:
        title = self.text.split("\n", 1)[0]
        period = Period(date(self.year, 1, 1), date(self.year, 12, 31))
        document = Document(f"{self.name}.txt", self.text, self.digest)
        return ReportGraph(
            Source(self.iri, document, title, self.unit, period, {}),
            tuple(sorted(self.nodes.values(), key=lambda node: node.iri)),
            tuple(sorted(self.edges, key=lambda edge: (edge.subject, edge.predicate, edge.object))),
            tuple(self.statements),
        )


def sample() -> Graph:
    """The graph of the three reports."""
    reports = (_qinghe_2021(), _qinghe_2022(), _baisha_2022())
    return Graph(DEFAULT_BASE, tuple(sorted(reports, key=lambda report: report.source.iri)))


def crowded(problems: int) -> Graph:
    """Two units, each with so many problems."""
    reports = []
    for name, unit in (("heting", "荷汀街道"), ("luling", "鹿岭街道")):
        lines = [f"第{number}处积水仍需整治" for number in range(problems)]
        made = Builder(name, "\n".join((f"{unit}2022年工作总结", *lines)), 2022)
        made.unit = made.entity("AdministrativeArea", unit)
        for line in lines:
            made.fact(("Problem",), line, line)
        reports.append(made.graph())
    return Graph(DEFAULT_BASE, tuple(reports))


def _qinghe_2021() -> ReportGraph:
    made = Builder("qinghe-2021", QINGHE_2021, 2021)
    made.unit = made.entity("AdministrativeArea", "青禾街道", "青禾")
    community = made.entity("Community", "𠮷水社区")
    company = made.entity("Company", "远岫精机公司", "远岫精机")
    project = made.entity("Project", "云岭邻里中心项目")
    made.edge(community, "partOf", made.unit)
    made.edge(company, "undertakes", project)
    made.edge(project, "locatedAt", made.unit)
    made.state(project, "investment", "总投资5000万元")
    made.number("税收", "2.4亿元", "240000000", "元", "Outcome")
    made.number("税收", "8%", "8", "%", "Outcome", kind="change")
    walk = made.activity("新建", "健身步道", "UrbanManagement")
    made.edge(walk, "atPlace", made.unit)
    made.edge(walk, "hasOutput", made.number("新建健身步道", "3公里", "3", "公里", "Output"))
    made.edge(walk, "hasOutput", made.number("惠及居民", "900户", "900", "户", "Output"))
    honour = made.fact(
        ("Recognition", "Outcome"), "省级绿色社区", "获评省级绿色社区", honour="省级绿色社区", level="province"
    )
    made.edge(honour, "recipient", community)
    money = made.number("总投资", "5000万元", "50000000", "元", "Input")
    made.edge(money, "about", project)
    made.fact(("Problem",), "停车难问题依然突出", "停车难问题依然突出")
    made.number("税收", "2.6亿元", "260000000", "元", "Outcome", status=Term("Planned"), year=2022)  # type: ignore[arg-type]
    return made.graph()


def _qinghe_2022() -> ReportGraph:
    made = Builder("qinghe-2022", QINGHE_2022, 2022)
    made.unit = made.entity("AdministrativeArea", "青禾街道")
    campaign = made.entity("Campaign", "清风行动")
    made.number("税收", "2.5亿元", "250000000", "元", "Outcome")
    search = made.activity("排查", "隐患", "Safety")
    made.edge(search, "partOfCampaign", campaign)
    made.edge(search, "hasOutput", made.number("排查隐患", "120处", "120", "处", "Output"))
    made.edge(search, "hasOutcome", made.number("整改率", "95%", "95", "%", "Outcome", kind="rate"))
    return made.graph()


def _baisha_2022() -> ReportGraph:
    made = Builder("baisha-2022", BAISHA_2022, 2022)
    made.unit = made.entity("AdministrativeArea", "白沙街道")
    made.number("税收", "1.1亿元", "110000000", "元", "Outcome")
    festival = made.activity("举办", "邻里节", "Culture")
    made.edge(festival, "hasOutput", made.number("举办邻里节", "12场", "12", "场", "Output"))
    made.number("拆除违建", "800平方米", "800", "平方米", "Output")
    return made.graph()
