"""What a fact is about: the names in its stretch of the sentence, those carried on from before, and the drive of its section.

A stretch goes on with the names of the one before where it has none of its own, up to a semicolon. What the first
sentence of a section sets under way holds for its later sentences, until another undertaking or topic takes over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.extract.measurements import Measured
from kg.extract.reading import Reading
from kg.extract.relations.known import rank
from kg.extract.stretches import Stretch, stretches_of
from kg.model import Layout, Mention, Span

PLACES = frozenset(
    ("Community", "Village", "ResidentialArea", "Facility", "Place", "DevelopmentZone", "AdministrativeArea")
)
_DRIVES = frozenset(("Campaign", "Initiative"))
_UNDERTAKINGS = _DRIVES | {"Project"}
_BODIES = frozenset(("Organization", "Company"))
_STREET = 3
# 活动收集建议30条, 活动中创设…: the event that the section named last
_BARE_EVENT = re.compile(r"(?:^|[，,；;])活动(?:中|期间|以来|共|累计|已|收集|开展以来)")
_GOES_ON = re.compile(r"^(?:目前|截[至止]|其中|至此|现已?|累计|共|该|此|活动|项目|工程)")
_OWN_SUBJECT = re.compile(r"^(?:街道|镇|各|全|辖区|社区|村)")
_MEMBERS = re.compile(r"^(?:包括|分别是|分别为|即|具体为)")
_MONEY_FIRST = re.compile(r"(?:累计|共|先后)?(?:投资|投入|筹资|出资|争取)[^，。；]*\d")
_IN_TURN = re.compile(r"分别|依次")
_BORDER = re.compile(r"[东南西北][至临靠接邻与起到抵连]$")
_SETS_UP = re.compile(r"(?:并|同时|还)?(?:开设|创设|设立|推出|开辟)")
_PLACED = re.compile(r"在[“]?$")
_OWN_OFFICE = re.compile(r"(?:党工委|办事处|人民政府|政府|镇党委|乡党委|区委|县委|市委|党委)$")
_GENERIC = frozenset(
    (
        "服务",
        "工作",
        "建设",
        "管理",
        "治理",
        "提升",
        "改造",
        "工程",
        "活动",
        "行动",
        "整治",
        "专项",
        "机制",
        "项目",
        "社区",
        "街道",
    )
)
_LEAD = 14
"""A first clause up to this long, with neither name nor number, announces a topic of its own."""


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


def topics(readings: Sequence[Reading], layout: Layout) -> tuple[Topics, ...]:
    """What each sentence's facts are about.

    Args:
        readings: the report's sentences.
        layout: gives the reporting unit, which every fact is about without saying so, and the sections.
    """
    found: list[Topics] = []
    state = _State()
    for reading in readings:
        names = _named(reading, layout)
        state.enter(reading, layout)
        if _MEMBERS.match(reading.lexed.text) and found and found[-1].numbers:
            found[-1] = _with_members(found[-1], names)
        if names or reading.measured:
            found.append(_Sentence(reading, names, state).read())
        else:
            state.last = ()
            found.append(Topics((), ((),) * len(reading.predications), state.campaign))
        state.leave(reading, layout, names)
    return tuple(found)


def _with_members(topic: Topics, names: Sequence[tuple[int, Mention]]) -> Topics:
    """5个项目已完成。包括A、B: the last number of the sentence before is about A and B."""
    members = tuple(i for i, _ in names)
    return replace(topic, numbers=(*topic.numbers[:-1], (*topic.numbers[-1], *members)))


def _named(reading: Reading, layout: Layout) -> list[tuple[int, Mention]]:
    """The outer names that a fact can be about: not the unit, its own offices, areas above a street, or borders.

    Of areas in a row (石鼓村柳塘) the last counts, of a place and the work on it with the same words the work.
    """
    names = [(i, m) for i, m in reading.outer if m.name != layout.unit]
    kept = []
    for place, (i, m) in enumerate(names):
        if m.kind == "AdministrativeArea" and rank(m) != _STREET:
            continue
        if m.kind == "Organization" and _OWN_OFFICE.search(m.name) and not m.name.endswith(("社区党委", "村党委")):
            continue
        if any(o.span == m.span and o.kind == "Project" != m.kind for _, o in names):
            continue
        following = names[place + 1][1] if place + 1 < len(names) else None
        if following is not None and following.span.begin == m.span.end and (rank(m) or 9) < (rank(following) or 0):
            continue
        before = reading.words(Span(max(reading.lexed.sentence.span.begin, m.span.begin - 2), m.span.begin))
        if not _BORDER.search(before):
            kept.append((i, m))
    return kept


class _State:
    """What holds from sentence to sentence."""

    def __init__(self) -> None:
        self.section = -1
        self.title = ""
        self.first = True
        self.drive: Mention | None = None
        self.index: int | None = None
        self.lasting = False
        self.event: tuple[int, Mention] | None = None
        self.last: tuple[int, ...] = ()
        self.end = 0

    def enter(self, reading: Reading, layout: Layout) -> None:
        """Come to a sentence; a new section or paragraph starts afresh, a new topic ends what does not last."""
        sentence = reading.lexed.sentence
        parted = "\n" in layout.document.text[self.end : sentence.span.begin]
        if sentence.section != self.section or (parted and not self.first):
            if sentence.section != self.section:
                self.event = None
            self.section, self.first, self.last = sentence.section, True, ()
            self.title = layout.sections[sentence.section].title
            self.drop()
        elif not self.lasting and _announces(reading):
            self.drop()
        if self.drive is None and self.event is not None and _BARE_EVENT.search(reading.lexed.text):
            self.index, self.drive = self.event

    def leave(self, reading: Reading, layout: Layout, names: Sequence[tuple[int, Mention]]) -> None:
        """Take along what the sentence set under way."""
        sentence = reading.lexed.sentence
        self.event = next(
            ((i, m) for i, m in reversed(names) if m.kind == "Campaign" and m.name.endswith("活动")), self.event
        )
        drives = [(i, m) for i, m in names if m.kind in _DRIVES or self._in_title(m)]
        if self.first and len({m.name for _, m in drives}) == 1:
            index, drive = drives[0]
            if self._in_title(drive) or sentence.is_heading or not reading.lexed.quantities:
                self.index, self.drive, self.lasting = index, drive, self._in_title(drive) or sentence.is_heading
        elif not self.first and not self.lasting and any(m.kind in _UNDERTAKINGS for _, m in names):
            self.drop()
        if not sentence.is_heading:
            self.first = False
        self.end = sentence.span.end

    @property
    def campaign(self) -> int | None:
        """The drive that holds, where it is a campaign."""
        return self.index if self.drive is not None and self.drive.kind == "Campaign" else None

    def drop(self) -> None:
        """No drive holds any more."""
        self.drive, self.index, self.lasting = None, None, False

    def _in_title(self, mention: Mention) -> bool:
        """Whether the section's title speaks of an undertaking or area in its own words."""
        if mention.kind not in _UNDERTAKINGS and not mention.name.endswith(("片区", "地块")):
            return False
        name = mention.name
        pairs = {name[at : at + 2] for at in range(len(name) - 1)} - _GENERIC
        return any(pair in self.title for pair in pairs)


