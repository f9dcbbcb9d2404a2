"""Pages for people, and the same things for programs. Whatever comes from a report is escaped by the templates."""

from __future__ import annotations

import json
from importlib.resources import files
from urllib.parse import unquote

from jinja2 import Environment, PackageLoader, StrictUndefined

from kg.errors import ConfigError
from kg.ids import segment
from kg.query.questions import Question
from kg.serve.things import Things
from kg.sinks.jsonld import Compactor, read_context
from kg.sinks.turtle import TurtleWriter
from kg.triples import blocks
from kg.vocabulary import PREFIXES

ASSETS = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
}
"""Media types of the files that pages are made with, by suffix."""


def load_assets() -> dict[str, tuple[bytes, str]]:
    """The files that pages are made with: name to content and media type.

    Raises:
        ConfigError: there are none, because the package is not complete.
    """
    folder = files("kg.serve") / "assets"
    found = {
        item.name: (item.read_bytes(), ASSETS[f".{item.name.rpartition('.')[2]}"])
        for item in folder.iterdir()
        if f".{item.name.rpartition('.')[2]}" in ASSETS
    }
    if not found:
        raise ConfigError(f"{folder}: holds no files for the editor page; install the package anew")
    return found


class Pages:
    """Renders things and the editor page."""

    def __init__(self, things: Things) -> None:
        self.things = things
        loader = PackageLoader("kg.serve")
        self.templates = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True)
        self._turtle = TurtleWriter(PREFIXES)
        self._compactor = Compactor(read_context())

    def iri_of(self, path: bytes) -> str:
        """The IRI whose page stands at a path, as it came over the wire; the path of the base may be left out.

        Each segment is decoded and encoded anew, so that a path that another program encoded in its own way is found.

        Raises:
            ValueError: the path is no percent-encoded UTF-8.
        """
        whole, root = path.decode("ascii"), self.things.root
        segments = whole.removeprefix(root if whole.startswith(root) else "/").split("/")
        return self.things.base + "/".join(segment(unquote(part, errors="strict")) for part in segments)

    def page(self, iri: str, *, explorer: bool) -> str:
        """A thing's page in HTML."""
        return self.templates.get_template("thing.html").render(thing=self.things.thing(iri), explorer=explorer)

    def turtle(self, iri: str) -> str:
        """A thing in Turtle."""
        return self._turtle.header() + self._turtle.body(blocks(self.things.rows(iri)))

    def json_ld(self, iri: str) -> str:
        """A thing in JSON-LD."""
        return (
            f"{self._compactor.opening()}\n"
            + ",\n".join(self._compactor.nodes(blocks(self.things.rows(iri))))
            + "\n]}\n"
        )

    def editor(self, *, explorer: bool) -> str:
        """The page to ask questions on."""
        return self.templates.get_template("editor.html").render(explorer=explorer, base=self.things.base)


def questions_json(questions: tuple[Question, ...]) -> str:
    """The questions for the editor page."""
    told = [{"name": q.name, "title": dict(q.title), "line": dict(q.line), "sparql": q.sparql} for q in questions]
    return json.dumps(told, ensure_ascii=False)
