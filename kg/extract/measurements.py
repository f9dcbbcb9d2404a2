"""What a number measures: its indicator, role, status and period."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.atoms import Atom
from kg.extract.objects import EXTENT, disposed_of
from kg.extract.predication import Predication
from kg.extract.roles import INVESTMENT, role_of
from kg.extract.sizes import SizeOf
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
_PER_HEAD = re.compile(r"(?:[户亩株]均|人均[年月]?增)[\u4e00-\u9fff]{0,8}$")
_INTENDED_AFTER = r"[\u4e00-\u9fff]{0,6}(?:力争|计划|将|拟|争取|有望)"
_TIMELESS = re.compile(r"总投资(?!额)|协议投资|概算|总造价|造价")


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
        self.size = SizeOf(around, known, [(m.predication, m.quantity.kind) for m in before])

    def read(self) -> Measured:
        following = self.around.noun_after()
        plain = self.around.noun_before(None)
        index = None if self.around.counts("money") and INVESTMENT.search(plain) else self.size.find(plain)
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
            indicator = each.group().removesuffix("达到").removesuffix("达")
        if (twin := self._twin()) is not None:
            indicator, index = twin.indicator, twin.predication
            predication = self.known[index] if index is not None else None
        if not indicator:
            indicator = (
                self.before[-1].indicator if self.before else (predication.action if predication else self.atom.text)
            )
        told = self.size.told(plain) if self.quantity.kind == "rate" else None
        if told is not None:
            index, predication = told, self.known[told]
        bare = told is None and self.size.is_bare(predication, indicator)
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

    def _twin(self) -> Measured | None:
        """The amount before that is told of the same thing (集体收入分别达到12万元和9万元)."""
        joined = [a.code for a in self.atoms[max(0, self.at - 2) : self.at]] == ["Q", "C"]
        last = self.before[-1] if self.before else None
        same = last is not None and last.quantity.unit == self.quantity.unit and self.quantity.kind == "amount"
        return last if joined and same and "分别" in self.left else None

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
