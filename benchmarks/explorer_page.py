#!/usr/bin/env python3
"""How fast the explorer page of a large graph opens in Chromium, against reading its bare data there.

    python benchmarks/explorer_page.py [NODES]

The graph is the packaged samples again and again under other names until there are so many nodes, 50 000 by default.
The page and a page that does nothing but parse the same data take turns; printed are the least times and their ratio.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from kg.sinks.explorer import embedded, write  # noqa: E402
from kg.sinks.explorer_data import payload  # noqa: E402
from tests.explorer.large import enlarged  # noqa: E402

ROUNDS = 5
BARE = (
    '<!doctype html><meta charset="utf-8"><script type="application/json" id="data">{}</script><script>'
    "JSON.parse(document.getElementById('data').textContent);"
    "document.documentElement.dataset.ready = String(Math.round(performance.now()))</script>"
)


def opened(browser: Browser, page: Path) -> int:
    """Milliseconds from the start of the visit until the page says that it is ready."""
    tab = browser.new_page(viewport={"width": 1440, "height": 900})
    tab.goto(page.as_uri())
    tab.wait_for_selector("html[data-ready]", state="attached", timeout=120_000)
    taken = int(tab.evaluate("document.documentElement.dataset.ready"))
    tab.close()
    return taken


def main() -> None:
    nodes = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    graph = enlarged(ROOT / "kg/samples/reports", nodes)
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        folder = Path(scratch)
        write(graph, folder)
        whole, bare = folder / "explorer.html", folder / "bare.html"
        bare.write_text(BARE.format(embedded(payload(graph))), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        taken: dict[Path, list[int]] = {whole: [], bare: []}
        for _ in range(ROUNDS):
            for page in taken:
                taken[page].append(opened(browser, page))
        browser.close()
        size = whole.stat().st_size / 1e6
    best, least = min(taken[whole]), min(taken[bare])
    print(
        f"{nodes} nodes, {size:.1f} MB: open in {best / 1000:.2f} s, the data alone in {least / 1000:.2f} s: {best / least:.1f} times"
    )


if __name__ == "__main__":
    main()
