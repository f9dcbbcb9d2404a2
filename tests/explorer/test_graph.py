"""The drawn graph: overview, search, neighbours, paths, filter, layouts, pictures."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from kg.model import Graph
from tests.explorer.conftest import Open, Visit
from tests.explorer.sample import crowded

UNITS = {"青禾街道", "白沙街道"}


def test_the_start_shows_the_units_with_their_groups(visit: Visit) -> None:
    assert visit.drawn() == UNITS | {
        "社区 1", "企业 1", "项目 1", "专项行动 1", "工作报告 2", "活动 2", "指标数值 5", "荣誉认定 1", "问题 1",
        "工作报告 1", "活动 1", "指标数值 2",
    }  # fmt: skip
    visit.picture("overview-zh")


def test_a_click_opens_a_group_and_a_second_click_closes_it(visit: Visit) -> None:
    before = visit.drawn()
    visit.click_node("社区 1")
    assert visit.drawn() - before == {"𠮷水社区"}
    visit.click_node("社区 1")
    assert visit.drawn() == before


def test_a_click_on_an_activity_shows_its_results_and_a_second_hides_them(visit: Visit) -> None:
    visit.find("新建健身步道")
    visit.page.click("#overview")
    visit.click_node("活动 2")
    before = visit.drawn()
    assert {"新建健身步道", "排查隐患"} <= before
    visit.click_node("新建健身步道")
    assert visit.drawn() - before == {"新建健身步道 3公里", "惠及居民 900户"}
    assert visit.texts("#detail h2") == ["新建健身步道"]
    visit.picture("activity-zh")
    visit.click_node("新建健身步道")
    assert visit.drawn() == before


def test_results_hang_on_their_activity_by_role(visit: Visit) -> None:
    visit.find("排查隐患")
    edges = visit.js(
        "return cy.edges('[type = \"edge\"]').map((e) => [e.source().data('label'), e.data('label'), e.target().data('label')])"
    )
    assert ["排查隐患", "产出", "排查隐患 120处"] in edges
    assert ["排查隐患", "成效", "整改率 95%"] in edges
    assert ["排查隐患", "所属行动", "清风行动"] in edges


def test_search_finds_names_and_aliases_and_goes_to_the_sentence(visit: Visit) -> None:
    visit.page.fill("#search", "精机")
    assert visit.texts("#found .name") == ["远岫精机公司"]
    visit.picture("search-zh")
    visit.page.keyboard.press("ArrowDown")
    visit.page.keyboard.press("Enter")
    assert visit.texts("#detail h2") == ["远岫精机公司"]
    assert "远岫精机公司" in visit.drawn()
    current = visit.page.locator("#text mark.current")
    assert current.all_text_contents() == ["远岫精机公司"]
    assert current.first.evaluate("(mark) => mark.getBoundingClientRect().top < innerHeight")
    assert visit.page.locator("#reports option:checked").inner_text().startswith("青禾街道2021年工作总结")


def test_labels_are_broken_between_characters_never_inside_one(visit: Visit) -> None:
    visit.find("𠮷水社区")
    lines = visit.js("return cy.nodes(':visible').flatMap((node) => node.data('drawn').split('\\n'))")
    assert "𠮷水社区" in lines
    visit.find("停车难问题依然突出")
    assert "停车难问题依然突\n出" in visit.js("return cy.nodes(':visible').map((node) => node.data('drawn'))")


def test_search_says_when_there_is_nothing(visit: Visit) -> None:
    visit.page.fill("#search", "<b>没有")
    assert visit.texts(".found .note") == ["没有找到"]
    assert visit.texts("#found li") == []


def test_the_buttons_expand_collapse_and_hide(visit: Visit) -> None:
    visit.find("云岭邻里中心项目")
    assert {"远岫精机公司", "总投资 5000万元"} <= visit.drawn()
    visit.page.click("[data-do=collapse]")
    assert not {"远岫精机公司", "总投资 5000万元"} & visit.drawn()
    visit.page.click("[data-do=expand]")
    assert {"远岫精机公司", "总投资 5000万元"} <= visit.drawn()
    visit.page.click("[data-do=hide]")
    assert "云岭邻里中心项目" not in visit.drawn()


def test_a_path_between_two_picked_nodes_is_drawn_and_listed(visit: Visit) -> None:
    visit.find("远岫精机公司")
    visit.page.click("[data-do=from]")
    visit.find("𠮷水社区")
    visit.page.click("[data-do=to]")
    assert visit.texts("#way li button") == ["远岫精机公司", "云岭邻里中心项目", "青禾街道", "𠮷水社区"]
    assert visit.texts("#path [role=status]") == ["路径：3 步"]
    marked = visit.js("return [cy.nodes('.way').length, cy.edges('.way').length]")
    assert marked == [4, 3]
    visit.picture("path-zh")
    visit.find("白沙街道")
    visit.page.click("[data-do=to]")
    assert visit.texts("#path [role=status]") == ["两者之间没有路径"]
    visit.page.click("#clear")
    assert visit.texts("#from") == ["—"]


def test_the_legend_filters_nodes_and_highlights(visit: Visit) -> None:
    visit.find("𠮷水社区")
    assert "𠮷水社区" in visit.texts("#text mark.k-Community")
    visit.page.uncheck("#legend input[value=Community]")
    assert not {"𠮷水社区", "社区 1"} & visit.drawn()
    assert visit.texts("#text mark.k-Community") == []
    visit.page.check("#legend input[value=Community]")
    assert {"𠮷水社区", "社区 1"} <= visit.drawn()
    visit.page.click("#none")
    assert visit.drawn() == UNITS
    visit.page.click("#all")
    assert "𠮷水社区" in visit.drawn()


def test_the_filter_works_at_once(visit: Visit) -> None:
    click = (
        "document.querySelector('#legend input[value=Community]').click();"
        "return [document.querySelector('#shown').textContent, cy.nodes(':visible[kind = \"Community\"]').length]"
    )
    visit.find("𠮷水社区")
    shown, communities = visit.js("return [document.querySelector('#shown').textContent, 2]")
    fewer, none = visit.js(click)
    assert none == 0
    assert fewer != shown
    assert visit.js(click) == [shown, communities]


def test_the_legend_counts_and_draws_what_the_graph_uses(visit: Visit) -> None:
    rows = dict(row.rsplit("\n", 1) for row in visit.lines("#legend label"))
    assert rows == {
        "行政区": "2", "社区": "1", "企业": "1", "项目": "1", "专项行动": "1", "工作报告": "3", "活动": "3",
        "指标数值": "12", "荣誉认定": "1", "问题": "1",
    }  # fmt: skip
    legend = visit.page.locator("#legend label:has(input[value=Community]) path").get_attribute("fill")
    drawn = visit.js("return cy.nodes('[kind = \"Community\"]').style('background-color')")
    assert legend == "#0072B2"
    assert drawn == "rgb(0,114,178)"


@pytest.mark.parametrize("layout", ["clusters", "force", "rings"])
def test_every_layout_keeps_nodes_apart(visit: Visit, layout: str) -> None:
    visit.page.click("#show-all")
    visit.page.select_option("#layout", layout)
    least = visit.js(
        "const places = cy.nodes(':visible').map((node) => node.position());"
        "let least = Infinity; places.forEach((a, i) => places.slice(0, i).forEach((b) => {"
        "least = Math.min(least, Math.hypot(a.x - b.x, a.y - b.y)) })); return least"
    )
    assert least > 15
    visit.picture(f"layout-{layout}")


def test_show_all_opens_everything_of_every_unit(visit: Visit) -> None:
    visit.click_node("社区 1")
    visit.click_node("𠮷水社区")
    visit.page.click("[data-do=hide]")
    visit.page.click("#show-all")
    assert {"𠮷水社区", "新建健身步道 3公里", "整改率 95%", "举办邻里节 12场", "拆除违建 800平方米"} <= visit.drawn()
    assert visit.texts("#shown") == ["画面上：节点 23/23、边 12/12、报告 3/3、分组 12"]
    before = visit.drawn()
    visit.page.click("#show-all")
    assert visit.drawn() == before


def test_the_counter_tells_nodes_edges_reports_and_groups_apart(visit: Visit) -> None:
    assert visit.texts("#shown") == ["画面上：节点 2/23、边 0/12、报告 0/3、分组 12"]
    visit.click_node("社区 1")
    assert visit.texts("#shown") == ["画面上：节点 3/23、边 1/12、报告 0/3、分组 12"]
    visit.page.uncheck("#legend input[value=Community]")
    assert visit.texts("#shown") == ["画面上：节点 2/23、边 0/12、报告 0/3、分组 11"]


def test_show_all_of_more_than_the_page_can_hold_says_so(open_page: Open, written: Callable[[Graph], Path]) -> None:
    visit = open_page(written(crowded(1550)), locale="en-GB")
    said = "— too many to open at once; filter or expand for the rest"
    visit.page.click("#show-all")
    assert visit.texts("#shown") == [f"On screen: 2995 of 3102 nodes, 0 of 0 edges, 1 of 2 reports; 4 groups {said}"]
    visit.page.select_option("#layout", "force")  # one that fails on so many tells the console
    visit.page.select_option("#layout", "clusters")
    visit.page.uncheck("#legend input[value=Problem]")
    visit.page.click("#show-all")
    assert visit.texts("#shown") == [f"On screen: 2 of 3102 nodes, 0 of 0 edges, 2 of 2 reports; 2 groups {said}"]
    visit.page.check("#legend input[value=Problem]")
    visit.page.click("#overview")
    assert visit.texts("#shown") == ["On screen: 2 of 3102 nodes, 0 of 0 edges, 0 of 2 reports; 4 groups"]


def test_zoom_buttons_and_drag(visit: Visit) -> None:
    zoom = visit.js("return cy.zoom()")
    visit.page.click("#in")
    assert visit.js("return cy.zoom()") == pytest.approx(1.4 * zoom)
    visit.page.click("#out")
    assert visit.js("return cy.zoom()") == pytest.approx(zoom)
    where = "const n = cy.nodes('[type = \"home\"]')[0]; return n.position()"
    before = visit.js(where)
    box = visit.page.locator("#cy").bounding_box()
    at = visit.js("return cy.nodes('[type = \"home\"]')[0].renderedPosition()")
    assert box is not None
    visit.page.mouse.move(box["x"] + at["x"], box["y"] + at["y"])
    visit.page.mouse.down()
    visit.page.mouse.move(box["x"] + at["x"] + 60, box["y"] + at["y"] + 30, steps=4)
    visit.page.mouse.up()
    after = visit.js(where)
    assert (after["x"] - before["x"]) * zoom == pytest.approx(60, abs=1)
    assert (after["y"] - before["y"]) * zoom == pytest.approx(30, abs=1)


def test_png_of_the_view(visit: Visit, tmp_path: Path) -> None:
    with visit.page.expect_download() as caught:
        visit.page.click("#png")
    assert caught.value.suggested_filename == "graph.png"
    caught.value.save_as(tmp_path / "graph.png")
    data = (tmp_path / "graph.png").read_bytes()
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    assert list(struct.unpack(">II", data[16:24])) == visit.js("return [2 * cy.width(), 2 * cy.height()]")


def test_svg_of_the_view_is_xml_with_the_same_nodes(visit: Visit, tmp_path: Path) -> None:
    visit.find("新建健身步道")
    visit.page.click("#fit")
    with visit.page.expect_download() as caught:
        visit.page.click("#svg")
    assert caught.value.suggested_filename == "graph.svg"
    caught.value.save_as(tmp_path / "graph.svg")
    picture = ElementTree.parse(tmp_path / "graph.svg").getroot()
    space = "{http://www.w3.org/2000/svg}"
    titles = {title.text for title in picture.iter(f"{space}title")}
    assert titles == visit.drawn()
    fills = {path.get("fill") for path in picture.iter(f"{space}path")}
    assert {"#00466e", "#f0e442", "#cc79a7"} <= fills
    assert len(list(picture.iter(f"{space}line"))) == visit.js("return cy.edges(':visible').length")
    visit.js("cy.zoom(2)")  # names of edges are drawn where they are legible
    with visit.page.expect_download() as caught:
        visit.page.click("#svg")
    caught.value.save_as(tmp_path / "near.svg")
    near = ElementTree.parse(tmp_path / "near.svg")
    assert "产出" not in {text.text for text in picture.iter(f"{space}text")}
    assert "产出" in {text.text for text in near.iter(f"{space}text")}


def test_an_iri_after_the_hash_opens_the_page_on_its_thing(open_page: Open, sample_page: Path) -> None:
    visit = open_page(sample_page, "#https://w3id.org/jiedao/id/campaign/%E6%B8%85%E9%A3%8E%E8%A1%8C%E5%8A%A8")
    assert visit.texts("#detail h2") == ["清风行动"]
    assert "清风行动" in visit.drawn()
