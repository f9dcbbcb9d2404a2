"""The names of a report, each at its first mention."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from kg.extract.coordination import Listed
from kg.extract.reading import Reading
from kg.model import Layout, Mention, Span

BODIES = frozenset(("Company", "Organization"))
AREAS = frozenset(("Community", "Village", "ResidentialArea"))
PLACES = AREAS | {"Facility", "Place", "DevelopmentZone"}
_NUMBERED = re.compile(
    r"^\s*(?:\d+[.．、]|[（(][\d一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+、|[•·])\s*|[。：:]$"
)
_LISTED_ON = re.compile(r"[”》]?(?:项目|工程)?(?:、|和|及|，|,)[^，。；]{0,24}")
WORKS = frozenset(("Project", "Facility"))
SETTLING = ("落户", "落户于", "入驻")
"""Before the park that works settle in."""
_HELP = re.compile(r"(?:对口|结对|定点)(?:帮扶|支援|协作)[^，。；]{0,6}$")
_TO = re.compile(r"(?:与|同|跟|赴|到|前往)[^，。；、]{0,12}$")
_WORKED_WITH = re.compile(r"[^，。；]{0,10}?(?:结对|结成|协作|帮扶|对接|合作|考察|招商|学习|劳务|支援|共建)")
_NEAR = 14
DRIVES = frozenset(("Campaign", "Initiative"))
UNDERTAKINGS = DRIVES | {"Project"}


def helped(reading: Reading, area: Mention) -> bool:
    """Whether an area elsewhere is helped or worked with: 对口帮扶澄原市云屏县, 与云屏县结对, 赴云屏县招商."""
    if _HELP.search(reading.before(area.span.begin)) is not None:
        return True
    after = reading.words(Span(area.span.end, min(area.span.end + _NEAR, reading.lexed.sentence.span.end)))
    return _TO.search(reading.before(area.span.begin)) is not None and _WORKED_WITH.match(after) is not None


@dataclass(frozen=True, slots=True)
class Known:
    """What rules over the whole report look names up in.

    Attributes:
        mentions: every mention by index.
        first: name to the index of its first mention.
        forms: every form met in the text, to the index of its first mention.
        counts: how often each name stands in the text.
        projects: the names that stand for a project somewhere; a park among them is one that is being built.
        unit: a mention of the reporting unit.
        unit_name: the reporting unit's name.
    """

    mentions: dict[int, Mention]
    first: dict[str, int]
    forms: dict[str, int]
    counts: Counter[str]
    projects: frozenset[str]
    unit: int | None
    unit_name: str

    def name(self, index: int) -> str:
        """The full name of a mention."""
        return self.mentions[index].name

    def kind(self, index: int) -> str:
        """The class of a mention."""
        return self.mentions[index].kind


def known_names(readings: Sequence[Reading], layout: Layout, unit: int | None) -> Known:
    """Collect the names of a report."""
    mentions: dict[int, Mention] = {}
    first: dict[str, int] = {}
    forms: dict[str, int] = {}
    counts: Counter[str] = Counter()
    for reading in readings:
        for i, mention in reading.names:
            mentions[i] = mention
            counts[mention.name] += 1
            first.setdefault(mention.name, i)
            forms.setdefault(mention.name, i)
            forms.setdefault(reading.words(mention.span), i)
    # the unit may be named outside the sentences only (in the page's frame); then nothing can be said of it
    own = first.get(layout.unit, unit if unit in mentions else None)
    projects = frozenset(m.name for m in mentions.values() if m.kind == "Project")
    return Known(mentions, first, forms, counts, projects, own, layout.unit)


def headed(readings: Sequence[Reading]) -> Iterator[int | None]:
    """For each sentence the work that stands over it: 2.云屏路拓宽工程。总投资3亿元，由云屏城投公司承建。

    Args:
        readings: the report's sentences.
    """
    section, work = -1, None
    for reading in readings:
        if reading.lexed.sentence.section != section:
            section, work = reading.lexed.sentence.section, None
        yield work
        projects = [(i, m) for i, m in reading.outer if m.kind in WORKS or m.kind == "DevelopmentZone"]
        if len(projects) == 1 and _NUMBERED.sub("", reading.lexed.text) == reading.words(projects[0][1].span):
            work = projects[0][0]


def sharing(
    named: Sequence[tuple[int, Mention]],
    earlier: Sequence[Listed],
    reading: Reading,
    kinds: Set[str],
    saying: re.Pattern[str],
) -> list[tuple[int, Mention]]:
    """Names with those of the lists before them that share their predicate (A、总投资3亿元的B正在推进).

    Args:
        named: the names that the predicate follows.
        earlier: the sentence's lists before them, in text order.
        reading: the sentence.
        kinds: the classes that can share it.
        saying: what tells that something is said of the earlier ones already.
    """
    shared = list(named)
    begin = named[0][1].span.begin
    for listed in reversed(earlier):
        between = reading.words(Span(listed.span.end, begin))
        members = [(i, m) for i, m in listed.members if m.kind in kinds]
        if not members or not _LISTED_ON.fullmatch(between) or saying.search(between):
            break
        shared = members + shared
        begin = listed.span.begin
    return shared


# ranks (`rank`) of a street or town, and of a part of a village
STREET, HAMLET = 3, 6


def rank(mention: Mention) -> int | None:
    """How far down an area stands: province 0, prefecture 1, county 2, street or town 3, community 4, estate 5, hamlet 6."""
    name = mention.name
    if mention.kind == "AdministrativeArea":
        for order, ends in enumerate(
            (("省", "自治区"), ("市", "州", "盟"), ("区", "县", "旗"), ("街道", "镇", "乡", "苏木"))
        ):
            if name.endswith(ends):
                return order
        return None
    if mention.kind == "Community":
        return 4
    if mention.kind == "Village":
        return 4 if name.endswith(("村", "村委会", "村委")) and not name.endswith("自然村") else 6
    if mention.kind == "ResidentialArea" or (mention.kind == "Place" and name.endswith(("地块", "片区"))):
        return 5
    return None
