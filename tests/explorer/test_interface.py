"""Languages, keyboard, safety of the page, size."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from kg.sinks.explorer import write
from tests.explorer.conftest import Open, Visit
from tests.explorer.large import enlarged


def test_the_interface_follows_the_browser_and_changes_by_a_button(open_page: Open, sample_page: Path) -> None:
    visit = open_page(sample_page, locale="en-GB")
    page = visit.page
    assert visit.texts("h1") == ["Work report knowledge graph"]
    assert visit.texts("[role=tab]") == ["Graph and text", "Results", "Charts"]
    assert {"community 1", "activity 2", "青禾街道"} <= visit.drawn()
    visit.find("排查隐患")
    visit.picture("activity-en")
    assert "has output" in visit.page.locator("#detail").inner_text()
    page.click("#tab-results")
    assert "Indicator" in page.locator("#table .tabulator-header").inner_text()
    visit.picture("results-en")
    page.click("#tab-charts")
    visit.picture("charts-en")
    page.click("#language")
    assert page.locator("html").get_attribute("lang") == "zh-CN"
    assert visit.texts("h1") == ["街道工作报告知识图谱"]
    assert visit.texts("#board figcaption")[0].startswith("同一指标")
    page.click("#tab-results")
    assert "指标" in page.locator("#table .tabulator-header").inner_text()
    page.click("#tab-graph")
    assert {"社区 1", "活动 2"} <= visit.drawn()
    assert "产出" in visit.page.locator("#detail").inner_text()


def test_every_control_has_a_name_in_both_languages(visit: Visit) -> None:
    for _ in range(2):
        for tab in ("graph", "results", "charts"):
            visit.page.click(f"#tab-{tab}")
            nameless = visit.page.evaluate(
                "() => [...document.querySelectorAll('button, select, input, canvas, [role=application]')]"
                ".filter((e) => e.checkVisibility() && !e.closest('.tabulator-header-filter') && !e.innerText && !e.ariaLabel"
                " && !e.closest('label') && !e.closest('#cy')).map((e) => e.outerHTML)"
            )
            assert nameless == []
        visit.page.click("#language")


def test_the_page_works_by_keyboard_alone(visit: Visit) -> None:
    page, keys = visit.page, visit.page.keyboard
    focused = "() => document.activeElement.id || document.activeElement.className"
    keys.press("Tab")
    assert page.evaluate(focused) == "skip"
    keys.press("Tab")
    assert page.evaluate(focused) == "search"
    keys.type("步道")
    keys.press("ArrowDown")
    keys.press("Enter")
    assert visit.texts("#detail h2") == ["新建健身步道"]
    keys.press("Tab")
    assert page.evaluate(focused) == "tab-graph"
    keys.press("ArrowRight")
    keys.press("Enter")
    assert page.locator("#panel-results").is_visible()
    keys.press("Home")
    keys.press("Enter")
    assert page.locator("#panel-graph").is_visible()
    page.focus("#cy")
    before = visit.drawn()
    keys.press("Escape")
    assert visit.js("return cy.elements('.chosen').length") == 0
    keys.press("Enter")
    assert len(visit.drawn()) < len(before)
    keys.press("ArrowLeft")
    assert visit.js("return cy.elements('.chosen').length") == 1
    zoom = visit.js("return cy.zoom()")
    keys.press("+")
    assert visit.js("return cy.zoom()") > zoom
    page.locator('#text .sentence[tabindex="0"]').focus()
    keys.press("ArrowDown")
    keys.press("Enter")
    assert re.match("本句", visit.texts("#detail h2")[0])


def test_the_search_for_nodes_stands_by_the_graph_only(visit: Visit) -> None:
    seen = []
    for tab in ("results", "charts", "graph"):
        visit.page.click(f"#tab-{tab}")
        seen.append(visit.page.locator("#search").is_visible())
    assert seen == [False, False, True]


def test_all_can_be_reached_by_tab(visit: Visit) -> None:
    visit.find("排查隐患")
    visit.page.evaluate("document.activeElement.blur()")
    reached = set()
    for _ in range(90):
        visit.page.keyboard.press("Tab")
        reached.add(visit.page.evaluate("() => document.activeElement.id || document.activeElement.dataset.do || ''"))
    ids = "search tab-graph language about all none find clear layout in out fit overview show-all png svg cy reports"
    assert {*ids.split(), "expand", "collapse", "hide", "from", "to"} <= reached


def test_the_dialog_names_the_libraries(visit: Visit) -> None:
    visit.page.click("#about")
    visit.page.locator("dialog pre", has_text="cytoscape").wait_for()
    said = visit.lines("dialog pre")[0]
    for library in ("chart.js", "cytoscape", "cytoscape-fcose", "d3-hierarchy", "tabulator-tables"):
        assert re.search(rf"^{re.escape(library)} \d+\.\d+", said, re.MULTILINE)


def test_a_narrow_window_shows_everything_below_each_other(open_page: Open, sample_page: Path) -> None:
    visit = open_page(sample_page, viewport={"width": 420, "height": 800})
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= 420
    visit.picture("narrow-zh")


def test_the_page_may_not_ask_the_network_for_anything(browser: Browser, sample_page: Path) -> None:
    page = browser.new_context().new_page()
    answered: list[str] = []
    page.on("response", lambda response: answered.append(response.url))
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(request.failure))
    page.goto(sample_page.as_uri())
    page.wait_for_selector("html[data-ready]", state="attached")
    refused = page.evaluate(
        """async () => {
            const said = [];
            addEventListener("securitypolicyviolation", (event) => said.push(event.effectiveDirective));
            await fetch("http://127.0.0.1:9/").catch(() => {});
            const wait = (element) => new Promise((done) => { element.onerror = element.onload = done; document.body.append(element) });
            await wait(Object.assign(new Image(), { src: "http://127.0.0.1:9/a.png" }));
            await wait(Object.assign(document.createElement("script"), { src: "http://127.0.0.1:9/a.js" }));
            const inline = document.createElement("script");
            inline.textContent = "window.ran = true";
            document.body.append(inline);
            for (let turn = 0; said.length < 4 && turn < 500; turn++) await new Promise((done) => setTimeout(done, 20));
            return [said.sort(), window.ran ?? false];
        }"""
    )
    assert refused == [["connect-src", "img-src", "script-src-elem", "script-src-elem"], False]
    assert answered == [sample_page.as_uri()]
    assert set(failed) == {"csp"}
    page.context.close()


@pytest.mark.slow
def test_50000_nodes_open_and_stay_usable(open_page: Open, root: Path, tmp_path: Path) -> None:
    graph = enlarged(root / "kg/samples/reports", 50_000)
    write(graph, tmp_path)
    visit = open_page(tmp_path / "explorer.html")  # how fast: benchmarks/explorer_page.py
    page = visit.page
    assert visit.js("return cy.nodes().length") < 500
    visit.picture("large-overview")
    page.fill("#search", "社区")
    assert page.locator("#found li").count() == 30
    page.keyboard.press("Enter")
    page.wait_for_selector("#text mark.current")
    page.click("#show-all")
    assert visit.js("return cy.nodes(':visible').length") == 3000
    visit.picture("large-unit")
    page.click("#tab-results")
    page.wait_for_selector("#table .tabulator-row")
    page.fill("#filter", "0007号")
    assert visit.texts("#table .tabulator-row") != []
    page.click("#tab-charts")
    page.wait_for_selector("#board canvas")
    visit.picture("large-charts")
