"""Counts of what was found, what was due and what was right, for one layer of a comparison with gold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from kg.model import Span

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
class Item:
    """A miss or a spurious fact: in words, and where it stands in the report; None where the report does not hold it."""

    caption: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """One layer's counts.

    Attributes:
        right: found and due.
        found: what the graph holds.
        due: what the gold file holds.
        missed: due and not found.
        spurious: found and not due.
    """

    right: int = 0
    found: int = 0
    due: int = 0
    missed: tuple[Item, ...] = ()
    spurious: tuple[Item, ...] = ()

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


def pairing(pairs: Iterable[tuple[Sequence[float], int, str]], optional: AbstractSet[int]) -> dict[int, str]:
    """Pairs each due item with one found item, best pairs first.

    Args:
        pairs: (badness, key of the due item, key of the found item) of all that may be paired; least badness first.
        optional: due items that take only what no other due item wants.

    Returns:
        The found item of each due item that has one.
    """
    found_of: dict[int, str] = {}
    used: set[str] = set()
    for _, i, n in sorted(pairs, key=lambda p: (p[1] in optional, p)):
        if i not in found_of and n not in used:
            found_of[i] = n
            used.add(n)
    return found_of


def tally_of(
    found_of: Mapping[int, str], due: Mapping[int, Item], found: Mapping[str, Item], optional: AbstractSet[int]
) -> Tally:
    """Counts what was paired.

    Args:
        found_of: the found item of each due item that has one.
        due: the due items.
        found: the found items.
        optional: due items that count neither way; what is paired with one of them does not count either.

    Returns:
        The tally.
    """
    free = sum(i in optional for i in found_of)
    used = set(found_of.values())
    return Tally(
        right=len(found_of) - free,
        found=len(found) - free,
        due=len(due) - len(optional),
        missed=tuple(item for i, item in due.items() if i not in found_of and i not in optional),
        spurious=in_text_order(item for n, item in found.items() if n not in used),
    )


def in_text_order(items: Iterable[Item]) -> tuple[Item, ...]:
    """The items as they stand in the report; those that stand nowhere first."""
    return tuple(sorted(items, key=lambda i: (i.span or Span(-1, -1), i.caption)))
