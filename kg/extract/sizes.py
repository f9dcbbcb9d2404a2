"""The act that a number is the size of: what governs it, what it goes on with, or the act that a rate is told of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.extract.predication import Predication
from kg.extract.roles import CONTEXT, INVESTMENT, LAID_OUT, OUTCOME, REMAINDER
from kg.extract.surroundings import Surroundings
from kg.model import Span

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
_SHARE_OF_TASK = re.compile(r"(?:任务|计划|目标|指标)数?的?$")
# 办结率, 满意率: figures of a service rather than of an act
_BARE_RATES = ("办结", "满意", "响应", "解决")
# 调处成功率: how well the act went
_SUCCESS = re.compile(r"(?:成功|到位)$")
_NO_THING = ("任务", "年度", "总量", "工程量")
_BARE_LIGHT = ("完成", "实现", "达到", "全面完成", "做到", "取得")


def _begun_or_done(predication: Predication) -> bool:
    """Whether what a work covers (涉及农户120户) may hang on a predication."""
    return predication.form == "act" or predication.action == "启动"


def _carries_on(predication: Predication) -> bool:
    """Whether later numbers of the sentence may go on with an act."""
    if predication.form == "light":
        return predication.action == "启动"
    return predication.form == "act" and predication.role != "context"


class SizeOf:
    """Finds the act that one number is the size of.

    Args:
        around: the number in its sentence.
        known: the sentence's predications, to which one that the number carries on is added.
        before: of each number before it the index of its predication, and its kind.
    """

    def __init__(
        self, around: Surroundings, known: list[Predication], before: Sequence[tuple[int | None, str]]
    ) -> None:
        self.around, self.known, self.before = around, known, before
        self.atoms, self.at, self.clause = around.atoms, around.at, around.clause
        self.atom, self.quantity = around.atoms[around.at], around.quantity
        self.left, self.right = around.left, around.right

    def find(self, nominal: str) -> int | None:
        """Index of the predication, None where the number hangs on none; one that it carries on is added.

        Args:
            nominal: the noun phrase before the number.
        """
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
        counted = {index for index, _ in self.before}
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

    def told(self, nominal: str) -> int | None:
        """The act that a rate is told of: 签约200户，签约率95%; 拆除5000平方米，为年度任务的120%."""
        counted = [i for i, kind in self.before if i is not None and kind == "amount"]
        acts = [i for i in counted if self.known[i].form == "act" and self.known[i].role != "context"]
        if _SHARE_OF_TASK.search(self.left) and self.before and self.before[-1][0] in acts:
            return self.before[-1][0]
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

    def is_bare(self, predication: Predication | None, indicator: str) -> bool:
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
        if predication.form not in ("light", "degree") or predication.action not in _BARE_LIGHT:
            return False
        # 完成路基7公里: what is finished is a thing, no figure
        long = self.around.dimension in ("length", "area") or self.quantity.unit == "件"
        thing = predication.action.endswith("完成") and long and not predication.object.endswith(_NO_THING)
        return not thing or OUTCOME.search(indicator) is not None
