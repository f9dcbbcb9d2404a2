"""Neo4j Browser in headless Chromium: connect, ask three questions, see captions, rows and the style.

Screenshots stand in build/screenshots/.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from kg.neo4j.connect import Target
from kg.neo4j.load import load
from kg.neo4j.server import LocalServer
from kg.neo4j.style import style_sheet
from kg.sinks import write
from kg.sinks.palette import load_palette
from tests.query.small import small_graph

ROOT = Path(__file__).resolve().parent.parent.parent
SCREENSHOTS = ROOT / "build" / "screenshots"
GRAPH_QUESTIONS = (
    "MATCH p=(:Report)-[:MENTIONS]->(:Entity) RETURN p LIMIT 50",
    "MATCH p=(:Community)<-[:AT_PLACE|INVOLVES]-(:Activity)-[:HAS_OUTPUT|HAS_INPUT|HAS_OUTCOME]->() RETURN p",
)
TABLE_QUESTION = (ROOT / "kg" / "queries" / "01-community-benefits.cypher").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def page(browser: Any, local: LocalServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Neo4j Browser, connected to a server that holds the small graph, with the style sheet."""
    folder = tmp_path_factory.mktemp("export")
    write(small_graph(), folder, ["rdf"])
    with local.connect() as driver:
        driver.execute_query("MATCH (n:Jiedao) DETACH DELETE n")
    load(folder, Target(local.uri, "neo4j", local.password()))
    context = browser.new_context(viewport={"width": 1400, "height": 1000}, locale="en-US")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.set_default_timeout(90_000)
    page.goto(f"{local.browser}&cmd=edit&arg={quote(GRAPH_QUESTIONS[0])}")
    page.get_by_test_id("password").fill(local.password())
    page.get_by_test_id("connect").click()
    page.get_by_test_id("connect").wait_for(state="detached")
    yield page
    context.close()
    with local.connect() as driver:
        driver.execute_query("MATCH (n:Jiedao) DETACH DELETE n")


def ask(page: Any, text: str) -> Any:
    """Run a query in the editor; gives its frame."""
    page.keyboard.press("Escape")
    page.locator(".monaco-editor").first.click()
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    # pasted, because the editor closes brackets for who types them
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    page.keyboard.press("Control+V")
    page.wait_for_timeout(500)
    page.get_by_test_id("editor-Run").click()
    # other frames may appear above it: the welcome comes when it likes
    asked = page.get_by_test_id("frameCommand").filter(has_text=text.split("\n")[0][:30])
    frame = page.get_by_test_id("frame").filter(has=asked).first
    frame.wait_for()
    return frame


def keep(page: Any, name: str) -> None:
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"neo4j-{name}.png")


def test_captions_style_and_rows(page: Any) -> None:
    page.wait_for_function("document.querySelector('.monaco-editor').innerText.includes('MENTIONS')")
    ask(page, f":style {style_sheet()}").locator("pre").wait_for()
    page.wait_for_timeout(1000)
    for number, question in enumerate(GRAPH_QUESTIONS, 1):
        frame = ask(page, question)
        frame.locator("svg g.node").first.wait_for()
        page.wait_for_timeout(3000)
        captions = frame.locator("svg g.node text").all_text_contents()
        keep(page, f"graph-{number}")
        # long names are broken into lines or cut, so it is characters that are looked for
        assert re.search(r"[\u4e00-\u9fff]{2}", "".join(captions))
        fills = {
            str(fill).upper()
            for fill in frame.locator("svg g.node circle.b-outline").evaluate_all(
                "all => all.map(c => c.getAttribute('fill'))"
            )
        }
        looks = {look.colour.upper(): kind for kind, look in load_palette().items()}
        assert {"Community"} <= {looks.get(fill, fill) for fill in fills}
        assert fills <= looks.keys()
    frame = ask(page, TABLE_QUESTION)
    frame.get_by_test_id("cypherFrameSidebarTable").click()
    frame.locator("table").wait_for()
    text = frame.locator("table").inner_text()
    keep(page, "table")
    assert "石桥社区" in text
    assert "改造路面" in text
    assert "3公里" in text


def test_a_favourite_begins_with_its_title() -> None:
    assert TABLE_QUESTION.startswith("// 各社区、村和小区得到了什么")
