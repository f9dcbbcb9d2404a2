"""The shortcomings that a report admits."""

from __future__ import annotations

from kg.extract.reading import Reading
from kg.model import ProblemClaim


def problems_of(reading: Reading) -> tuple[ProblemClaim, ...]:
    """The problems of one sentence."""
    return ()