def _announces(reading: Reading) -> bool:
    """Whether a sentence opens with a clause that announces another topic (做好就业服务，…)."""
    clauses = reading.lexed.sentence.clauses
    if len(clauses) < 2 or len(clauses[0]) > _LEAD or _GOES_ON.match(reading.lexed.text):
        return False
    return not reading.within(clauses[0]) and not any(q.begin < clauses[0].end for q in reading.lexed.quantities)


class _Sentence:
    """One sentence cut into stretches."""

    def __init__(self, reading: Reading, names: Sequence[tuple[int, Mention]], state: _State) -> None:
        self.reading, self.names, self.state = reading, names, state
        self.kinds = {i: m.kind for i, m in names}
        if state.drive is not None and state.index is not None:
            self.kinds[state.index] = state.drive.kind
        self.stretches = stretches_of(reading, names)
        self.about = self._carry()

    def read(self) -> Topics:
        """Look every fact up in its stretch."""
        measured = self.reading.measured
        acts = tuple(
            tuple(i for i, m in self.names if p.scope.begin <= m.span.begin < p.scope.end)
            for p in self.reading.predications
        )
        own = [i for i, m in self.names if m.kind == "Campaign"]
        drive = own[0] if len(own) == 1 else self.state.campaign
        return Topics(tuple(self._of_number(m, measured) for m in measured), acts, drive)

    def _of_number(self, number: Measured, measured: Sequence[Measured]) -> tuple[int, ...]:
        at = number.quantity.number.begin
        place = next(n for n, s in reversed(list(enumerate(self.stretches))) if s.span.begin <= at)
        about = self._in_turn(number, measured, self.about[place])
        if self.state.index is not None and not {self.kinds.get(i) for i in about} & (_UNDERTAKINGS | PLACES):
            about = (*about, self.state.index)
        works = tuple(i for i in about if self.kinds.get(i) in ("Project", "Facility"))
        if works and "投资" in number.indicator:
            about = works
        return tuple(dict.fromkeys(about))

    def _in_turn(self, number: Measured, measured: Sequence[Measured], about: tuple[int, ...]) -> tuple[int, ...]:
        """A、B、C分别为1、2、3: each number has its own name."""
        clauses = self.reading.lexed.sentence.clauses
        clause = next((c for c in clauses if c.begin <= number.quantity.begin < c.end), None)
        if clause is None or not (turn := _IN_TURN.search(self.reading.words(clause))):
            return about
        begin = clause.begin + turn.end()
        row = [m.quantity.begin for m in measured if begin <= m.quantity.begin < clause.end]
        named = [i for i, m in self.names if m.span.end <= begin][-len(row) :] if row else []
        if number.quantity.begin in row and len(row) == len(named) and len(row) > 1:
            return (named[row.index(number.quantity.begin)],)
        return about

    def _carry(self) -> list[tuple[int, ...]]:
        """The names of each stretch, its own or carried on."""
        found: list[tuple[int, ...]] = []
        goes_on = _GOES_ON.match(self.reading.lexed.text) and self.state.drive is None
        carried: tuple[int, ...] = self.state.last if goes_on else ()
        placed: tuple[int, ...] = ()
        outside: list[tuple[int, ...]] = []
        for n, stretch in enumerate(self.stretches):
            bracketed: tuple[int, ...] = ()
            if stretch.breaks:
                carried = placed = ()
            if n and stretch.depth > self.stretches[n - 1].depth:
                outside.append(carried)
            elif n and stretch.depth < self.stretches[n - 1].depth and outside:
                # behind a bracket the sentence goes on with what stood before it; what follows at once shares its names
                bracketed = self._inside(n)
                carried = outside.pop()
            if _OWN_SUBJECT.match(stretch.text):
                carried = tuple(i for i in carried if self.kinds.get(i) not in _BODIES)
            own = stretch.all_names
            if not (carried and not own):
                own = (*bracketed, *own)
            names = (*own, *placed) if own else (() if stretch.parallel else (*carried, *placed)) or self._ahead(n)
            found.append(names)
            if stretch.names and not (_SETS_UP.match(stretch.text) and (carried or placed)):
                carried = tuple(i for i in stretch.names if self.kinds.get(i) not in ("Policy", "Person"))
                placed = tuple(dict.fromkeys((*placed, *self._placed(stretch))))
        self.state.last = carried
        return found

    def _inside(self, n: int) -> tuple[int, ...]:
        """The names of the bracket that ends before a stretch."""
        names: list[int] = []
        for stretch in reversed(self.stretches[:n]):
            if stretch.depth <= self.stretches[n].depth:
                break
            names = [*stretch.names, *names]
        return tuple(names)

    def _placed(self, stretch: Stretch) -> tuple[int, ...]:
        """Media and bodies named behind 在: what the whole sentence happens at."""
        begin = self.reading.lexed.sentence.span.begin
        return tuple(
            i
            for i, m in self.names
            if i in stretch.names
            and m.kind in _BODIES | {"Initiative"}
            and _PLACED.search(self.reading.words(Span(max(begin, m.span.begin - 2), m.span.begin)))
        )

    def _ahead(self, n: int) -> tuple[int, ...]:
        """投资860万元，在A、B等6个村实施: money comes before what it is spent on."""
        if n + 1 < len(self.stretches) and _MONEY_FIRST.match(self.stretches[n].text):
            return self.stretches[n + 1].names
        return ()
