"""`explorer.html`: one file that a browser opens without a server, to look at the graph, the texts and the numbers.

The page's program and style are built from `web/` and shipped in `kg/sinks/assets/`. A content security policy allows just
them, and no request to anywhere. Texts and names of reports stand in the page as JSON data, never as markup.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from kg.errors import ConfigError
from kg.model import Graph
from kg.sinks.explorer_data import payload

EXPLORER_FILE = "explorer.html"
ASSETS = ("explorer.js", "explorer.css", "NOTICE.txt")

_PAGE = """\
<!DOCTYPE html>
<html lang="zh">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>jiedao-kg</title>
<style>{style}</style>
</head>
<body>
<noscript>This page needs JavaScript. 本页面需要启用 JavaScript。</noscript>
<script type="application/json" id="data">{data}</script>
<script type="application/json" id="notice">{notice}</script>
<script>{program}</script>
</body>
</html>
"""


def write(graph: Graph, folder: Path) -> None:
    """Write `explorer.html` into a folder.

    Args:
        graph: what to write.
        folder: an existing folder.

    Raises:
        ConfigError: the installed package lacks the page's program.
    """
    with (folder / EXPLORER_FILE).open("w", encoding="utf-8", newline="\n") as page:
        page.writelines(rendered(graph))


def render(graph: Graph) -> str:
    """The page for a graph, the same characters for the same graph.

    Raises:
        ConfigError: the installed package lacks the page's program.
    """
    return "".join(rendered(graph))


def rendered(graph: Graph) -> Iterator[str]:
    """The page piece by piece, since a large graph's page is many times the memory that a piece needs.

    Raises:
        ConfigError: the installed package lacks the page's program.
    """
    program, style, notice = (asset(name) for name in ASSETS)
    before, after = _PAGE.split("{data}")
    yield before.format(policy=policy(program), style=style)
    yield from _pieces(payload(graph))
    yield after.format(notice=embedded(notice), program=program)


def _pieces(value: object) -> Iterator[str]:
    """The JSON of objects member by member, of all else in one piece."""
    if not isinstance(value, dict):
        yield embedded(value)
        return
    separator = "{"
    for name, member in value.items():
        yield f"{separator}{embedded(name)}:"
        yield from _pieces(member)
        separator = ","
    yield "}" if value else "{}"


def policy(program: str) -> str:
    """Content security policy that lets one program run and forbids the network.

    Styles are set by the drawing libraries element by element, so they are allowed; they can load nothing.
    """
    digest = base64.b64encode(hashlib.sha256(program.encode()).digest()).decode()
    return (
        f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; img-src data: blob:; "
        "connect-src 'none'; form-action 'none'; base-uri 'none'"
    )


def embedded(value: object) -> str:
    """JSON that may stand inside a script element: it cannot end the element, open a comment or start another script."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


@functools.cache
def asset(name: str) -> str:
    """A file of the page's program, as built from `web/`.

    Raises:
        ConfigError: it is not there.
    """
    path = files("kg.sinks") / "assets" / name
    if not path.is_file():
        raise ConfigError(f"{path}: missing; `make bundle` builds it from web/")
    return path.read_text(encoding="utf-8")
