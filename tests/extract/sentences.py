"""Helpers: sentences with names that the test gives, read by the grammar."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from kg.extract import read_sentences
from kg.extract.reading import Reading
from kg.lex import lex
from kg.model import Document, Layout, Mention, Span
from kg.structure import structure

UNIT = "青禾街道"
"""The reporting unit of all test sentences; 街道 by itself is a mention of it."""

Names = dict[str, str]
"""Form in the text to class, or to "class=full name"."""


def read(text: str, names: Names) -> tuple[tuple[Reading, ...], Layout]:
    """Take a text apart; `names` are all its names, at every place where they stand."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    layout = replace(structure(Document(name="report.txt", text=text, digest=digest)), unit=UNIT)
    return read_sentences(lex(layout), mentions(text, names), layout.period), layout


def mentions(text: str, names: Names) -> tuple[Mention, ...]:
    """The names as mentions; one that stands across another is left out, the longer first."""
    found: list[Mention] = []
    for form, spec in sorted(names.items(), key=lambda item: -len(item[0])):
        kind, _, name = spec.partition("=")
        at = text.find(form)
        while at >= 0:
            span = Span(at, at + len(form))
            crossing = any(m.span.overlaps(span) and not m.span.covers(span) for m in found)
            if not crossing:
                found.append(Mention(span, name or form, kind, "test"))
            at = text.find(form, at + 1)
    return tuple(sorted(found, key=lambda m: (m.span.begin, -m.span.end)))
