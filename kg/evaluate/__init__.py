"""Comparing a graph with gold files: precision, recall and F1 of each layer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.errors import InputError
from kg.evaluate.claims import score_activities, score_problems, score_recognitions, score_relations
from kg.evaluate.entities import match, score_entities
from kg.evaluate.gold import CORE_KINDS, ENTITY_KINDS, Gold, load_gold, report_of
from kg.evaluate.measurements import score_measurements
from kg.evaluate.tally import LAYERS, Item, Tally, total
from kg.evaluate.view import View, view
from kg.model import Graph

__all__ = ["LAYERS", "Evaluation", "Gold", "Item", "Tally", "evaluate", "load_gold", "report_of"]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The tallies of each report by layer, in the order of `LAYERS`, and the text that their items stand in."""

    reports: Mapping[str, Mapping[str, Tally]]
    texts: Mapping[str, str]

    @property
    def total(self) -> dict[str, Tally]:
        """The layers' tallies over all reports."""
        return {layer: total(tallies[layer] for tallies in self.reports.values()) for layer in LAYERS}

    @property
    def mean_f1(self) -> float:
        """Mean of the F1 over the layers that gold says anything about; 0 where there is none."""
        scored = [tally.f1 for tally in self.total.values() if tally.due]
        return sum(scored) / len(scored) if scored else 0.0


def evaluate(graph: Graph, golds: Sequence[Gold]) -> Evaluation:
    """Compares a graph with gold files.

    Args:
        graph: the graph of at least the reports that the gold files are for.
        golds: the gold files.

    Returns:
        Tallies for each report and layer.

    Raises:
        InputError: the graph has no report of a gold file's report name.
    """
    texts = {r.source.document.name: r.source.document.text for r in graph.reports}
    missing = sorted(gold.report for gold in golds if gold.report not in texts)
    if missing:
        have = ", ".join(sorted(texts)) or "none"
        raise InputError(f"gold is for {', '.join(missing)}, which is not among the inputs; they are: {have}")
    seen = view(graph)
    tallies = {gold.report: _layers(seen, gold, texts[gold.report]) for gold in golds}
    return Evaluation(tallies, {report: texts[report] for report in tallies})


def _layers(seen: View, gold: Gold, text: str) -> dict[str, Tally]:
    matching = match(seen, gold)
    tallies = {
        "entities": score_entities(matching, gold, frozenset(ENTITY_KINDS)),
        "core": score_entities(matching, gold, CORE_KINDS),
        **score_measurements(seen, gold, matching, text),
        "recognitions": score_recognitions(seen, gold, matching, text),
        "relations": score_relations(seen, gold, matching),
        "activities": Tally() if gold.activities is None else score_activities(seen, gold, gold.activities, text),
        "problems": Tally() if gold.problems is None else score_problems(seen, gold, gold.problems, text),
    }
    return {layer: tallies[layer] for layer in LAYERS}
