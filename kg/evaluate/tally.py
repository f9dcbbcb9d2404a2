"""Counts of what was found, what was due and what was right, for one layer of a comparison with gold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

LAYERS = {
    "entities": "name and class of each distinct named thing",
    "core": "the same for the kinds the project is for: areas, communities, companies, projects, campaigns",
    "measurements": "value, unit and place in the text of each number",
    "meaning": "measurements whose indicator, kind, status and period are right too",
    "links": "activity to measurement: the number hangs on the right action",
    "roles": "measurement as input, output, outcome or mere context",
    "about": "measurement to entity",
    "recognitions": "recipient and honour",
    "relations": "edges between entities",
    "activities": "verb, object, status and place in the text of each concrete action",
    "problems": "each admitted shortcoming",
}


@dataclass(frozen=True, slots=True)
class Tally:
    """One layer's counts.

    Attributes:
        right: found and due.
        found: what the graph holds.
        due: what the gold file holds.
        missed: due and not found, in words.
        spurious: found and not due, in words.
    """

    right: int = 0
    found: int = 0
    due: int = 0
    missed: tuple[str, ...] = ()
    spurious: tuple[str, ...] = ()

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.right + other.right,
            self.found + other.found,
            self.due + other.due,
            self.missed + other.missed,
            self.spurious + other.spurious,
        )

    @property
    def precision(self) -> float:
        """Share of the found that is right; 0 where nothing was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the due that was found; 0 where nothing was due."""
        return self.right / self.due if self.due else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


def total(tallies: Iterable[Tally]) -> Tally:
    """The sum of several tallies."""
    return sum(tallies, Tally())


def pair_off(
    pairs: Iterable[tuple[Sequence[float], int, str]],
    due: Mapping[int, str],
    found: Mapping[str, str],
    optional: AbstractSet[int],
) -> Tally:
    """Pairs each due item with one found item, best pairs first.

    Args:
        pairs: (badness, key of the due item, key of the found item) of all that may be paired; least badness first.
        due: the due items in words.
        found: the found items in words.
        optional: due items that count neither way; what is paired with one of them does not count either.

    Returns:
        The tally.
    """
    of_due: dict[int, str] = {}
    used: set[str] = set()
    for _, i, n in sorted(pairs, key=lambda p: (p[1] in optional, p)):
        if i not in of_due and n not in used:
            of_due[i] = n
            used.add(n)
    free = sum(i in optional for i in of_due)
    return Tally(
        right=len(of_due) - free,
        found=len(found) - free,
        due=len(due) - len(optional),
        missed=tuple(text for i, text in due.items() if i not in of_due and i not in optional),
        spurious=tuple(sorted(text for n, text in found.items() if n not in used)),
    )
