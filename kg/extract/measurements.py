"""What a number measures: its indicator, role and status, and the predication that it hangs on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.extract.atoms import Atom
from kg.extract.objects import EXTENT, disposed_of
from kg.extract.predication import Predication
from kg.extract.roles import CONTEXT, INVESTMENT, LAID_OUT, OUTCOME, REMAINDER, role_of
from kg.extract.statuses import STANDING, intended
from kg.extract.surroundings import surroundings_of
from kg.extract.times import Times
from kg.model import Lexed, Period, Quantity, Role, SectionKind, Span, Status

# 占年计划的九成, 为县下达任务的112%: a share of something said of the indicator before
_RELATIVE = re.compile(
    r"占(?![道地])|为(?!民)|是|完成(?!率)|比(?![赛例武])|较(?!大)|超(?![市标限])|相当于|距|高于|低于|居(?!民)|列(?!车)|增速|同比|年度|"
    r"全年|目标|年初|计划(?!生育)"
)
# 团结带领全镇26个行政村: the thing counted stands behind
_OF_AN_AREA = re.compile(r"(?:全[镇乡街办区县市村省]|辖区)$")
# 其中35岁以下29名: a part that is no other thing
_QUALIFIED = re.compile(r"\d|以上|以下|妇女|女性|[一二多]孩$")
# 办件量5.4万件: a figure, not one more thing of the act before
_FIGURE = re.compile(r"[量额值]$|总数$")
# 注册志愿者达2600人: a state reached
_REACHED = re.compile(r"(?:达到?|突破|超过|保持在|稳定在)$")
# 面积达3600平方米: of what was pulled down
_OF_THE_ACT = re.compile(r"(?:总|建筑|占地|新增)?(?:面积|长度|里程|金额|资金|规模)?")
_CONTRASTING = frozenset(("但", "但是", "不过", "然而"))
# 3个村的管网至今没有接通
_UNDONE = re.compile(r"[^，,。；;]{0,12}(?:没有|未|尚未|不)")
_PER_HEAD = re.compile(r"(?:[户亩株]均|人均[年月]?增)[\u4e00-\u9fff]{0,8}$")
_SHARE_OF_TASK = re.compile(r"(?:任务|计划|目标|指标)数?的?$")
# 办结率, 满意率: figures of a service rather than of an act
_BARE_RATES = ("办结", "满意", "响应", "解决")
# 调处成功率: how well the act went
_SUCCESS = re.compile(r"(?:成功|到位)$")
_BARE_LIGHT = ("完成", "实现", "达到", "全面完成", "做到", "取得")
_INTENDED_AFTER = r"[\u4e00-\u9fff]{0,6}(?:力争|计划|将|拟|争取|有望)"
_TIMELESS = re.compile(r"总投资(?!额)|协议投资|概算|总造价|造价")


def _begun_or_done(predication: Predication) -> bool:
    """Whether what a work covers (涉及农户120户) may hang on a predication."""
    return predication.form == "act" or predication.action == "启动"


def _carries_on(predication: Predication) -> bool:
    """Whether later numbers of the sentence may go on with an act."""
    if predication.form == "light":
        return predication.action == "启动"
    return predication.form == "act" and predication.role != "context"


@dataclass(frozen=True, slots=True)
class Measured:
    """A quantity with its reading; `predication` is an index into the sentence's predications."""

    span: Span
    quantity: Quantity
    indicator: str
    role: Role
    status: Status
    period: Period | None
    predication: int | None
    scope: Span
    rule: str


def measured(
    lexed: Lexed, atoms: Sequence[Atom], predications: Sequence[Predication], times: Times
) -> tuple[tuple[Measured, ...], tuple[Predication, ...]]:
    """Read the sentence's quantities.

    Returns:
        The readings in text order, and the predications with those added that a number carries on (其中楼顶广告3处
        goes on with the verb before).
    """
    known = list(predications)
    found: list[Measured] = []
    for at, atom in enumerate(atoms):
        if atom.code != "Q":
            continue
        for quantity in (q for q in lexed.quantities if q.begin == atom.begin):
            found.append(_Reading(lexed, atoms, known, found, times, at, quantity).read())
    return tuple(found), tuple(known)


