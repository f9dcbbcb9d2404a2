"""Helpers: what the extract stage says about a report of a few sentences, in short form."""

from __future__ import annotations

import hashlib
from functools import cache

from kg.extract import extract
from kg.extract.names import find_mentions
from kg.extract.predications import Predication, predications_of
from kg.lex import lex
from kg.model import ActivityClaim, Document, Extraction, Layout, Lexed, MeasurementClaim, Mention, Period
from kg.structure import structure

TITLE = "青禾街道2023年工作总结\n\n"
"""Head of a report that looks back on 2023."""


def parts(text: str) -> tuple[Layout, tuple[Lexed, ...]]:
    """Layout and words of a text."""
    layout = structure(Document(name="report.txt", text=text, digest=hashlib.sha256(text.encode()).hexdigest()))
    return layout, lex(layout)


@cache
def whole(text: str) -> Extraction:
    """All that a text says."""
    return extract(*parts(text))


def said(sentences: str) -> Extraction:
    """All that sentences of the report of 2023 say."""
    return whole(TITLE + sentences)


@cache
def sentence(text: str) -> tuple[Lexed, tuple[Mention, ...]]:
    """One sentence of the report of 2023 with its words and its names."""
    layout, lexed = parts(TITLE + text)
    last = lexed[-1]
    assert last.text == text, "the text must be one sentence"
    span = last.sentence.span
    return last, tuple(m for m in find_mentions(layout, lexed) if span.covers(m.span))


def predications(text: str) -> tuple[Predication, ...]:
    """The predications of one sentence of the report of 2023."""
    lexed, mentions = sentence(text)
    return predications_of(lexed, mentions)[1]


def act(claim: ActivityClaim) -> tuple[str, str, str]:
    """Verb, object and status of an activity."""
    return claim.action, claim.object, claim.status.name.lower()


def acts(sentences: str) -> list[tuple[str, str, str]]:
    """The activities of sentences, in text order."""
    return [act(a) for a in said(sentences).activities]


def number(claim: MeasurementClaim) -> str:
    """Comparator (where it is not =), value and unit of a measurement."""
    quantity = claim.quantity
    value = f"{quantity.value:f}"
    value = value.rstrip("0").rstrip(".") if "." in value else value
    return f"{quantity.comparator.replace('=', '')}{value}{quantity.unit}"


def numbers(sentences: str) -> list[tuple[str, str, str, str]]:
    """Number, indicator, role and status of the measurements of sentences, in text order."""
    return [(number(m), m.indicator, m.role.name.lower(), m.status.name.lower()) for m in said(sentences).measurements]


def links(sentences: str) -> list[tuple[str, tuple[str, str] | None]]:
    """For each number of the sentences the verb and object of the activity that it is the size of."""
    found = said(sentences)
    behind = [None if m.activity is None else found.activities[m.activity] for m in found.measurements]
    return [(number(m), a and (a.action, a.object)) for m, a in zip(found.measurements, behind, strict=True)]


def about(sentences: str) -> list[tuple[str, ...]]:
    """For each number of the sentences the names of what it is about."""
    found = said(sentences)
    return [tuple(found.mentions[i].name for i in m.about) for m in found.measurements]


def stretch(period: Period | None) -> str:
    """A period as its first and last day, "" for none."""
    return f"{period.start}/{period.end}" if period else ""


def periods(text: str) -> list[tuple[str, str]]:
    """Number and period of the measurements of a whole report."""
    return [(number(m), stretch(m.period)) for m in whole(text).measurements]
