"""A number's role in the chain from means to effects: put in, put out, brought about, or mere background."""

from __future__ import annotations

import re

from kg.extract.predication import Predication
from kg.extract.surroundings import Surroundings
from kg.lexicon import alternatives, toml
from kg.model import Role, SectionKind

_STOCK = toml("roles")
_ROLE = _STOCK["role"]
_PUT_TO_WORK = frozenset(_STOCK["people"]["verbs"])
# 参与群众2万人次: who comes to an event
_PUBLIC = ("群众", "居民", "市民", "村民", "观众")
_SERVICE = tuple(_STOCK["people"]["service"])
_PEOPLE = re.compile(rf"(?:{alternatives(_STOCK['people']['heads'])})$")
_INPUT, OUTCOME, CONTEXT = (re.compile(alternatives(_ROLE[k])) for k in ("input", "outcome", "context"))
# 仅剩8户: what an act left over
REMAINDER = re.compile(r"仅剩|剩余|还剩|尚剩|仍有|尚有|其余")
INVESTMENT = re.compile(r"总投资|投资额|协议投资|计划投资|意向投资|概算|总造价|造价")
_SPENT = re.compile(
    r"(?:(?<!完成)(?<![产业改间备化会])(?:投资|投入)|出资|筹资|斥资|耗资|自筹)(?:资金)?(?:[约近超]|超过|共计|共)?$"
)
# 完成固定投资2亿元: a figure of the economy
_ECONOMY = re.compile(
    r"(?:完成|实现)[^，。；\d]{1,8}投资额?$|(?:固定资产|工业性?|民间|产业|房地产开发|技改)投资(?:额|完成)?$"
)
_SHIFTED = re.compile(r"(?:上升|提升|前移|前进|攀升|下降|下滑|后退)了?$")
# 案件比上年减少15起
_COMPARED = re.compile(r"[较比][^，,]{1,8}(?:减少|下降|降低|增加|上升|增长)了?$")
# 净增7家
_NET = re.compile("净增了?$")
_TOTAL = re.compile(r"(?:总数|总量|存量|累计)已?达到?$")
# 整治隐患300处: trouble that is gone
_MENDING = frozenset(_STOCK["mended"]["verbs"])
_TROUBLE = tuple(_STOCK["mended"]["heads"])
# 设计床位60张: what a thing is laid out for
LAID_OUT = frozenset(_STOCK["leads"]["laid_out"])
_SOONER = re.compile(r"提前|缩短|用时|仅用|只用|推迟")
_OF_VERB = {"input": Role.INPUT, "outcome": Role.OUTCOME, "context": Role.CONTEXT}


def role_of(
    around: Surroundings, kind: SectionKind, predication: Predication | None, indicator: str, nominal: str
) -> Role:
    """The role of a number.

    Args:
        around: the number in its sentence.
        kind: of the section that it stands in.
        predication: what it hangs on, None where it hangs on nothing.
        indicator: what it measures.
        nominal: the noun phrase before it.
    """
    quantity = around.quantity
    if kind is SectionKind.PROBLEM or around.is_start:
        return Role.CONTEXT
    if quantity.kind in ("change", "rate", "rank") or not quantity.value:
        return Role.OUTCOME
    if around.counts("people") and _serves(around, predication, nominal):
        return Role.INPUT
    if around.counts("money") and (
        (INVESTMENT.search(indicator) or _SPENT.search(around.left)) and not _ECONOMY.search(around.left)
    ):
        return Role.INPUT
    if quantity.unit in ("位", "名") and _SHIFTED.search(around.left):
        return Role.OUTCOME
    if around.counts("time") and not OUTCOME.search(indicator):
        return Role.OUTCOME if _SOONER.search(around.left) else Role.CONTEXT
    if "涉及" in around.left:
        return Role.OUTPUT
    if _NET.search(around.left):
        return Role.OUTCOME
    if _TOTAL.search(around.left) and not (around.counts("money") and OUTCOME.search(indicator)):
        return Role.CONTEXT
    if _COMPARED.search(around.left) and not around.counts("money"):
        return Role.OUTCOME
    if predication is not None and predication.action in _MENDING and predication.object.endswith(_TROUBLE):
        return Role.OUTCOME
    by_verb = _OF_VERB.get(predication.role) if predication is not None and predication.form == "act" else None
    acted_on = predication is not None and (
        by_verb is Role.OUTCOME or predication.fronted or nominal == "辖区"  # 为辖区80家企业减租
    )
    if CONTEXT.match(nominal) and (not acted_on or REMAINDER.match(nominal)):
        return Role.CONTEXT
    if by_verb is not None:
        return by_verb
    if OUTCOME.search(indicator):
        return Role.OUTCOME
    if predication is not None:
        return Role.OUTPUT
    if _INPUT.search(indicator):
        return Role.INPUT
    return Role.OUTCOME if around.counts("money") else Role.CONTEXT


def _serves(around: Surroundings, predication: Predication | None, nominal: str) -> bool:
    """Whether the people counted are put to the task (出动干部120人) or serve it themselves (642名党员下沉社区)."""
    if predication is None:
        return False
    if predication.action == "参与" and predication.object.endswith(_PUBLIC):
        return False
    if predication.action in _PUT_TO_WORK and _PEOPLE.search(predication.object):
        return True
    follows = predication.verb.begin > around.atom.begin and predication.action.startswith(_SERVICE)
    return bool(follows and (_PEOPLE.search(nominal) or _PEOPLE.search(around.thing_after())))
