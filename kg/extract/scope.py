"""What a fact is about: the names in its stretch of the sentence, those carried on from before, and the drive of its section.

A number's own stretch ends at commas, and at 、 behind another number (A中心7户、B中心3户 are two stretches). Names in a
bracket behind the number belong to it (重点项目2个（A、B）), and a number in a bracket belongs to the name before it. A
stretch without names goes on with those of the stretch before, up to a semicolon. What the first sentence of a section
sets under way holds for its later sentences, until another undertaking takes over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.coordination import outer
from kg.extract.measurements import Measured
from kg.extract.reading import Reading
from kg.extract.relations.known import rank
from kg.model import Layout, Mention, Span

PLACES = frozenset(
    ("Community", "Village", "ResidentialArea", "Facility", "Place", "DevelopmentZone", "AdministrativeArea")
)
_DRIVES = frozenset(("Campaign", "Initiative"))
_UNDERTAKINGS = _DRIVES | {"Project"}
_STREET = 3
_GOES_ON = re.compile(r"^(?:目前|截[至止]|其中|至此|现已?|累计|该|此|活动|项目|工程)")
_NEW_STRETCH = re.compile(r"[，,；;。：:]|、(?=(?:总|协议|计划|概算)?投资)")
_AFTER_NUMBER = re.compile(r"、")
_MONEY_AHEAD = re.compile(r"(?:投资|投入|筹资|出资|安排|争取)[^，。；]{0,8}$")


@dataclass(frozen=True, slots=True)
class Topics:
    """What the facts of one sentence are about, as indices of mentions.

    Attributes:
        numbers: for each of `Reading.measured`.
        acts: for each of `Reading.predications`.
        drive: the drive under which the sentence stands, None where there is none.
    """

    numbers: tuple[tuple[int, ...], ...]
    acts: tuple[tuple[int, ...], ...]
    drive: int | None


@dataclass(frozen=True, slots=True)
class _Stretch:
    span: Span
    depth: int
    names: tuple[tuple[int, Mention], ...]
    breaks: bool
    """whether a semicolon parts it from the stretch before"""


def topics(readings: Sequence[Reading], layout: Layout) -> tuple[Topics, ...]:
    """What each sentence's facts are about.

    Args:
        readings: the report's sentences.
        layout: gives the reporting unit, which every fact is about without saying so, and the sections.
    """
    found: list[Topics] = []
    state = _State()
    for reading in readings:
        state.enter(reading, layout)
        found.append(_Sentence(reading, layout, state).read())
        state.leave(reading, layout)
    return tuple(found)


def _counts(mention: Mention, layout: Layout) -> bool:
    """Whether a name can be what a fact is about: not the unit, nor an area above a street."""
    if mention.name == layout.unit:
        return False
    return mention.kind != "AdministrativeArea" or rank(mention) == _STREET


def _named(reading: Reading, layout: Layout) -> list[tuple[int, Mention]]:
    """The outer names that count; of areas in a row the last, of a place and a work on it the work."""
    names = [(i, m) for i, m in outer(reading) if _counts(m, layout)]
    kept = []
    for place, (i, m) in enumerate(names):
        others = names[place + 1 : place + 2] + names[max(0, place - 1) : place]
        if any(o.span == m.span and o.kind == "Project" != m.kind for _, o in others):
            continue
        following = names[place + 1][1] if place + 1 < len(names) else None
        if following is not None and following.span.begin == m.span.end and (rank(m) or 9) < (rank(following) or 0):
            continue
        kept.append((i, m))
    return kept


class _State:
    """What holds from sentence to sentence."""

    def __init__(self) -> None:
        self.section = -1
        self.first = True
        self.drive: int | None = None
        self.last: tuple[int, ...] = ()
        self.end = 0

    def enter(self, reading: Reading, layout: Layout) -> None:
        """Come to a sentence."""
        sentence = reading.lexed.sentence
        parted = "\n" in layout.document.text[self.end : sentence.span.begin]
        if sentence.section != self.section or (parted and not self.first):
            self.section, self.first, self.drive, self.last = sentence.section, True, None, ()

    def leave(self, reading: Reading, layout: Layout) -> None:
        """Take along what the sentence set under way."""
        sentence = reading.lexed.sentence
        drives = [i for i, m in _named(reading, layout) if m.kind in _DRIVES]
        if self.first and len(drives) == 1:
            self.drive = drives[0]
        elif any(m.kind in _UNDERTAKINGS for _, m in _named(reading, layout)) and not self.first:
            self.drive = None
        if not sentence.is_heading:
            self.first = False
        self.end = sentence.span.end


class _Sentence:
    """One sentence cut into stretches."""

    def __init__(self, reading: Reading, layout: Layout, state: _State) -> None:
        self.reading, self.layout, self.state = reading, layout, state
        self.base, self.text = reading.lexed.sentence.span.begin, reading.lexed.text
        self.names = _named(reading, layout)
        self.stretches = self._cut()
        self.about = self._carry()

    def read(self) -> Topics:
        """Look every fact up in its stretch."""
        numbers = tuple(self._of_number(m) for m in self.reading.measured)
        acts = tuple(
            tuple(i for i, m in self.names if p.scope.begin <= m.span.begin < p.scope.end)
            for p in self.reading.predications
        )
        return Topics(numbers, acts, self._drive())

    def _drive(self) -> int | None:
        own = [i for i, m in self.names if m.kind == "Campaign"]
        return own[0] if len(own) == 1 else self.state.drive

    def _of_number(self, number: Measured) -> tuple[int, ...]:
        at = number.quantity.number.begin
        place = next(n for n, s in reversed(list(enumerate(self.stretches))) if s.span.begin <= at)
        about = self.about[place]
        kinds = {m.kind for i, m in self.reading.names if i in about}
        if self.state.drive is not None and not kinds & _UNDERTAKINGS:
            about = (*about, self.state.drive)
        return tuple(dict.fromkeys(about))

    # --- stretches --------------------------------------------------------------------------------------------------

    def _cut(self) -> list[_Stretch]:
        ends = self._numbers_ends()
        cuts: list[tuple[int, int, bool]] = [(0, 0, False)]
        depth = 0
        quote = 0
        inside = [(m.span.begin - self.base, m.span.end - self.base) for _, m in self.reading.names]
        for at, char in enumerate(self.text):
            if char in "“《":
                quote += 1
            elif char in "”》":
                quote = max(0, quote - 1)
            if quote or any(b <= at < e for b, e in inside):
                continue
            if char in "（(":
                depth += 1
                cuts.append((at + 1, depth, False))
            elif char in "）)":
                depth = max(0, depth - 1)
                cuts.append((at + 1, depth, False))
            elif _NEW_STRETCH.match(self.text, at) or (char == "、" and any(0 <= at - e <= 4 for e in ends)):
                cuts.append((at + 1, depth, char in "；;。"))
        found = []
        for n, (begin, level, breaks) in enumerate(cuts):
            end = cuts[n + 1][0] if n + 1 < len(cuts) else len(self.text)
            span = Span(self.base + begin, self.base + end)
            names = tuple((i, m) for i, m in self.names if span.begin <= m.span.begin < span.end)
            found.append(_Stretch(span, level, names, breaks))
        return found

    def _numbers_ends(self) -> list[int]:
        return [q.end - self.base for q in self.reading.lexed.quantities]

    def _carry(self) -> list[tuple[int, ...]]:
        """The names of each stretch, its own or carried on."""
        own = [self._own(n) for n in range(len(self.stretches))]
        found: list[tuple[int, ...]] = []
        carried: tuple[int, ...] = self.state.last if _GOES_ON.match(self.text) else ()
        outside: list[tuple[int, ...]] = []
        for n, stretch in enumerate(self.stretches):
            if stretch.breaks:
                carried = tuple(i for i in carried if self._kind(i) in _DRIVES)
            if n and stretch.depth > self.stretches[n - 1].depth:
                outside.append(carried)
            elif n and stretch.depth < self.stretches[n - 1].depth and outside:
                carried = outside.pop()
            names = own[n] or carried
            if not names:
                names = self._ahead(n, own)
            found.append(names)
            kept = tuple(i for i in own[n] if self._kind(i) not in ("Policy", "Person"))
            if own[n]:
                carried = kept
        self.state.last = carried
        return found

    def _own(self, n: int) -> tuple[int, ...]:
        stretch = self.stretches[n]
        names = [i for i, _ in stretch.names]
        if n + 1 < len(self.stretches) and self.stretches[n + 1].depth > stretch.depth:
            tail = self.text[max(0, stretch.span.end - self.base - 8) : stretch.span.end - self.base - 1]
            ends = self._numbers_ends()
            if (
                any(
                    stretch.span.begin - self.base <= e <= stretch.span.end - self.base
                    and stretch.span.end - self.base - e <= 8
                    for e in ends
                )
                and tail
            ):
                for later in self.stretches[n + 1 :]:
                    if later.depth <= stretch.depth:
                        break
                    names += [i for i, _ in later.names]
        return tuple(dict.fromkeys(names))

    def _ahead(self, n: int, own: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
        """投资860万元，在A、B等6个村实施: money comes before what it is spent on."""
        words = self.reading.words(self.stretches[n].span)
        if n + 1 < len(own) and re.match(r"(?:累计|共|先后)?(?:投资|投入|筹资|出资|争取)[^，。；]*\d", words):
            return own[n + 1]
        return ()

    def _kind(self, index: int) -> str:
        return next((m.kind for i, m in self.reading.names if i == index), "")
