"""What a fact is about: the names in its stretch of the sentence, those carried on from before, and the drive of its section.

A stretch goes on with the names of the one before where it has none of its own, up to a semicolon. What the first
sentence of a section sets under way holds for its later sentences, until another undertaking or topic takes over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.extract.measurements import Measured
from kg.extract.names.found import PLACES
from kg.extract.reading import Reading
from kg.extract.relations.known import BODIES, DRIVES, UNDERTAKINGS
from kg.extract.roles import INVESTMENT
from kg.extract.standing import GOES_ON, Standing, nameable, sites_of
from kg.extract.stretches import Stretch, stretches_of
from kg.model import Layout, Mention, SectionKind, Span

_OWN_SUBJECT = re.compile(r"^(?:街道|镇|各|全|辖区|社区|村)")
_MEMBERS = re.compile(r"^(?:包括|分别是|分别为|即|具体为)")
_MONEY_FIRST = re.compile(r"^[^，。；]{0,6}?(?:(?<![总议划算])投资|投入|筹资|自筹|出资|争取)[^，。；]*\d")
_IN_TURN = re.compile(r"分别|依次")
_OPENS = re.compile(
    r"(?:[一二三四五六七八九十]+是)?(?:纵深|深入|扎实|全面|持续|积极|全力|大力|有力|统筹|广泛|集中)*"
    r"(?:推进|开展|实施|打响|打好|深化|启动|推行|围绕|结合|以|组织|延伸|提升|落实|紧盯|聚焦|牵头|依托|借着)"
)
_SINCE = re.compile(r"(?:以来|以后|期间)[，,]$")
_ITEM = re.compile("[一二三四五六七八九十]+是")
_HONOURED = re.compile(
    r"获评|荣获|创成|评为|获得?[^，。；]{0,12}称号|入选|通过[^，。；]{0,16}(?:验收|评审|复审)|(?:顺利|全部|成功|如期)(?:退出|出列|摘帽)"
)
_HELPING = re.compile(r"(?:由|委托|协助|帮助|为|联合|会同|携手|接待|迎接)[^，。；]{0,8}$")
_BROUGHT = re.compile(r"(?:引进|引入|委托|由)了?[“]?$")
_VISITED = re.compile(r"(?:到|赴|前往)[“]?$")
_DESCRIBES = re.compile(
    r"(?:计划|总|概算|协议|设计|可|建成后|涉及|建筑|占地|面积|全长|工期|其中|争取签约|签约|剩余|惠及|覆盖|解决|安置|改造(?!老)|拆除|回迁|规划|出让|上线|选派)"
    r"|[^，。；]{0,6}(?:投资|投入|完成|床位|学位)|新增(?:学位|床位|产值|税收|停车)|年(?:产|处理|新增)|力争[^，。；]{0,8}(?:完工|竣工|投用)"
)
_EXTENTS = r"(?:总?投资|计划(?:总?投资)|占地(?:面积)?|总?建筑面积|总?面积|全长|总长)"
_ATTRIBUTE = re.compile(rf"{_EXTENTS}[^，。；]*\d")
_ATTRIBUTIVE = re.compile(rf"{_EXTENTS}[^，。；的]*\d[^，。；的]*的")
_PROJECTS = re.compile(r"项目[共]?\d+个|\d+个[^，。；\d]{0,8}项目|项目\d+个——")
_AMONG = re.compile(r"其中|即|包括|分别")
_SETS_UP = re.compile(r"(?:并|同时|还)?(?:开设|创设|设立|推出|开辟)")
_BUILDS_ANEW = re.compile("(?:新建|新修|打通|疏浚|新划|新设)")
# 新建A中心，新成立党组织3个: what a house was only built for; 建成A站，举办招聘会11场 likewise
_BUILT = re.compile("(?:[新扩改]建|建[设成起]|成立|设立|启用|动工)了?[^，。；]{0,6}$")
_ACTS_ANEW = re.compile("(?:[新扩改]建|建成|划分|组建|新?成立|举办|组织|发放|放映|表彰)")
# 骆塘河水质稳定，垃圾分类准确率达89%: a rate with a subject of its own
_OWN_RATE = re.compile(r"[^，。；\d]{3,}率")
_RATED = frozenset(("Place", "Company"))
_ADDS = re.compile("(?:新增|增设|增加|新划|施划)[^，。；]{0,4}(?:停车|车位|泊位)")
# 辖A、B等5个社区，人口6万人: what the unit consists of
_CONSISTS = re.compile("^(?:街道|社区|全?[镇乡村]|我[镇乡村])?(?:由[^，。；]*(?:组成|构成)|(?:下|现|共)?辖(?!区|内))")
# 成立调解室，由林晚任首席调解员，排查纠纷80起
_APPOINTS = re.compile("由[^，。；]{2,14}(?:任|担任|兼任)")
_FINISHED = re.compile(
    "(?:已|顺利|正式|全面|如期)*(?:建成|全线|竣工|完工|通车|投用|开放|投入使用)[^，。；]{0,6}[，。；]"
)
_PLACED = re.compile(r"在[“]?$")


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
    state = Standing(sites_of(readings))
    for reading in readings:
        names = nameable(reading, layout)
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


def _same(number: Measured, measured: Sequence[Measured]) -> bool:
    """Whether a change is of what the number before it tells (产值5亿元，同比增长12%)."""
    place = measured.index(number)
    return place > 0 and measured[place - 1].indicator == number.indicator


class _Sentence:
    """One sentence cut into stretches."""

    def __init__(self, reading: Reading, names: Sequence[tuple[int, Mention]], state: Standing) -> None:
        self.reading, self.names, self.state = reading, names, state
        self.kinds = {i: m.kind for i, m in names}
        if state.drive is not None and state.index is not None:
            self.kinds[state.index] = state.drive.kind
        self.brought = {i for i, m in names if _BROUGHT.search(reading.before(m.span.begin))}
        self.stretches = stretches_of(reading, names)
        self.item = False  # inside an item of a list (一是…；二是…)
        self.frame, self.framed = self._frame()
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
        if self.state.index is not None and not {self.kinds.get(i) for i in about} & (UNDERTAKINGS | PLACES):
            about = (*about, self.state.index)
        works = tuple(i for i in about if self.kinds.get(i) in ("Project", "Facility"))
        if works and INVESTMENT.search(number.indicator):
            return tuple(dict.fromkeys(works))
        if number.quantity.begin < self.framed:
            about = (*about, *self.frame)
        if number.quantity.kind == "change" and not self.stretches[place].names and not _same(number, measured):
            about = tuple(i for i in about if self.kinds.get(i) not in BODIES | DRIVES)  # 案件数同比下降20%
        sites = (j for i in about for j in self.state.sites.get(i, ()))
        return tuple(dict.fromkeys((*about, *sites)))

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
        goes_on = GOES_ON.match(self.reading.lexed.text) and self.state.drive is None
        carried: tuple[int, ...] = self.state.last if goes_on else ()
        placed: tuple[int, ...] = ()
        outside: list[tuple[int, ...]] = []
        for n, stretch in enumerate(self.stretches):
            bracketed: tuple[int, ...] = ()
            if stretch.breaks or _ITEM.match(stretch.text):
                self.item = _ITEM.match(stretch.text) is not None
            if stretch.breaks:
                carried = placed = ()
            if n and stretch.depth > self.stretches[n - 1].depth:
                outside.append(carried)
            elif n and stretch.depth < self.stretches[n - 1].depth and outside:
                # behind a bracket the sentence goes on with what stood before it; what follows at once shares its names
                bracketed = self._inside(n)
                carried = outside.pop()
            if _OWN_SUBJECT.match(stretch.text):
                carried = tuple(i for i in carried if self.kinds.get(i) not in BODIES)
            if carried and not stretch.names and not stretch.depth and self._anew(stretch, carried):
                carried = tuple(i for i in carried if self.kinds.get(i) in DRIVES)
            if _OWN_RATE.match(stretch.text):
                carried = tuple(i for i in carried if self.kinds.get(i) not in _RATED)
            own = (*stretch.all_names, *self._counted(n))
            if not (carried and not own):
                own = (*bracketed, *own)
            names = (*own, *placed) if own else self._carried(stretch, (*carried, *placed)) or self._ahead(n)
            found.append(names)
            passing = _APPOINTS.match(stretch.text) and all(self.kinds.get(i) == "Person" for i in stretch.names)
            if stretch.names and not passing and not (_SETS_UP.match(stretch.text) and (carried or placed)):
                told = _HONOURED.search(stretch.text) or _CONSISTS.search(stretch.text)
                carried = () if told else self._works_of(tuple(i for i in stretch.names if self._lasts(i)))
                placed = tuple(dict.fromkeys((*placed, *self._placed(stretch))))
        self.state.last = carried
        return found

    def _carried(self, stretch: Stretch, names: tuple[int, ...]) -> tuple[int, ...]:
        """Of the names carried on, those that a stretch without its own goes on with.

        A count of projects starts afresh; in a plan each clause with a verb of its own is an action of its own.
        """
        planned = self.reading.lexed.sentence.kind is SectionKind.PLAN and not stretch.depth and not self.item
        listed = self.reading.words(Span(stretch.span.begin - 1, stretch.span.begin)) == "、"
        if planned and not listed and not _ITEM.match(self.reading.lexed.text) and not _DESCRIBES.match(stretch.text):
            return tuple(i for i in names if self.kinds.get(i) == "Initiative")
        return () if stretch.parallel or _PROJECTS.search(stretch.text) else names

    def _anew(self, stretch: Stretch, names: tuple[int, ...]) -> bool:
        """Whether a stretch turns to another work: what was told of the names is complete (A公园建成开放，新建绿道5公里),
        or they are only roads (拓宽A路，新增泊位30个)."""
        told = [m for i, m in self.names if i in names]
        rest = [self.reading.lexed.text[m.span.end - self.reading.lexed.sentence.span.begin :] for m in told]
        if not told:
            return False
        if _ACTS_ANEW.match(stretch.text) and all(
            m.kind == "Facility" and _BUILT.search(self.reading.before(m.span.begin)) for m in told
        ):
            return True
        roads = all(m.name.endswith(tuple("路街巷道")) for m in told)
        finished = _FINISHED.match(rest[-1]) is not None
        return (roads and _ADDS.match(stretch.text) is not None) or (
            (roads or finished) and _BUILDS_ANEW.match(stretch.text) is not None
        )

    def _works_of(self, names: tuple[int, ...]) -> tuple[int, ...]:
        """Of a firm and what it builds or runs only the latter: 引进A公司运营B中心，设床位36张."""
        works = any(self.kinds.get(i) in ("Project", "Facility") for i in names)
        return tuple(i for i in names if i not in self.brought or self.kinds.get(i) != "Company") if works else names

    def _lasts(self, index: int) -> bool:
        """Whether later clauses may go on with a name.

        Not with documents, people, bodies that only help, a place visited, or one where something is planned.
        """
        mention = next(m for i, m in self.names if i == index)
        before = self.reading.before(mention.span.begin)
        if mention.kind in BODIES and _HELPING.search(before):
            return False
        planned = self.reading.lexed.sentence.kind is SectionKind.PLAN
        if planned and mention.kind in PLACES and _PLACED.search(before):
            return False  # 在A社区建食堂，新增床位20张
        return mention.kind not in ("Policy", "Person") and not _VISITED.search(before)

    def _counted(self, n: int) -> tuple[int, ...]:
        """签约项目38个，…，其中A项目…，B项目…: the number of projects is about those that the sentence goes on to name."""
        stretch = self.stretches[n]
        if stretch.names or not _PROJECTS.search(stretch.text):
            return ()
        found: list[int] = []
        opened = False
        for later in self.stretches[n + 1 :]:
            if later.breaks:
                break
            opened = opened or _AMONG.match(later.text) is not None or "——" in later.text
            if not opened and _PROJECTS.search(later.text):
                break
            if opened:
                found += [i for i in later.names if self.kinds[i] == "Project"]
        return tuple(found)

    def _frame(self) -> tuple[tuple[int, ...], int]:
        """The drive that the first clause sets going (开展“暖巢”行动，走访…，修缮…), and how far in the sentence it holds.

        A clause with a number of its own opens nothing; the next drive takes over; a semicolon ends all but X开展以来.
        """
        quantities = self.reading.lexed.quantities
        for n, first in enumerate(self.stretches):
            if any(q.begin < first.span.end for q in quantities):
                return (), 0
            drives = [i for i in first.names if self.kinds[i] in DRIVES]
            since = _SINCE.search(first.text) is not None
            if len(drives) == len(first.names) == 1 and (since or (n == 0 and _OPENS.match(first.text))):
                break
        else:
            return (), 0
        if self.reading.lexed.sentence.kind is SectionKind.PLAN and not _ITEM.match(first.text):
            return (), 0
        for stretch in self.stretches[n + 1 :]:
            another = any(self.kinds[i] in DRIVES for i in stretch.names)
            own = another and not any(stretch.span.begin <= q.begin < stretch.span.end for q in quantities)
            if own or (stretch.breaks and not since):
                return tuple(drives), stretch.span.begin
        return tuple(drives), self.reading.lexed.sentence.span.end

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
        return tuple(
            i
            for i, m in self.names
            if i in stretch.names
            and m.kind in BODIES | {"Initiative"}
            and _PLACED.search(self.reading.before(m.span.begin, 2))
        )

    def _ahead(self, n: int) -> tuple[int, ...]:
        """投资860万元，在A、B等6个村实施: money comes before what it is spent on."""
        following = self.stretches[n + 1] if n + 1 < len(self.stretches) else None
        if _ATTRIBUTE.match(self.stretches[n].text) and following is not None and _ATTRIBUTIVE.match(following.text):
            return following.names  # 占地80亩、总投资3亿元的A中心
        if not _MONEY_FIRST.search(self.stretches[n].text):
            return ()
        for later in self.stretches[n + 1 :]:
            if later.breaks or not (later.names or _MONEY_FIRST.search(later.text)):
                return ()
            if later.names:
                return later.names
        return ()
