"""A small graph built by hand, in which the answer to each question can be told by reading it.

Three reports of two invented sub-districts; every fact's evidence is words of a report, found by their text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from kg.ids import DEFAULT_BASE, class_segment, fact_iri, report_iri, segment
from kg.model import (
    Document,
    Edge,
    Evidence,
    Graph,
    Node,
    Period,
    ReportGraph,
    Source,
    Span,
    Statement,
    Term,
    Value,
)

YUNTANG_2021 = (
    "云塘街道2021年工作总结\n"
    "投入120万元改造石桥社区路面3公里，居民满意度达96%。"
    "开展清风行动，检查商户40户，投诉下降20%。"
    "投入30万元修缮柳岸小区楼道。"
    "云塘码头项目由远帆公司投资建设，总投资2亿元，位于东渡村，主体完工。"
    "石桥社区获评省级文明社区，清风行动获评年度创新案例。"
    "财政收入完成3亿元，增长12.5%。"
    "停车难问题依然突出。"
    "云塘街道与远帆公司签订合作协议。"
    "云塘街道印发《停车管理办法》。"
    "陈望舒任石桥社区书记。"
    "2022年，财政收入达到3.3亿元以上，新建公园2个，计划投入500万元。年内装修云塘码头项目。\n"
)
YUNTANG_2022 = (
    "云塘街道2022年工作总结\n财政收入完成3.4亿元，增长13%。云塘码头项目正在装修。石桥社区获评全国示范社区。"
    "云塘码头项目将竣工验收。村庄污水处理率达88%。建成公园1个，码头另有公园3个。\n"
)
HESHAN_2022 = (
    "禾山街道2022年工作总结\n财政收入完成5亿元，税收增长3%。慰问老人60人次。远帆公司扩建禾山仓库。"
    "禾山广场项目已经建成，全部竣工。周远山到会讲话。\n"
)


def place(kind: str, name: str) -> str:
    """IRI of an entity."""
    return f"{DEFAULT_BASE}{class_segment(kind)}/{segment(name)}"


class Account:
    """A report graph while it grows."""

    def __init__(self, name: str, text: str, unit: str, year: int) -> None:
        self.document = Document(name, text, hashlib.sha256(text.encode()).hexdigest())
        self.report = report_iri(DEFAULT_BASE, self.document)
        self.year = Period(date(year, 1, 1), date(year, 12, 31))
        self.source = Source(
            self.report, self.document, text.split("\n")[0], place("AdministrativeArea", unit), self.year, {}
        )
        self.nodes: list[Node] = []
        self.edges: list[Edge] = []
        self.statements: list[Statement] = []

    def at(self, words: str) -> Evidence:
        begin = self.document.text.index(words)
        return Evidence(self.report, begin, begin + len(words))

    def entity(self, kind: str, name: str, *, values: Iterable[tuple[str, str]] = ()) -> str:
        iri = place(kind, name)
        evidence = (self.at(name),)
        self.nodes.append(Node(iri, (kind,), name, tuple(sorted(values)), evidence, "by.hand", 1.0))
        for predicate, value in values:
            self.statements.append(Statement(iri, predicate, value, (self.at(value),), "by.hand", 1.0))
        return iri

    def fact(
        self,
        kinds: tuple[str, ...],
        words: str,
        label: str,
        properties: dict[str, Value],
        *,
        status: str | None = "Achieved",
        year: int | None = None,
        sure: float = 1.0,
    ) -> str:
        evidence = self.at(words)
        given: dict[str, Value] = dict(properties)
        if status is not None:
            given["status"] = Term(status)
            first = self.year.start if year is None else date(year, 1, 1)
            given |= {"periodStart": first, "periodEnd": date(first.year, 12, 31)}
        iri = fact_iri(self.report, kinds[0], Span(evidence.begin, evidence.end))
        self.nodes.append(Node(iri, kinds, label, tuple(sorted(given.items())), (evidence,), "by.hand", sure))
        return iri

    def activity(
        self, words: str, action: str, area: str = "", *, status: str = "Achieved", year: int | None = None
    ) -> str:
        properties: dict[str, Value] = {"action": action[:2], "object": action[2:]}
        if area:
            properties["workArea"] = Term(area)
        return self.fact(("Activity",), words, action, properties, status=status, year=year)

    def measured(
        self,
        words: str,
        indicator: str,
        value: str,
        unit: str,
        *,
        role: str = "",
        kind: str = "amount",
        comparator: str = "=",
        concept: str = "",
        area: str = "",
        status: str = "Achieved",
        year: int | None = None,
        sure: float = 1.0,
    ) -> str:
        properties: dict[str, Value] = {
            "indicatorText": indicator,
            "value": Decimal(value),
            "unitText": unit,
            "comparator": comparator,
            "kind": kind,
        }
        properties |= {name: Term(term) for name, term in (("indicator", concept), ("workArea", area)) if term}
        kinds = ("Measurement", role) if role else ("Measurement",)
        return self.fact(kinds, words, words, properties, status=status, year=year, sure=sure)

    def edge(self, subject: str, predicate: str, value: str, words: str) -> None:
        self.edges.append(Edge(subject, predicate, value, (self.at(words),), "by.hand", 1.0))

    def graph(self) -> ReportGraph:
        return ReportGraph(
            self.source,
            tuple(sorted(self.nodes, key=lambda node: node.iri)),
            tuple(sorted(self.edges, key=lambda edge: (edge.subject, edge.predicate, edge.object))),
            tuple(sorted(self.statements, key=lambda stated: (stated.subject, stated.predicate, stated.value))),
        )


def small_graph() -> Graph:
    """The graph."""
    reports = (_yuntang_2021(), _yuntang_2022(), _heshan_2022())
    return Graph(DEFAULT_BASE, tuple(sorted(reports, key=lambda made: made.source.iri)))


def _yuntang_2021() -> ReportGraph:
    told = Account("yuntang-2021.txt", YUNTANG_2021, "云塘街道", 2021)
    unit = told.entity("AdministrativeArea", "云塘街道")
    bridge = told.entity("Community", "石桥社区")
    bank = told.entity("ResidentialArea", "柳岸小区")
    ferry = told.entity("Village", "东渡村")
    drive = told.entity("Campaign", "清风行动")
    firm = told.entity("Company", "远帆公司")
    quay = told.entity("Project", "云塘码头项目", values=(("investment", "2亿元"), ("progress", "主体完工")))
    rules = told.entity("Policy", "停车管理办法")
    person = told.entity("Person", "陈望舒")
    for inner, outer in ((bridge, unit), (ferry, unit), (bank, bridge)):
        told.edge(inner, "partOf", outer, "云塘街道2021年工作总结")

    paving = told.activity("改造石桥社区路面", "改造路面", "UrbanConstruction")
    told.edge(paving, "atPlace", bridge, "改造石桥社区路面")
    money = told.measured("120万元", "改造资金", "1200000", "元", role="Input", area="UrbanConstruction")
    length = told.measured("3公里", "路面", "3", "公里", role="Output", area="UrbanConstruction")
    liked = told.measured("96%", "居民满意度", "96", "%", role="Outcome", kind="rate", area="UrbanConstruction")
    for predicate, result in (("hasInput", money), ("hasOutput", length), ("hasOutcome", liked)):
        told.edge(paving, predicate, result, "改造石桥社区路面")

    checking = told.activity("检查商户", "检查商户", "Safety")
    told.edge(checking, "partOfCampaign", drive, "清风行动")
    shops = told.measured("40户", "检查商户", "40", "户", role="Output", area="Safety")
    fewer = told.measured("20%", "投诉", "-20", "%", role="Outcome", kind="change", area="Safety")
    told.edge(checking, "hasOutput", shops, "检查商户")
    told.edge(checking, "hasOutcome", fewer, "检查商户")

    repairing = told.activity("修缮柳岸小区楼道", "修缮楼道", "UrbanConstruction")
    told.edge(repairing, "atPlace", bank, "修缮柳岸小区楼道")
    told.edge(
        repairing, "hasInput", told.measured("30万元", "修缮资金", "300000", "元", role="Input"), "修缮柳岸小区楼道"
    )

    told.edge(firm, "undertakes", quay, "云塘码头项目由远帆公司投资建设")
    told.edge(quay, "locatedAt", ferry, "位于东渡村")
    told.edge(unit, "cooperatesWith", firm, "云塘街道与远帆公司签订合作协议")
    told.edge(unit, "issued", rules, "云塘街道印发《停车管理办法》")
    issuing = told.activity("印发《停车管理办法》", "印发办法", "Safety")
    told.edge(issuing, "involves", rules, "印发《停车管理办法》")
    told.edge(person, "memberOf", bridge, "陈望舒任石桥社区书记")

    honour = told.fact(
        ("Recognition", "Outcome"), "省级文明社区", "文明社区", {"honour": "文明社区", "level": "province"}
    )
    told.edge(honour, "recipient", bridge, "石桥社区获评省级文明社区")
    case = told.fact(("Recognition", "Outcome"), "年度创新案例", "创新案例", {"honour": "创新案例"})
    told.edge(case, "recipient", drive, "清风行动获评年度创新案例")
    told.edge(checking, "hasOutcome", case, "检查商户")

    told.measured("3亿元", "财政收入", "300000000", "元", concept="FiscalRevenue")
    told.measured("12.5%", "财政收入", "12.5", "%", kind="change", concept="FiscalRevenue")
    trouble = told.fact(
        ("Problem",), "停车难问题依然突出", "停车难问题依然突出", {"workArea": Term("UrbanConstruction")}, status=None
    )
    told.edge(trouble, "about", unit, "停车难问题依然突出")

    told.measured(
        "3.3亿元以上",
        "财政收入",
        "330000000",
        "元",
        comparator=">",
        concept="FiscalRevenue",
        status="Planned",
        year=2022,
    )
    park = told.activity("新建公园", "新建公园", "UrbanConstruction", status="Planned", year=2022)
    parks = told.measured("2个", "公园", "2", "个", role="Output", status="Planned", year=2022)
    planned = told.measured(
        "500万元", "计划投入", "5000000", "元", role="Input", area="UrbanConstruction", status="Planned", year=2022
    )
    told.edge(park, "hasOutput", parks, "新建公园")
    told.edge(park, "hasInput", planned, "新建公园")
    fitting = told.activity("年内装修云塘码头项目", "装修码头", status="Planned", year=2022)
    told.edge(fitting, "involves", quay, "年内装修云塘码头项目")
    return told.graph()


def _yuntang_2022() -> ReportGraph:
    told = Account("yuntang-2022.txt", YUNTANG_2022, "云塘街道", 2022)
    told.entity("AdministrativeArea", "云塘街道")
    bridge = told.entity("Community", "石桥社区")
    quay = told.entity("Project", "云塘码头项目")
    told.measured("3.4亿元", "财政收入", "340000000", "元", concept="FiscalRevenue")
    told.measured("13%", "财政收入", "13", "%", kind="change", concept="FiscalRevenue")
    told.measured("88%", "污水处理率", "88", "%", kind="rate")
    fitting = told.activity("云塘码头项目正在装修", "装修码头", "UrbanConstruction", status="Ongoing")
    told.edge(fitting, "involves", quay, "云塘码头项目正在装修")
    honour = told.fact(
        ("Recognition", "Outcome"), "全国示范社区", "示范社区", {"honour": "示范社区", "level": "national"}
    )
    told.edge(honour, "recipient", bridge, "石桥社区获评全国示范社区")
    point = told.fact(
        ("Milestone", "Output"), "竣工验收", "竣工验收", {"state": "竣工验收"}, status="Planned", year=2023
    )
    told.edge(point, "about", quay, "云塘码头项目将竣工验收")
    park = told.activity("建成公园", "建成公园")
    told.edge(park, "hasOutput", told.measured("1个", "建成公园", "1", "个", role="Output"), "建成公园1个")
    told.edge(told.measured("3个", "公园", "3", "个"), "about", quay, "码头另有公园3个")
    return told.graph()


def _heshan_2022() -> ReportGraph:
    told = Account("heshan-2022.txt", HESHAN_2022, "禾山街道", 2022)
    told.entity("AdministrativeArea", "禾山街道")
    firm = told.entity("Company", "远帆公司")
    store = told.entity("Facility", "禾山仓库")
    told.edge(firm, "undertakes", store, "远帆公司扩建禾山仓库")
    told.measured("5亿元", "财政收入", "500000000", "元", concept="FiscalRevenue", sure=0.6)
    told.measured("3%", "税收", "3", "%", kind="change", concept="TaxRevenue")
    square = told.entity("Project", "禾山广场项目", values=(("progress", "全部竣工"),))
    building = told.activity("禾山广场项目已经建成", "建成广场", "UrbanConstruction")
    told.edge(building, "involves", square, "禾山广场项目已经建成")
    told.entity("Person", "周远山")
    visit = told.activity("慰问老人", "慰问老人", "Livelihood")
    seen = told.measured("60人次", "慰问老人", "60", "人次", role="Output")
    told.edge(visit, "hasOutput", seen, "慰问老人")
    return told.graph()
