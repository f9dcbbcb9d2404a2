"""Who bears a title: the names before the verb, those of the clause before, what 该做法 refers to, or the reporting unit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.coordination import Listed
from kg.extract.reading import Reading
from kg.lexicon import alternatives, toml
from kg.model import Span

BEARERS = frozenset(
    (
        "AdministrativeArea", "DevelopmentZone", "Community", "Village", "ResidentialArea", "Company", "Organization",
        "Project", "Campaign", "Initiative", "Facility", "Place", "Person", "Policy",
    )
)  # fmt: skip
BODIES = BEARERS - {"Place", "Project", "Campaign", "Policy", "Initiative"}
_AGENT = re.compile(r"被[^，。；被]{0,14}$")
_ANAPHOR = re.compile(
    r"(?:该|这一|此)(?P<what>[^，。；被]{1,5}?)(?=年|被|也|还|先后|已|成功|入选|获|荣|[一二三四五六七八九十\d]|$)"
)
_PEOPLE = re.compile(
    r"(?:企业|干部|党员|同志|居民|家庭|个人|[人名户]|学生|群众|志愿者|村民|职工|教师|选手|作品|商户|单位|小区|支部)$"
)
_ADVERBS = re.compile(
    r"(?:因此|先后|相继|分别|成功|顺利|已|均|还|也|并|又|再次|首次|多次|一举|光荣|率先|同时|正在|正|积极|努力|全力|继续|大力|要|将|力争|争取|连续.年|被|年底|年初|全年|全年共|年内)+$"
)
_THOUGHT_UP = ("做法", "经验", "模式", "工作法", "案例", "举措", "品牌")
_NOUN = 2
_OFFICE = re.compile(rf"[^，。；]{{0,6}}?(?:{alternatives(toml('relations')['office']['titles'])})")
_COLLEAGUE = re.compile(rf"(?:、|和|及)(?:[^，。；、]{{0,10}}?(?:{_OFFICE.pattern}|村民|居民|党员))?")
# the name is a part only of the quoted one that bears the title: “云屏黄桃”获…
_PART_OF_IT = re.compile("[^，。；、的在“”（）]{1,6}[所办站队院会部局团]")
_SOME_BODY = re.compile("(?:街道|社区|[镇乡村区县市])[^，。；、]{1,8}[所办站队院会部局团]$")
_OFFICES = ("办事处", "人民政府", "政府")
_SEATS = "党工委|办事处|党委|政府|人民政府"
# no subject of its own: 在全市评比中, 连续三年, 平安创建工作
_OF_THE_UNIT = re.compile(
    r"^(?:[在以经于从自据按因由通凭随]|近|连续|去年|今年|[\d一二三四五六七八九十]+[年月是、]|[上下][半]?年|同时|年|当年|其中|期间)[^”]*$"
    r"|(?:工作|建设|经验|做法|模式|案例|举措|成果|创建|年|月|日|期间|以来)$"
)
_CUT_OFF = re.compile("[^“”，。；]+”")
# 林晚领办的“邻里说事”工作室
_RUN_BY = re.compile("(?:领办|创办|发起|牵头成立)?的?“")
_UNIT_WORDS = ("街道", "社区", "镇", "乡", "村", "区", "县", "市")


@dataclass(frozen=True, slots=True)
class Bearers:
    """Finds the bearers of the titles of one sentence.

    Attributes:
        reading: the sentence.
        unit_name: the reporting unit's name.
        unit: a mention of the reporting unit, None where the text never names it.
        earlier: (index, name, kind) of the names before the sentence.
        lists: the sentence's names that can bear a title.
        verbs: the verbs that open titles.
    """

    reading: Reading
    unit_name: str
    unit: int | None
    earlier: Sequence[tuple[int, str, str]]
    lists: Sequence[Listed]
    verbs: re.Pattern[str]

    def of(self, clause: Span, place: int, at: int, aimed: bool) -> tuple[int, ...]:
        """The bearers of a title.

        Args:
            clause: the clause that names the title.
            place: its number in the sentence.
            at: where the title's verb begins.
            aimed: whether the title is only aimed at; then a clause without a subject speaks of the unit.
        """
        before = self.reading.words(Span(clause.begin, at))
        agent = _AGENT.search(before)
        limit = clause.begin + agent.start() if agent else at
        # a name may share a character with the verb (孙桂荣获…)
        nearest = [x for x in self.lists if clause.begin <= x.span.begin < limit]
        if nearest:
            rest = _ADVERBS.sub("", self.reading.words(Span(nearest[-1].span.end, max(limit, nearest[-1].span.end))))
            if _CUT_OFF.match(rest) or _PART_OF_IT.fullmatch(rest) or _OFFICE.fullmatch(rest):
                return ()  # of a part of it, or of its head, whose name is not told
            return self._with_colleagues(nearest)
        if anaphor := _ANAPHOR.search(before):
            return self._meant(anaphor["what"], at)
        subject = _ADVERBS.sub("", before[: agent.start()] if agent else before)
        if (named := self._ending(subject, clause.begin)) is not None:
            return (named,)
        if not self._may_be_own(subject):
            return ()
        if not aimed and not self._is_own(subject):
            for earlier in reversed(self.reading.lexed.sentence.clauses[:place]):
                opening = next((x for x in self.lists if earlier.begin <= x.span.begin < earlier.end), None)
                if opening is not None and self._opens(earlier, opening):
                    bearers = self._innermost(opening)
                    offices = [self.unit_name + seat for seat in _OFFICES]
                    return self._own() if bearers.members[0][1].name in offices else _of(bearers)
        return self._own()

    def _is_own(self, subject: str) -> bool:
        """Whether a subject is the reporting unit by its kind: 街道, 我镇, 全社区, 街道办事处."""
        word = re.escape(self._unit_word())
        own = rf"(?:[^，]*(?:，|是|[因以在]))?(?:[我本全该]|{re.escape(self.unit_name)})?{word}(?:{_SEATS})?"
        return subject == self.unit_name or "我们" in subject or re.fullmatch(own, subject) is not None

    def _may_be_own(self, subject: str) -> bool:
        """Whether a subject leaves room for the unit: none, the unit by its kind, its work, or only how and when."""
        return len(subject) < _NOUN or self._is_own(subject) or _OF_THE_UNIT.search(subject) is not None

    def _ending(self, subject: str, at: int) -> int | None:
        """The body of this sentence that a common noun repeats: 云屏合作社签订订单，合作社获评…."""
        if len(subject) < _NOUN or subject == self._unit_word():
            return None
        named = (i for i, m in reversed(self.reading.names) if m.span.begin < at and m.name.endswith(subject))
        return next(named, None)

    def _innermost(self, listed: Listed) -> Listed:
        """The last of names one behind the other, of which each holds the next: 柳塘社区“翠湖茶馆”, 柳塘社区书记林晚."""
        for following in self.lists:
            between = self.reading.words(Span(listed.end, max(listed.end, following.span.begin)))
            office = following.members[0][1].kind == "Person" and _OFFICE.fullmatch(between)
            if _RUN_BY.fullmatch(between) or office:
                return following
        return listed

    def _with_colleagues(self, lists: Sequence[Listed]) -> tuple[int, ...]:
        """The last list with the people before it that hold an office each: 所长林晚、主任苏荣获评…."""
        later, found = lists[-1].span.begin, _of(lists[-1])
        people = [member for listed in lists[:-1] for member in listed.members if member[1].kind == "Person"]
        for i, person in reversed(people):
            if not _COLLEAGUE.fullmatch(self.reading.words(Span(person.span.end, max(later, person.span.end)))):
                break
            later, found = person.span.begin, (i, *found)
        return found

    def _own(self) -> tuple[int, ...]:
        return (self.unit,) if self.unit is not None else ()

    def _opens(self, clause: Span, listed: Listed) -> bool:
        """Whether a list is the subject of its clause: nothing, or a short title, stands before it."""
        before = self.reading.words(Span(clause.begin, listed.span.begin))
        return (
            len(before) <= 8
            and not self.verbs.search(before)
            and not re.search(
                r"[在对向为与和联合到推动组织]|设立|开设|成立|建立|打造|完成|实施|改造|[新改扩]建|建成|启动|拆除|投资|开展|整治|走访",
                before,
            )
        )

    def _meant(self, what: str, at: int) -> tuple[int, ...]:
        """What 该做法, 该助餐点 refers to: the last thing before whose name ends so, or the last thing thought up."""
        here = [(i, m.name, m.kind) for i, m in self.reading.outer if m.span.begin < at]
        known = [*self.earlier, *here]
        for i, name, _ in reversed(known):
            if name.endswith(what):
                return (i,)
        if what in _THOUGHT_UP:
            return tuple(i for i, _, kind in known if kind == "Initiative")[-1:]
        return self._own() if what == self._unit_word() else ()

    def _unit_word(self) -> str:
        return next((word for word in _UNIT_WORDS if self.unit_name.endswith(word)), _UNIT_WORDS[0])


def _of(listed: Listed) -> tuple[int, ...]:
    return tuple(i for i, m in listed.members if m.kind in BEARERS)
