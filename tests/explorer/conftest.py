"""A real browser for the explorer page: each visit watches for console messages, errors and requests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from kg.model import Graph
from kg.sinks.explorer import write
from tests.explorer.sample import sample

ROOT = Path(__file__).resolve().parent.parent.parent
PICTURES = ROOT / "build" / "explorer"


@dataclass
class Visit:
    """An open page and all that it said, asked for or did wrong."""

    page: Page
    trouble: list[str] = field(default_factory=list)

    def js(self, code: str, value: Any = None) -> Any:
        """Result of a function body that may use the drawn graph as `cy` and `value`."""
        wrapped = f"(value) => {{ const cy = document.querySelector('#cy')._cyreg.cy; {code} }}"
        return self.page.evaluate(wrapped, value)

    def drawn(self) -> set[str]:
        """Labels of the visible nodes."""
        return set(self.js("return cy.nodes(':visible').map((node) => node.data('label'))"))

    def click_node(self, label: str) -> None:
        """A real click on a node."""
        at = self.js(
            "const node = cy.nodes(':visible').filter((one) => one.data('label') === value)[0];"
            "const box = document.querySelector('#cy').getBoundingClientRect();"
            "const {x, y} = node.renderedPosition(); return {x: box.left + x, y: box.top + y}",
            label,
        )
        self.page.mouse.click(at["x"], at["y"])

    def find(self, name: str) -> None:
        """Search a name and take the first match."""
        self.page.fill("#search", name)
        self.page.keyboard.press("Enter")

    def texts(self, selector: str) -> list[str]:
        """Text of all elements of a selector, in order, whether it is laid out yet or not."""
        return self.page.locator(selector).all_text_contents()

    def lines(self, selector: str) -> list[str]:
        """Text of all elements of a selector that are laid out, with their line breaks and tabs."""
        return self.page.locator(selector).all_inner_texts()

    def picture(self, name: str) -> None:
        """Keep a screenshot."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=PICTURES / f"{name}.png")


Open = Callable[..., Visit]


@pytest.fixture(scope="session")
def sample_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the sample graph."""
    folder = tmp_path_factory.mktemp("explorer")
    write(sample(), folder)
    return folder / "explorer.html"


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Open]:
    """Opens a page; at the end there must have been no trouble."""
    visits: list[Visit] = []

    def opened(file: Path, fragment: str = "", **options: Any) -> Visit:
        settings = {"locale": "zh-CN", "viewport": {"width": 1440, "height": 900}, "reduced_motion": "reduce"}
        page = browser.new_context(**{**settings, **options}).new_page()
        visit = Visit(page)
        address = file.as_uri()

        def requested(request: Any) -> None:
            if request.url.split("#")[0] != address and not request.url.startswith(("blob:", "data:")):
                visit.trouble.append(f"request {request.url}")

        page.on("console", lambda message: visit.trouble.append(f"console {message.type}: {message.text}"))
        page.on("pageerror", lambda error: visit.trouble.append(f"error {error}"))
        page.on("dialog", lambda dialog: visit.trouble.append(f"dialog {dialog.message}"))
        page.on("request", requested)
        visits.append(visit)
        page.goto(address + fragment)
        page.wait_for_selector("html[data-ready]", state="attached")
        return visit

    yield opened
    trouble = [one for visit in visits for one in visit.trouble]
    for visit in visits:
        visit.page.context.close()
    assert trouble == []


@pytest.fixture
def visit(open_page: Open, sample_page: Path) -> Visit:
    """The sample's page in Chinese."""
    return open_page(sample_page)


@pytest.fixture
def written(tmp_path: Path) -> Callable[[Graph], Path]:
    """Writes a graph's page."""

    def made(graph: Graph) -> Path:
        write(graph, tmp_path)
        return tmp_path / "explorer.html"

    return made
