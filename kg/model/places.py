"""The official list of administrative divisions, and what became of the search for an area on it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Division:
    """A division of the official list.

    Attributes:
        code: 2, 4, 6, 9 or 12 digits.
        name: its name as it stands there.
        above: code of the division right above it, "" for a province and where that is not asked for.
    """

    code: str
    name: str
    above: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """What became of the search for an area on the official list.

    Attributes:
        code: the division's code, "" where no candidate is clearly best.
        rule: name of the rule that decided.
        reason: why, for people to read; it names the candidates where none was taken.
        confidence: how sure the rule is, in (0, 1].
    """

    code: str
    rule: str
    reason: str
    confidence: float = 1.0
