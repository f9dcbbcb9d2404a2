"""Helpers: a report of a few sentences, taken apart as the pipeline does it."""

from __future__ import annotations

import hashlib

from kg.extract.names import find_mentions
from kg.lex import lex
from kg.model import Document, Extraction, Layout, Lexed, Mention
from kg.structure import structure

AREA, VILLAGE, ESTATE, COMPANY, BODY, PROJECT, CAMPAIGN, INITIATIVE, FACILITY, PLACE = (
    "AdministrativeArea",
    "Village",
    "ResidentialArea",
    "Company",
    "Organization",
    "Project",
    "Campaign",
    "Initiative",
    "Facility",
    "Place",
)


def parts(text: str) -> tuple[Layout, tuple[Lexed, ...]]:
    """Layout and words of a text."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    layout = structure(Document(name="report.txt", text=text, digest=digest))
    return layout, lex(layout)


def mentions(text: str) -> tuple[Mention, ...]:
    """The mentions of a text."""
    return find_mentions(*parts(text))


def names(text: str) -> set[tuple[str, str]]:
    """Names and classes found in a text."""
    return {(m.name, m.kind) for m in mentions(text)}


def extraction(text: str) -> Extraction:
    """A text's mentions as an extraction."""
    layout, lexed = parts(text)
    return Extraction(layout, lexed, find_mentions(layout, lexed))
