"""Broken lines joined, stray spaces around numbers closed and Markdown's marks left out, so that words, numbers and
headings are whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.model import Document, Origin, Span
from kg.structure.flow import make_flow
from kg.structure.furniture import find_frame

__all__ = ["unwrap"]

# 投入 300 万元: a space that typesetting put between a number and its words
_SPACED = re.compile(r"(?<=[\u4e00-\u9fff])([ \u00a0]?)\d[\d,.]*(?<![.,])([ \u00a0]?)(?=[\u4e00-\u9fff%％])")


# 4 9 2 5 0, 5 ．4: a number whose signs were set apart
_SPREAD = re.compile(r"(?<=[\d０-９．.])[ \u00a0](?=[\d０-９．％%])(?<![a-zA-Z]\d )")


# 1. 2023年: a section number keeps its space
_LISTED = re.compile(r"(?:^|[\s。；;])\d{1,2}[.．]$", re.MULTILINE)

# ## 三、短板, **三、短板**: what Markdown sets around a heading or a phrase
_MARKUP = re.compile(r"^(?P<heading>[ \t]{0,3}#{1,6}[ \t]+)|(?P<open>\*\*)[^*\n]+(?P<close>\*\*)", re.MULTILINE)


def unwrap(document: Document) -> Document:
    """Give the document a text in which each paragraph stands on one line.

    Args:
        document: the report as read.

    Returns:
        The document itself where nothing is broken; else one with the joined text and the way back in `origin`.
    """
    cuts = sorted({*_joins(document.text), *_spaces(document.text), *_markup(document.text)})
    if not cuts:
        return document
    parts: list[str] = []
    starts: list[int] = []
    sources: list[int] = []
    at = length = 0
    for cut in cuts:
        if cut.begin > at:
            starts.append(length)
            sources.append(at)
            parts.append(document.text[at : cut.begin])
            length += cut.begin - at
        at = max(at, cut.end)
    starts.append(length)
    sources.append(at)
    parts.append(document.text[at:])
    return replace(document, text="".join(parts), origin=Origin(document.text, tuple(starts), tuple(sources)))


def _joins(text: str) -> Iterator[Span]:
    flow = make_flow(text, find_frame(text).lines)
    for i in range(len(flow.starts) - 1):
        nearly = flow.starts[i + 1]
        if flow.text[nearly - 1] != "\n":
            end = flow.sources[i] + nearly - flow.starts[i]
            if end < flow.sources[i + 1]:
                yield Span(end, flow.sources[i + 1])


def _spaces(text: str) -> Iterator[Span]:
    for found in _SPREAD.finditer(text):
        if not _LISTED.search(text, max(0, found.start() - 12), found.start()):
            yield Span(found.start(), found.end())
    for found in _SPACED.finditer(text):
        for group in (1, 2):
            if found.start(group) < found.end(group):
                yield Span(found.start(group), found.end(group))


def _markup(text: str) -> Iterator[Span]:
    for found in _MARKUP.finditer(text):
        for group in ("heading", "open", "close"):
            if found[group]:
                yield Span(*found.span(group))
