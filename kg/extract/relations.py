"""Edges between named things, each with the words that state it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.reading import Reading
from kg.model import Layout, MilestoneClaim, RelationClaim


def relations_of(readings: Sequence[Reading], layout: Layout, unit: int | None) -> tuple[RelationClaim, ...]:
    """All relations of a report; `unit` is a mention of the reporting unit, None where the text never names it."""
    return ()


def milestones_of(readings: Sequence[Reading], layout: Layout) -> tuple[MilestoneClaim, ...]:
    """States that named things reached without a number."""
    return ()
