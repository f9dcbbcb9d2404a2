"""The editor page in a real browser: a click on a question shows its rows, and no other host is asked."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from kg.query.questions import load_questions


@pytest.fixture
def page(browser: Any, client: httpx.Client) -> Iterator[Any]:
    """The editor page; at the end nothing was complained of, and no other host was asked."""
    opened = browser.new_page(viewport={"width": 1400, "height": 900})
    complaints: list[str] = []
    elsewhere: list[str] = []
    own = str(client.base_url)
    opened.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on(
        "request",
        lambda asked: elsewhere.append(asked.url) if not asked.url.startswith((own, "data:", "blob:")) else None,
    )
    opened.goto(own)
    opened.wait_for_selector("#questions button")
    yield opened
    opened.close()
    # a refused query is a complaint of the browser's own
    assert [said for said in complaints if "status of 400" not in said] == []
    assert elsewhere == []


def cells(page: Any, number: int) -> list[str]:
    """Text of the cells of the table that is shown, once there are so many."""
    found = page.locator(".tabPanel.active .dataTable tbody td")
    found.nth(number - 1).wait_for()
    return [text.strip() for text in found.all_text_contents()]


def test_all_questions_are_listed_in_both_languages(page: Any) -> None:
    texts = page.locator("#questions button").all_inner_texts()
    assert [text.split("\n") for text in texts] == [[q.title["zh"], q.title["en"]] for q in load_questions()]


def test_a_click_on_a_question_shows_its_rows(page: Any) -> None:
    page.click("#questions li:nth-child(14) button")
    assert cells(page, 4) == [
        "云塘街道",
        "远帆公司",
        "yuntang-2021.txt",
        "云塘街道与远帆公司签订合作协议",
    ]
    page.click("#questions li:nth-child(18) button")
    page.click("#questions li:nth-child(14) button")  # its tab is open already
    assert page.locator(".tabsList .tab:not(.addTab)").count() <= 3


def test_what_an_answer_names_has_its_page_here(page: Any) -> None:
    page.evaluate("yasgui.getTab().setQuery('SELECT ?s { ?s a <https://w3id.org/jiedao/ontology#Village> }')")
    page.evaluate("yasgui.getTab().query()")
    with page.expect_popup() as opened:
        page.click(".tabPanel.active .dataTable a.iri")
    assert opened.value.locator("h1").inner_text() == "东渡村"
    opened.value.close()


def test_the_list_is_filtered(page: Any) -> None:
    page.fill("#filter", "honour")
    assert page.locator("#questions li:visible .en").all_inner_texts()[0].startswith("What did each community")
    page.fill("#filter", "荣誉")
    assert page.locator("#questions li:visible").count() == 2
    page.fill("#filter", "")
    assert page.locator("#questions li:visible").count() == len(load_questions())


def test_a_wrong_query_shows_the_parsers_words(page: Any) -> None:
    page.evaluate("yasgui.getTab().setQuery('SELECT * WHERE { ?s a foo:bar }')")
    page.evaluate("yasgui.getTab().query().catch(() => undefined)")
    page.wait_for_selector(".tabPanel.active .yasr_results :text('prefix not found')")


def test_typing_asks_nobody_for_completions(page: Any) -> None:
    page.evaluate("yasgui.getTab().setQuery('SELECT * WHERE { ?s a foa }')")
    page.evaluate("yasgui.getTab().getYasqe().setCursor({line: 0, ch: 26})")
    page.locator(".tabPanel.active .CodeMirror").click(position={"x": 300, "y": 12})
    page.keyboard.type("foaf:Per schema:")
    page.keyboard.press("Control+Space")
    page.wait_for_timeout(500)


def test_the_shipped_editor_is_the_one_of_the_lock_file(root: Path) -> None:
    assets = root / "kg" / "serve" / "assets"
    notice = (assets / "NOTICE.txt").read_text(encoding="utf-8")
    for name in ("yasgui.min.js", "yasgui.min.css"):
        assert f"{hashlib.sha256((assets / name).read_bytes()).hexdigest()}  {name}\n" in notice
    lock = json.loads((root / "web" / "editor" / "package-lock.json").read_text(encoding="utf-8"))
    listed = set(re.findall(r"^((?:@[\w.-]+/)?[\w.-]+) (\d\S*) \(", notice, re.MULTILINE))
    wanted = {
        (path.rpartition("node_modules/")[2], package["version"])
        for path, package in lock["packages"].items()
        if path and "@types/" not in path
    }
    assert wanted == listed
    assert ("@zazuko/yasgui", "4.6.2") in listed
