"""Honours, certifications, acceptances and pilot status, with who received them."""

from __future__ import annotations

from kg.extract.reading import Reading
from kg.model import Layout, RecognitionClaim


def recognitions_of(reading: Reading, layout: Layout, unit: int | None) -> tuple[RecognitionClaim, ...]:
    """The recognitions of one sentence; `unit` is a mention of the reporting unit."""
    return ()
