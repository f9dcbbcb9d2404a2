"""The text beside the graph: highlights, from fact to sentence and back, hostile words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kg.ids import segment
from kg.model import Division, Graph
from kg.pipeline import gather
from tests.explorer.conftest import Open, Visit
from tests.explorer.sample import QINGHE_2021, sample
from tests.sinks.hand_built import HOSTILE, hand_built


def show(visit: Visit, file: str) -> None:
    label = next(text for text in visit.texts("#reports option") if file in text)
    visit.page.select_option("#reports", label=label)


def test_the_whole_text_is_there_line_by_line(visit: Visit) -> None:
    show(visit, "qinghe-2021")
    assert visit.texts("#text p") == QINGHE_2021.strip().split("\n")


def test_every_evidence_is_highlighted(visit: Visit) -> None:
    show(visit, "qinghe-2021")
    assert set(visit.texts("#text mark.k-Measurement")) == {"2.4亿元", "8%", "3公里", "900户", "5000万元", "2.6亿元"}
    assert visit.texts("#text mark.k-Activity") == ["新建健身步道"]
    assert visit.texts("#text mark.k-Problem") == ["停车难问题依然突出"]
    assert visit.texts("#text mark.k-Recognition") == ["获评省级绿色社区"]
    assert "".join(visit.texts("#text mark.k-Project")) == "云岭邻里中心项目总投资"
    assert visit.texts("#text mark.name.k-Community") == ["𠮷水社区"]


def test_a_click_on_a_sentence_shows_its_facts(visit: Visit) -> None:
    show(visit, "qinghe-2021")
    visit.page.locator(".sentence", has_text="远岫精机").locator("mark").filter(has_text="5000万元").click()
    assert visit.texts("#detail h2") == ["本句中的事实（6）"]
    names = visit.texts("#detail .fact .name")
    assert names[0] == "总投资 5000万元"
    assert set(names) == {
        "总投资 5000万元",
        "远岫精机公司",
        "远岫精机公司 · 承建 → 云岭邻里中心项目",
        "云岭邻里中心项目",
        "云岭邻里中心项目 · 位于 → 青禾街道",
        "云岭邻里中心项目 · 投资额：总投资5000万元",
    }
    visit.picture("sentence-zh")


def test_a_fact_of_a_sentence_leads_to_the_graph_and_back(visit: Visit) -> None:
    show(visit, "qinghe-2022")
    visit.page.locator(".sentence", has_text="排查隐患").click()
    visit.page.locator("#detail .fact", has_text="整改率").click()
    assert visit.texts("#detail h2") == ["整改率 95%"]
    assert {"整改率 95%", "排查隐患"} <= visit.drawn()
    assert visit.texts("#text mark.current") == ["95%"]


def test_a_click_on_evidence_switches_to_its_report(visit: Visit) -> None:
    visit.find("青禾街道")
    quotes = visit.page.locator("#detail .quote")
    assert quotes.count() == 2
    files = []
    for at in range(2):
        quotes.nth(at).click()
        files.append(visit.page.locator("#reports option:checked").inner_text())
        assert visit.texts("#text mark.current") == ["青禾街道"]
    assert sorted(files) == ["青禾街道2021年工作总结（qinghe-2021.txt）", "青禾街道2022年工作总结（qinghe-2022.txt）"]


def test_a_fact_far_down_in_the_text_is_brought_into_view(
    open_page: Open, written: Callable[[Graph], Path], root: Path
) -> None:
    graph, _ = gather([root / "kg/samples/reports/lanqiao-2021.txt"])
    visit = open_page(written(graph))
    visit.find("江苏省健康街道")
    inside = visit.page.evaluate(
        "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => {"
        "const [mark, text] = ['mark.current', '#text'].map((one) => document.querySelector(one).getBoundingClientRect());"
        "done(text.top < mark.top && mark.bottom < text.bottom) })))"
    )
    assert inside


def test_details_say_what_is_known(visit: Visit) -> None:
    visit.find("新建健身步道 3公里")
    said = visit.page.locator("#detail").inner_text()
    begin = QINGHE_2021.index("3公里")
    place = f"qinghe-2021.txt 第 {begin + 1}–{begin + 3} 字"
    for part in ("指标数值 · 产出", "已完成", "2021-12-31", "fact.sample", "0.80", place):
        assert part in said
    assert visit.texts("#detail .iri")[0].endswith(f"/measurement/{begin}-{begin + 3}")


def linked() -> Graph:
    """The sample, one of its units linked to a division of a list."""
    graph = sample()
    old, new = f"{graph.base}administrativearea/{segment('白沙街道')}", f"{graph.base}division/990101003"
    told = (("linkReason", "唯一同名"), ("notation", "990101003"))
    reports = tuple(
        replace(
            report,
            source=replace(report.source, unit=new if report.source.unit == old else report.source.unit),
            nodes=tuple(replace(node, iri=new, properties=told) if node.iri == old else node for node in report.nodes),
            edges=tuple(replace(edge, object=new) if edge.object == old else edge for edge in report.edges),
        )
        for report in graph.reports
    )
    above = (Division("99", "云州省"), Division("9901", "青川市", "99"), Division("990101", "沙洲区", "9901"))
    return replace(graph, reports=reports, divisions=(*above, Division("990101003", "白沙街道办事处", "990101")))


def test_a_linked_place_shows_its_chain_on_the_official_list(open_page: Open, written: Callable[[Graph], Path]) -> None:
    visit = open_page(written(linked()))
    visit.find("白沙街道")
    assert visit.texts("#detail .official h3") == ["2023年官方区划名录所列（非报告所述）"]
    assert visit.texts("#detail .chain .name") == ["云州省", "青川市", "沙洲区", "白沙街道办事处"]
    assert visit.texts("#detail .chain code") == ["99", "9901", "990101", "990101003"]
    assert visit.texts("#detail .official .aside") == ["代码依据: 唯一同名"]
    assert "代码依据" not in "".join(visit.texts("#detail dt"))
    visit.picture("official-zh")
    visit.find("青禾街道")
    assert visit.texts("#detail .official") == []


@pytest.mark.parametrize("sign", ["<script>alert(1)</script>", "]]>"])
def test_hostile_words_are_shown_as_text(open_page: Open, written: Callable[[Graph], Path], sign: str) -> None:
    visit = open_page(written(hand_built()))
    label = next(text for text in visit.texts("#reports option") if "甲 report" in text)
    visit.page.select_option("#reports", label=label)
    assert sign in visit.texts("#text")[0]
    visit.page.fill("#search", sign)
    assert sign in visit.texts("#found .name")[0]
    visit.page.keyboard.press("Enter")
    assert sign in visit.page.locator("#detail").inner_text()
    visit.page.click("#tab-results")
    visit.page.wait_for_selector("#table .tabulator-row")
    visit.page.fill("#filter", sign)
    assert sign in "".join(visit.texts("#table .tabulator-row"))
    assert visit.page.evaluate("document.querySelectorAll('script').length") == 3


def test_hostile_texts_survive_letter_by_letter(open_page: Open, written: Callable[[Graph], Path]) -> None:
    visit = open_page(written(hand_built()))
    held = visit.page.evaluate("JSON.parse(document.getElementById('data').textContent).nodes.label")
    assert set(HOSTILE) <= set(held)
