"""What a number measures: its indicator, role and status, and the predication that it hangs on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.extract.atoms import Atom
from kg.extract.objects import EMPTY, EXTENT
from kg.extract.predications import Predication
from kg.extract.statuses import STANDING, intended
from kg.extract.times import Times
from kg.lexicon import alternatives, rows, toml
from kg.model import Lexed, Period, Quantity, Role, SectionKind, Span, Status

_ROLES = toml("roles")
_ROLE = _ROLES["role"]
_PUT_TO_WORK = frozenset(_ROLES["people"]["verbs"])
_PEOPLE = re.compile(rf"(?:{alternatives(_ROLES['people']['heads'])})$")
_INPUT, _OUTCOME, _CONTEXT = (re.compile(alternatives(_ROLE[k])) for k in ("input", "outcome", "context"))
_DIMENSION = {unit: dimension for unit, dimension, _ in rows("units", 3)}
_CHANGE_WORDS = toml("quantities")["change"]
_CUT_BACK = re.compile(
    rf"(?:{alternatives([*_CHANGE_WORDS['rise'], *_CHANGE_WORDS['fall']])}|较[^，,]{{1,8}}|比[^，,]{{1,8}}|(?<!签)(?<!节)约为|达到?|已|为|均|共计?|合计|总计|累计|超过?|突破|实现|完成|名列|位[居列]|排名|列|居|成为|近|接近|的|了|全[国省市区县镇]|同比|环比|分别|(?<![签节])约|至|到|：|:|占|不低于|不少于|控制在|保持|其中|由|从|有|一般|首次|均|可|力争|确保|预计|当年|目前|最高|最低|左右|年均|高于|低于|多达|位[列次]|每年|每月|每季度|任务|：|了|首次|过|稳定在|控制在|依次|直接|当场|限期|就|但|年初的?|上年的?|去年的?|在|还要?|多|少|净|约为|每人|：|仍)+$"
)
_LEAD_IN = re.compile(
    r"^(?:了|工作|上述|以上|该|这|但|就(?![业医学餐诊读])|仍有?|当场|限期|直接|先后|还|另有|各|可|当年|全年|我|将|力争|确保|预计|其余|一般|其中|分别|共计?|累计|目前|全年|上半年|下半年|今年|已|另外?|还有?|有|，|,|、|的|各类|并|及|和|包括)+"
)
# 占年计划的九成, 为县下达任务的112%: a share of something said of the indicator before
_RELATIVE = re.compile(r"占|为|是|完成|比|较|超|相当于|距|高于|低于|居|列|增速|同比|年度|全年|目标|年初|计划")
_ONWARD_NEXT = re.compile(
    r"[，,]?(?:再)?(?:大幅|迅速|逐步|稳步|跃)?(?:提高|提升|上升|升|增加|增|降低|下降|降|减少|压缩|缩短|扩大|扩展|发展|跃升|回落|优化|优化调整|调整|整合|合并|变)[\u4e00-\u9fff]{0,2}?(?:到|至|为|成)"
)
_FROM = ("由", "从", "至", "到", "于", "为")
_BARE_LIGHT = ("完成", "实现", "达到", "全面完成", "做到", "取得")
_INVESTMENT = re.compile(r"总投资|投资额|协议投资|计划投资|意向投资|概算|总造价|造价")
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
    for atom in atoms:
        if atom.code != "Q":
            continue
        for quantity in (q for q in lexed.quantities if q.begin == atom.begin):
            found.append(_Reading(lexed, atoms, known, found, times, atom, quantity).read())
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
        atom: Atom,
        quantity: Quantity,
    ) -> None:
        self.lexed, self.atoms, self.known, self.before, self.times = lexed, atoms, known, before, times
        self.atom, self.quantity = atom, quantity
        base = lexed.sentence.span.begin
        self.clause = next((c for c in lexed.sentence.clauses if c.begin <= atom.begin < c.end), lexed.sentence.span)
        self.left = lexed.text[self.clause.begin - base : atom.begin - base]
        self.right = lexed.text[atom.end - base : self.clause.end - base]
        self.is_start = bool(re.search(r"(?:由|从)[^，,。；;]{0,12}$", self.left) and _ONWARD_NEXT.match(self.right))
        self.at = next(i for i, a in enumerate(atoms) if a is atom)

    def read(self) -> Measured:
        following = self._noun_after()
        plain = self._noun_before(None)
        index = None if self._in("money") and _INVESTMENT.search(plain) else self._predication(plain)
        predication = self.known[index] if index is not None else None
        nominal = self._noun_before(predication)
        rule = "measurement.verb" if predication else "measurement.noun"
        if self.quantity.kind in ("change", "rate", "rank"):
            indicator, rule = (
                self._of_growth(plain, following, predication),
                f"measurement.{self.quantity.kind}",
            )
        elif predication is None:
            indicator = nominal if len(nominal) > 1 else following or nominal
        else:
            indicator = self._of_amount(nominal, following, predication)
        if not indicator:
            indicator = (
                self.before[-1].indicator if self.before else (predication.action if predication else self.atom.text)
            )
        bare = self._is_bare(predication, indicator)
        role = self._role(predication if not bare or not self._in("money") else None, indicator, nominal)
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

    def _noun_before(self, predication: Predication | None) -> str:
        """The noun phrase that ends at the number, within the clause and behind the verb that governs the number."""
        start = self.clause.begin
        if predication is not None and predication.verb.end <= self.atom.begin:
            start = max(start, predication.verb.end)
        kept: list[Atom] = []
        for atom in reversed(self.atoms[: self.at]):
            if (
                atom.code == "P"
                and atom.text in _FROM
                and (not kept or self.quantity.kind != "amount" or self.is_start)
            ):
                kept = []
                continue
            if atom.begin < start or atom.depth != self.atom.depth or atom.code in "QXPL":
                break
            if atom.code in "C" and kept and not self._listed(atom):
                break
            kept.insert(0, atom)
        return _LEAD_IN.sub("", _CUT_BACK.sub("", self._joined(kept)))

    def _since_last(self) -> str:
        base = self.lexed.sentence.span.begin
        return self.lexed.text[self.before[-1].span.end - base : self.atom.begin - base]

    def _listed(self, connective: Atom) -> bool:
        """Whether the list before a connective has no number of its own, so that the number counts it all."""
        before = [
            a
            for a in self.atoms[: self.at]
            if self.clause.begin <= a.begin < connective.begin and a.depth == self.atom.depth
        ]
        return not any(a.code == "Q" for a in before)

    def _noun_after(self) -> str:
        kept: list[Atom] = []
        if self.is_start:
            return ""
        for atom in self.atoms[self.at + 1 :]:
            if (
                atom.begin >= self.clause.end
                or atom.depth < self.atom.depth
                or atom.code in "QXDPL"
                or (atom.code == "C" and (not kept or kept[-1].code == "V"))
            ):
                break
            if atom.depth > self.atom.depth:
                continue
            kept.append(atom)
        if kept and kept[0].begin > self.atom.end:
            return ""
        while kept and kept[-1].code in "CTUE":
            kept.pop()
        while len(kept) > 1 and kept[-1].text in EMPTY:
            kept.pop()
        if len(kept) > 2 and kept[-1].code == "V" and kept[-2].code == "T":
            del kept[-2]
        return re.sub(r"^的|中$", "", self._joined(kept))

    def _joined(self, atoms: Sequence[Atom]) -> str:
        return "".join(a.text for a in atoms)

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
            return min(inside, key=lambda i: (len(self.known[i].scope), self.known[i].form != "act", -i))
        counted = {m.predication for m in self.before}
        before = [i for i, p in enumerate(self.known) if i in counted and p.form == "act" and p.role != "context"]
        if (
            later
            and self.quantity.kind == "amount"
            and not self._in("money")
            and not any(a.code in "Q" for a in self.atoms[self.at + 1 :] if a.begin < self.known[later[0]].verb.begin)
        ):
            return later[0]
        if not before or self.quantity.kind == "rank":
            return None
        last = self.known[before[-1]]
        if any(a.code == "X" and a.text in "；;" for a in self.atoms if last.scope.end <= a.begin < self.atom.begin):
            return None
        dimension = _DIMENSION.get(self.quantity.unit, "")
        if dimension in ("time", "") or self.quantity.kind == "change":
            return None
        if (
            nominal
            and dimension in ("people", "count", "noun")
            and self.quantity.kind == "amount"
            and nominal not in ("共计", "合计")
            and not nominal.startswith(("涉及", "共涉及"))
        ):
            thing = last.object if self.atoms[self.at - 1].code == "M" else nominal
            carried = replace(last, object=thing, scope=self.clause, span=Span(last.verb.begin, self.atom.begin))
            self.known.append(carried)
            return len(self.known) - 1
        return before[-1]

    def _of_growth(self, nominal: str, following: str, predication: Predication | None) -> str:
        if self.quantity.kind == "rank" and following:
            return following
        if self.before and _RELATIVE.match(nominal):
            return self.before[-1].indicator + nominal
        if nominal and len(nominal) > 1:
            return nominal
        if self.before:
            return self.before[-1].indicator
        if predication and (predication.object or predication.form == "act"):
            return predication.action + predication.object if predication.form == "act" else predication.object
        return following or nominal

    def _of_amount(self, nominal: str, following: str, predication: Predication) -> str:
        act = predication.action if predication.form == "act" else ""
        if self.atom.depth and nominal:
            return nominal
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

    def _is_bare(self, predication: Predication | None, indicator: str) -> bool:
        """A bare indicator (实现税收2.8亿元) hangs on no activity; nor does a time span, a rank or a 总投资."""
        if predication is None:
            return False
        if self.quantity.kind == "rank" or self._in("time") or (self._in("money") and _INVESTMENT.search(indicator)):
            return True
        if self.quantity.kind in ("change", "rate"):
            return predication.form != "act" or predication.scope.end < self.atom.begin or not predication.lead
        return predication.form in ("light", "degree") and predication.action in _BARE_LIGHT

    def _role(self, predication: Predication | None, indicator: str, nominal: str) -> Role:
        if self.lexed.sentence.kind is SectionKind.PROBLEM:
            return Role.CONTEXT
        if self.is_start:
            return Role.CONTEXT
        if self.quantity.kind in ("change", "rate", "rank"):
            return Role.OUTCOME
        if not self.quantity.value:
            return Role.OUTCOME
        if (
            predication is not None
            and predication.action in _PUT_TO_WORK
            and self._in("people")
            and _PEOPLE.search(predication.object)
        ):
            return Role.INPUT
        if self._in("money") and _INVESTMENT.search(indicator):
            return Role.INPUT
        if self._in("time") and not _OUTCOME.search(indicator):
            return Role.OUTCOME if re.search(r"提前|缩短|用时|仅用|只用|推迟", self.left) else Role.CONTEXT
        if _CONTEXT.match(nominal):
            return Role.CONTEXT
        if (
            predication is not None
            and predication.form == "act"
            and predication.role in ("input", "outcome", "context")
        ):
            return {"input": Role.INPUT, "outcome": Role.OUTCOME, "context": Role.CONTEXT}[predication.role]
        if _OUTCOME.search(indicator):
            return Role.OUTCOME
        if predication is not None:
            return Role.OUTPUT
        if _INPUT.search(indicator):
            return Role.INPUT
        return Role.OUTCOME if _DIMENSION.get(self.quantity.unit) == "money" else Role.CONTEXT

    def _status(self, predication: Predication | None) -> Status:
        if STANDING.search(self.left):
            return Status.ONGOING
        if "意向" in self.left and self._in("money"):
            return Status.PLANNED
        plan = self.lexed.sentence.kind is SectionKind.PLAN
        if predication is not None and self.atom.end <= predication.verb.begin < self.clause.end:
            return predication.status
        if predication is not None and predication.scope.begin <= self.atom.begin < predication.scope.end:
            return predication.status
        if plan or intended(self.left, self.lexed.sentence.period) or re.match(_INTENDED_AFTER, self.right):
            return Status.PLANNED
        if re.search("正在|在谈|洽谈|涉及", self.left) or re.match(r"正在|在谈", self.right):
            return Status.ONGOING
        return (
            predication.status
            if predication is not None and predication.status is not Status.ONGOING
            else Status.ACHIEVED
        )

    def _period(self, status: Status, role: Role, indicator: str, predication: Predication | None) -> Period | None:
        if self._in("money") and _TIMELESS.search(indicator):
            return None
        if self._in("time") and role is Role.CONTEXT and not self.is_start:
            return None
        offset = self.atom.begin
        if predication is not None and self.atom.end <= predication.verb.begin < self.clause.end:
            offset = predication.verb.begin
        return self.times.at(offset, status is Status.PLANNED)

    def _in(self, dimension: str) -> bool:
        return _DIMENSION.get(self.quantity.unit) == dimension