class _Reading:
    """One quantity in its sentence."""

    def __init__(
        self,
        lexed: Lexed,
        atoms: Sequence[Atom],
        known: list[Predication],
        before: Sequence[Measured],
        times: Times,
        at: int,
        quantity: Quantity,
    ) -> None:
        self.lexed, self.atoms, self.known, self.before, self.times = lexed, atoms, known, before, times
        self.atom, self.quantity = atoms[at], quantity
        around = surroundings_of(lexed, atoms, at, quantity)
        self.around, self.at, self.clause = around, around.at, around.clause
        self.left, self.right, self.is_start = around.left, around.right, around.is_start

    def read(self) -> Measured:
        following = self.around.noun_after()
        plain = self.around.noun_before(None)
        index = None if self.around.counts("money") and INVESTMENT.search(plain) else self._predication(plain)
        predication = self.known[index] if index is not None else None
        nominal = self.around.noun_before(predication)
        rule = "measurement.verb" if predication else "measurement.noun"
        if self.quantity.kind in ("change", "rate", "rank"):
            indicator, rule = (
                self._of_growth(plain, following, predication),
                f"measurement.{self.quantity.kind}",
            )
        elif said := self.around.said_of():
            indicator = said
        elif predication is None:
            indicator = nominal if len(nominal) > 1 else following or nominal
            if following and (area := _OF_AN_AREA.search(nominal)):
                indicator = area.group() + following
        else:
            indicator = self._of_amount(nominal, following, predication)
        if self.quantity.kind == "amount" and self.around.counts("money") and (each := _PER_HEAD.search(self.left)):
            indicator = each.group()
        if not indicator:
            indicator = (
                self.before[-1].indicator if self.before else (predication.action if predication else self.atom.text)
            )
        told = self._told_of(plain) if self.quantity.kind == "rate" else None
        if told is not None:
            index, predication = told, self.known[told]
        bare = told is None and self._is_bare(predication, indicator)
        role = role_of(
            self.around,
            self.lexed.sentence.kind,
            predication if not bare or not self.around.counts("money") else None,
            indicator,
            nominal,
        )
        status = self._status(predication)
        scope = (
            predication.scope
            if predication and predication.scope.begin <= self.atom.begin < predication.scope.end
            else self.clause
        )
        return Measured(
            self.atom.span,
            self.quantity,
            indicator,
            role,
            status,
            self._period(status, role, indicator, predication),
            None if bare else index,
            scope,
            rule,
        )

    def _predication(self, nominal: str) -> int | None:
        inside = [
            i
            for i, p in enumerate(self.known)
            if p.scope.begin <= self.atom.begin < p.scope.end and p.form != "attitude"
        ]
        later = [
            i for i, p in enumerate(self.known) if self.atom.end <= p.verb.begin < self.clause.end and p.form == "act"
        ]
        if (
            inside
            and later
            and (
                self.known[inside[0]].action in ("有", "列入")
                or (self.known[inside[0]].form == "light" and self.known[inside[0]].action in ("协助", "组织", "帮助"))
            )
        ):
            return later[0]
        if (
            len(inside) > 1
            and self.known[inside[0]].lead == "的"
            and any(self.known[i].fronted and self.known[i].lead != "的" for i in inside)
        ):
            return next(i for i in inside if self.known[i].fronted and self.known[i].lead != "的")
        if inside:
            nearest = max(inside)
            if (
                not self.known[nearest].object
                and self.known[nearest].form == "light"
                and nearest
                and self.clause.begin <= self.known[nearest - 1].verb.begin
                and self.known[nearest - 1].form == "act"
            ):
                return nearest - 1
            nearest = min(inside, key=lambda i: (len(self.known[i].scope), self.known[i].form != "act", -i))
            if self.known[nearest].action in LAID_OUT:  # 启动养老院建设，设计床位60张
                earlier = [i for i in range(nearest) if not self._parted(self.known[i].verb.end)]
                return next((i for i in reversed(earlier) if self.known[i].form == "act"), nearest)
            return nearest
        counted = {m.predication for m in self.before}
        before = [i for i, p in enumerate(self.known) if i in counted and _carries_on(p)]
        if (
            later
            and self.quantity.kind == "amount"
            and not self.around.counts("money")
            and not any(a.code in "Q" for a in self.atoms[self.at + 1 :] if a.begin < self.known[later[0]].verb.begin)
        ):
            return later[0]
        covering = [i for i, p in enumerate(self.known) if p.verb.begin < self.atom.begin and _begun_or_done(p)]
        if "涉及" in self.left and covering and not self._parted(self.known[covering[-1]].verb.end):
            return covering[-1]
        if not before or self.quantity.kind == "rank" or REMAINDER.match(nominal):
            return None
        last = self.known[before[-1]]
        if self._parted(last.scope.end):
            return None
        dimension = self.around.dimension
        if dimension == "money" and OUTCOME.search(nominal):
            return None
        if dimension in ("time", "") or self.quantity.kind == "change":
            return None
        if (
            nominal
            and dimension in ("people", "count", "noun")
            and self.quantity.kind == "amount"
            and nominal not in ("共计", "合计")
            and "涉及" not in self.left
        ):
            if not self._goes_on(nominal):
                return None
            if _QUALIFIED.search(nominal):
                return before[-1]
            thing = last.object if self.atoms[self.at - 1].code == "M" else nominal
            carried = replace(last, object=thing, scope=self.clause, span=Span(last.verb.begin, self.atom.begin))
            self.known.append(carried)
            return len(self.known) - 1
        if _REACHED.search(self.left) and "其中" not in self.left and not _OF_THE_ACT.fullmatch(nominal):
            return None
        return before[-1]

    def _parted(self, begin: int) -> bool:
        """Whether a semicolon stands between an offset and the number."""
        return any(a.code == "X" and a.text in "；;" for a in self.atoms if begin <= a.begin < self.atom.begin)

    def _goes_on(self, nominal: str) -> bool:
        """Whether a clause only names one more thing of an act told before (…，其中漏水纠纷41起), and no figure of its own."""
        before = [a for a in self.atoms[: self.at] if a.begin >= self.clause.begin and a.depth == self.atom.depth]
        if (
            _FIGURE.search(nominal)
            or _REACHED.search(self.left)
            or any(a.text in _CONTRASTING for a in before)
            or _UNDONE.match(self.right)
        ):
            return False
        return all(a.code in "NMKTCDEX" for a in before) and not OUTCOME.search(nominal) and not CONTEXT.match(nominal)

    def _of_growth(self, nominal: str, following: str, predication: Predication | None) -> str:
        if self.quantity.kind == "rank" and following:
            return following
        each = self._respective(nominal)
        if each:
            return each
        last = self._last()
        if last is not None and _RELATIVE.match(nominal):
            return last.indicator + nominal
        if nominal and len(nominal) > 1:
            return nominal
        if last is not None:
            return last.indicator
        if predication and (predication.object or predication.form == "act"):
            return predication.action + predication.object if predication.form == "act" else predication.object
        return following or nominal

    def _last(self) -> Measured | None:
        """The number before, passing over those in a bracket that is closed."""
        depth = {a.begin: a.depth for a in self.atoms if a.code == "Q"}
        return next((m for m in reversed(self.before) if depth[m.quantity.begin] <= self.atom.depth), None)

    def _respective(self, nominal: str) -> str:
        """Its own part of what a list of numbers is told of (事故起数、死亡人数分别下降25%和50%)."""
        base = self.lexed.sentence.span.begin
        words = self.lexed.text[self.clause.begin - base : self.clause.end - base]
        items, _, _ = words.partition("分别")
        if items == words or "分别" not in self.left:
            return ""
        named = [
            i for i in re.split(r"[、和与]", re.sub(r"(?:同比|环比|较[^，,]{1,6}|比[^，,]{1,6})$", "", items)) if i
        ]
        numbers = [
            a for a in self.atoms if a.code == "Q" and self.clause.begin + len(items) <= a.begin < self.clause.end
        ]
        return named[numbers.index(self.atom)] if len(named) == len(numbers) > 1 else ""

    def _of_amount(self, nominal: str, following: str, predication: Predication) -> str:
        act = predication.action if predication.form == "act" else ""
        if (
            self.atoms[self.at + 1 : self.at + 2]
            and self.atoms[self.at + 1].code == "V"
            and predication.object
            and (predication.verb.end <= self.atom.begin)
        ):
            following = ""  # 动员党员200人上街: who acts is counted, not the act
        if self.atom.depth and nominal:
            return nominal
        if len(head := nominal.rpartition("等")[2]) > 1:
            nominal = head  # 引进A公司、B公司等企业9家
        if nominal != predication.object and predication.object.startswith(nominal) and nominal.endswith("级"):
            nominal = predication.object
        if EXTENT.search(nominal) and predication.verb.begin > self.atom.begin:
            return predication.object + act + nominal
        if (
            following
            and predication.object
            and self.atoms[self.at - 1].code == "T"
            and predication.verb.end < self.atom.begin
        ):
            return act + predication.object + ("" if following in predication.object else following)
        if predication.verb.begin > self.atom.begin:
            return (following if act in following else following + act) if following else predication.object + act
        if predication.fronted and not nominal:
            return predication.object + act
        if following:
            return act + following
        return act + nominal if nominal else act + predication.object

    def _told_of(self, nominal: str) -> int | None:
        """The act that a rate is told of: 签约200户，签约率95%; 拆除5000平方米，为年度任务的120%."""
        counted = [m.predication for m in self.before if m.predication is not None and m.quantity.kind == "amount"]
        acts = [i for i in counted if self.known[i].form == "act" and self.known[i].role != "context"]
        if _SHARE_OF_TASK.search(self.left) and self.before and self.before[-1].predication in acts:
            return self.before[-1].predication
        if nominal == "成功率" and acts:
            return acts[-1]
        stem = _SUCCESS.sub("", nominal.partition("率")[0])
        if stem and nominal.partition("率")[0] != nominal and not stem.endswith(_BARE_RATES):
            return next(
                (
                    i
                    for i in reversed(acts)
                    if stem.endswith((self.known[i].action, self.known[i].action[:2]))
                    or self.known[i].action.endswith(stem)
                ),
                None,
            )
        return None

    def _is_bare(self, predication: Predication | None, indicator: str) -> bool:
        """A bare indicator (实现税收2.8亿元) hangs on no activity; nor does a time span, a rank or a 总投资."""
        if predication is None:
            return False
        if (
            self.quantity.kind == "rank"
            or self.around.counts("time")
            or (self.around.counts("money") and INVESTMENT.search(indicator))
        ):
            return True
        if self.quantity.kind in ("change", "rate"):
            return predication.form != "act" or predication.scope.end < self.atom.begin or not predication.lead
        return predication.form in ("light", "degree") and predication.action in _BARE_LIGHT

    def _status(self, predication: Predication | None) -> Status:
        if STANDING.search(self.left):
            return Status.ONGOING
        if "意向" in self.left and self.around.counts("money"):
            return Status.PLANNED
        if self.around.counts("money") and self.right.startswith("的") and self.left.endswith(("投资", "总投资")):
            return Status.PLANNED if self.lexed.sentence.kind is SectionKind.PLAN else Status.ACHIEVED
        plan = self.lexed.sentence.kind is SectionKind.PLAN
        if predication is not None and self.atom.end <= predication.verb.begin < self.clause.end:
            return predication.status
        if predication is not None and predication.scope.begin <= self.atom.begin < predication.scope.end:
            return predication.status
        before = [a for a in self.atoms[: self.at] if a.begin >= self.clause.begin]
        left = self.left.replace("将", "把") if disposed_of(before) else self.left
        if plan or intended(left, self.lexed.sentence.period) or re.match(_INTENDED_AFTER, self.right):
            return Status.PLANNED
        if "涉及" in self.left and predication is not None and predication.status is Status.ACHIEVED:
            return Status.ACHIEVED if predication.form == "act" and predication.action != "列入" else Status.ONGOING
        if re.search("正在|在谈|涉及", self.left) or re.match(r"正在|在谈", self.right):
            return Status.ONGOING
        return (
            predication.status
            if predication is not None and predication.status is not Status.ONGOING
            else Status.ACHIEVED
        )

    def _period(self, status: Status, role: Role, indicator: str, predication: Predication | None) -> Period | None:
        if self.around.counts("money") and _TIMELESS.search(indicator):
            return None
        if self.around.counts("time") and role is Role.CONTEXT and not self.is_start:
            return None
        earlier = self.quantity.kind == "rate" or re.search(r"[去上]年", self.left)
        if self.is_start and earlier and self.times.whole_year and "年初" not in self.lexed.text:
            return self.times.year_before
        offset = self.atom.begin
        if predication is not None and self.atom.end <= predication.verb.begin < self.clause.end:
            offset = predication.verb.begin
        return self.times.at(offset, status is Status.PLANNED, self.atom.begin)
