"""Units drawn by chance from the list, and invented ones, through the whole way from text to graph."""

from __future__ import annotations

from collections import Counter

import pytest

from kg.gazetteer import load_gazetteer
from kg.model import Document
from kg.pipeline import build_report
from tests.link import drawn as texts

pytestmark = pytest.mark.slow


def codes(document: Document) -> tuple[str, set[str]]:
    """The reporting unit's code in the graph of a text, and all codes."""
    graph = build_report(document)
    found = {n.iri: str(value) for n in graph.nodes for name, value in n.properties if name == "notation"}
    return found.get(graph.source.unit or "", ""), set(found.values())


def test_units_of_the_list() -> None:
    gazetteer = load_gazetteer()
    counts: Counter[tuple[str, str]] = Counter()
    wrong = 0
    for drawn in texts.drawn(gazetteer, 1000):
        if drawn.area == "district" or len(drawn.communities) >= 3:
            kind = "sure"
        else:
            kind = "city" if drawn.area else "only" if drawn.homonyms == 1 else "several"
        unit, all_codes = codes(drawn.document)
        counts[kind, "right" if unit == drawn.code else "wrong" if unit else "silent"] += 1
        above = {division.code for division in gazetteer.path(drawn.code)}
        wrong += len(all_codes - above - set(drawn.communities))
    sure = {result: counts["sure", result] for result in ("right", "wrong", "silent")}
    assert sure["right"] / (sure["right"] + sure["wrong"]) >= 0.995
    assert sure["right"] / sum(sure.values()) >= 0.97
    assert counts["several", "right"] + counts["several", "wrong"] == 0
    assert counts["several", "silent"] > 30
    assert counts["only", "wrong"] == 0
    assert counts["only", "right"] / (counts["only", "right"] + counts["only", "silent"]) >= 0.97
    assert counts["city", "wrong"] == 0
    assert wrong <= 2  # among some 3 000 codes of areas, communities and villages


def test_invented_units() -> None:
    made = list(texts.invented(load_gazetteer(), 300))
    assert len({drawn.document.text for drawn in made}) == 300
    assert [drawn.unit for drawn in made if codes(drawn.document)[1]] == []
