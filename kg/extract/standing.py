"""What holds from sentence to sentence: the names that facts can be about, and the drive that a section is under."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kg.extract.names.boundary import frequency
from kg.extract.names.found import PLACES
from kg.extract.reading import Reading
from kg.extract.relations.known import DRIVES, STREET, UNDERTAKINGS, helped, rank
from kg.model import Layout, Mention

_SITES = PLACES - {"AdministrativeArea", "DevelopmentZone"}
# 活动收集建议30条, 活动中创设…: the event that the section named last
_BARE_EVENT = re.compile(r"(?:^|[，,；;])活动(?:中|期间|以来|共|累计|已|收集|开展以来)")
GOES_ON = re.compile(
    r"^(?:目前|截[至止]|其中|至此|现已?|累计|共|该|此|活动|项目|工程|(?:计划|预计)?总投资|占地|总?建筑面积|全长|总长)"
)
_BORDER = re.compile(r"[东南西北][至临靠接邻与起到抵连]$")
# 位于澄原市云屏区青禾街道; 除翠湖路外，其余五条
_ASIDE = re.compile(r"(?:位于|地处|坐落[于在])[^，。；]*$|(?:^|[，。；])除(?:了)?[^，。；]*$")
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
        "安置",
        "置房",
    )
)
# 二是打赢蓝天保卫战。: an item's short title
_ITEM = re.compile(r"[一二三四五六七八九十]{1,2}是")
_TITLE = re.compile(r"[一二三四五六七八九十]{1,2}是[^，,；;：:\d]{4,16}[。.]?\s*$")
_LEAD = 14
"""A first clause up to this long, with neither name nor number, announces a topic of its own."""


def nameable(reading: Reading, layout: Layout) -> list[tuple[int, Mention]]:
    """The outer names that a fact can be about: not the unit, its own offices, borders, or areas above a street.

    An area above a street counts where the unit helps it (对口支援云屏县).

    Of areas in a row (石鼓村柳塘) the last counts, of a place and the work on it with the same words the work.
    """
    names = [(i, m) for i, m in reading.outer if m.name != layout.unit]
    kept = []
    for place, (i, m) in enumerate(names):
        if m.kind == "AdministrativeArea" and rank(m) != STREET and not helped(reading, m):
            continue
        if m.kind == "Organization" and _OWN_OFFICE.search(m.name) and not m.name.endswith(("社区党委", "村党委")):
            continue
        if any(o.span == m.span and o.kind == "Project" != m.kind for _, o in names):
            continue
        following = names[place + 1][1] if place + 1 < len(names) else None
        if following is not None and following.span.begin == m.span.end and _above(m, following):
            continue
        before = reading.before(m.span.begin, 16)
        if not _BORDER.search(before) and not _ASIDE.search(before):
            kept.append((i, m))
    return kept


def _above(outer: Mention, inner: Mention) -> bool:
    high, low = rank(outer), rank(inner)
    return high is not None and low is not None and high < low


def sites_of(readings: Sequence[Reading]) -> dict[int, tuple[int, ...]]:
    """The places that the names of projects hold (长柳河 in 长柳河清淤工程, 柳塘村 in 柳塘村蔬菜大棚基地)."""
    return {
        i: sites
        for reading in readings
        for i, project in reading.names
        if (project.kind == "Project" or project.rule == "name.work.site")
        and (sites := tuple(j for j, m in reading.within(project.span) if m.kind in _SITES and j != i))
    }


class Standing:
    """What holds from sentence to sentence.

    Args:
        sites: the places that the names of projects hold (`sites_of`).
    """

    def __init__(self, sites: Mapping[int, tuple[int, ...]]) -> None:
        self.sites = sites
        self.section = -1
        self.title = ""
        self.first = True
        self.drive: Mention | None = None
        self.index: int | None = None
        self.lasting = False
        self.item = False
        self.headed: tuple[int, Mention] | None = None
        self.event: tuple[int, Mention] | None = None
        self.last: tuple[int, ...] = ()
        self.end = 0

    def enter(self, reading: Reading, layout: Layout) -> None:
        """Come to a sentence; a new section or paragraph starts afresh, a new topic ends what does not last."""
        sentence = reading.lexed.sentence
        parted = "\n" in layout.document.text[self.end : sentence.span.begin]
        if sentence.section != self.section or (parted and not self.first):
            if sentence.section != self.section:
                self.event = self.headed = None
            self.section, self.first, self.last = sentence.section, True, ()
            self.title = layout.sections[sentence.section].title
            self.drop()
            if self.headed is not None:
                (self.index, self.drive), self.lasting = self.headed, True
        elif _announces(reading) if not self.lasting else self.item and _ITEM.match(reading.lexed.text):
            self.drop()
        if self.drive is None and self.event is not None and _BARE_EVENT.search(reading.lexed.text):
            self.index, self.drive = self.event

    def leave(self, reading: Reading, layout: Layout, names: Sequence[tuple[int, Mention]]) -> None:
        """Take along what the sentence set under way."""
        sentence = reading.lexed.sentence
        self.event = next(
            ((i, m) for i, m in reversed(names) if m.kind == "Campaign" and m.name.endswith("活动")), self.event
        )
        drives = [(i, m) for i, m in names if m.kind in DRIVES or self._in_title(m)]
        if self.first and len({m.name for _, m in drives}) == 1:
            index, drive = drives[0]
            if self._in_title(drive) or sentence.is_heading or not reading.lexed.quantities:
                lasts = sentence.is_heading or self._in_title(drive)
                self.item = not lasts and _TITLE.match(reading.lexed.text) is not None
                self.index, self.drive, self.lasting = index, drive, lasts or self.item
                if sentence.is_heading and drive.kind == "Campaign":
                    self.headed = index, drive
        elif not self.first and not self.lasting and any(m.kind in UNDERTAKINGS for _, m in names):
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
        if mention.kind not in UNDERTAKINGS and not mention.name.endswith(("片区", "地块")):
            return False
        name = mention.name
        pairs = {name[at : at + 2] for at in range(len(name) - 1)} - _GENERIC
        if mention.kind in ("Project", "Campaign"):
            pairs = {pair for pair in pairs if frequency(pair) < 50}
        return any(pair in self.title for pair in pairs)


def _announces(reading: Reading) -> bool:
    """Whether a sentence opens with a clause that announces another topic (做好就业服务，…)."""
    clauses = reading.lexed.sentence.clauses
    if len(clauses) < 2 or len(clauses[0]) > _LEAD or GOES_ON.match(reading.lexed.text):
        return False
    return not reading.within(clauses[0]) and not any(q.begin < clauses[0].end for q in reading.lexed.quantities)
