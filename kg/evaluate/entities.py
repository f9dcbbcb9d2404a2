"""Layers `entities` and `core`: which node is which named thing of the gold file."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from kg.evaluate.compare import distinctive, name_likeness
from kg.evaluate.gold import ENTITY_KINDS, Gold
from kg.evaluate.tally import Item, Tally, in_text_order
from kg.evaluate.view import View


@dataclass(frozen=True, slots=True)
class Matching:
    """Nodes of one report paired with gold entities.

    Attributes:
        kinds: entity classes of each entity node that has evidence in the report.
        gold_of: name of the gold entity that a node is, by IRI.
        right: names of the gold entities whose node has an accepted class.
        items: each node in words, and where it is first named.
    """

    kinds: dict[str, frozenset[str]]
    gold_of: dict[str, str]
    right: frozenset[str]
    items: dict[str, Item]


def match(view: View, gold: Gold) -> Matching:
    """Pairs nodes with gold entities by their forms: equal forms first, then an accepted class, then by name."""
    known = frozenset(ENTITY_KINDS)
    kinds = {
        iri: view.kinds[iri] & known
        for iri in view.kinds
        if view.kinds[iri] & known and (iri, gold.report) in view.spans
    }
    gold_forms = distinctive({e.name: e.forms for e in gold.entities})
    node_forms = distinctive({iri: view.forms[iri] for iri in kinds})
    pairs = []
    for entity in gold.entities:
        for iri, classes in kinds.items():
            likeness = name_likeness(gold_forms[entity.name], node_forms[iri])
            if likeness:
                pairs.append((-likeness, not (classes & entity.kinds), entity.name, iri))
    gold_of: dict[str, str] = {}
    right: set[str] = set()
    taken: set[str] = set()
    for _, wrong_class, name, iri in sorted(pairs):
        if iri in gold_of or name in taken:
            continue
        gold_of[iri] = name
        taken.add(name)
        if not wrong_class:
            right.add(name)
    items = {
        iri: Item(f"{'/'.join(sorted(view.forms[iri])[:2])} as {'+'.join(sorted(k))}", view.spans[iri, gold.report][0])
        for iri, k in kinds.items()
    }
    return Matching(kinds, gold_of, frozenset(right), items)


def score_entities(matching: Matching, gold: Gold, kinds: AbstractSet[str]) -> Tally:
    """Counts the named things of some classes.

    Args:
        matching: which node is which.
        gold: the gold file.
        kinds: the classes that count. A node that is right for a gold entity counts where gold files that entity,
            whichever accepted class the node bears.

    Returns:
        The tally.
    """
    due = {e.name for e in gold.entities if e.kind in kinds}
    found = set()
    for iri, classes in matching.kinds.items():
        name = matching.gold_of.get(iri)
        if (name in due) if name in matching.right else (classes & kinds):
            found.add(iri)
    spurious = (matching.items[iri] for iri in found if matching.gold_of.get(iri) not in matching.right)
    missed = (Item(e.name, e.span) for e in gold.entities if e.name in due - matching.right)
    return Tally(
        right=len(due & matching.right),
        found=len(found),
        due=len(due),
        missed=in_text_order(missed),
        spurious=in_text_order(spurious),
    )
