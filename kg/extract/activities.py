"""Which predications are activities: something concrete that somebody could check."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.atoms import Atom
from kg.extract.predications import Predication
from kg.lexicon import alternatives, toml
from kg.model import Lexed, SectionKind

_ABSTRACT = re.compile(rf"(?:{alternatives(toml('roles')['abstract']['heads'])})$")
# 开展X活动, 实施X行动: the auxiliary is the verb where its object is a definite event
_EVENT = re.compile(
    r"(?:活动|行动|工程|仪式|会议|会|培训班|讲座|大赛|比赛|运动会|巡演|演出|展|节|宣讲|大走访|计划|攻坚战|评选|专项整治|论坛|课堂|党课|主题党日|试点|演练|志愿服务|义诊|服务)$"
)
_STAGING = frozenset(
    (
        "开展",
        "组织",
        "组织开展",
        "实施",
        "启动",
        "推行",
        "给予",
        "采取",
        "积极开展",
        "深入开展",
        "扎实开展",
        "落实",
        "参加",
        "接受",
        "着手",
        "实行",
        "支持",
        "组织实施",
    )
)
_QUOTE = re.compile(r"[“《「]")


def is_activity(predication: Predication, lexed: Lexed, atoms: Sequence[Atom], counted: bool) -> bool:
    """Whether a predication is concrete enough.

    Args:
        predication: the candidate.
        lexed: its sentence.
        atoms: the sentence's atoms.
        counted: whether a number hangs on it; then it is concrete.
    """
    sentence = lexed.sentence
    if predication.form == "attitude" or sentence.is_heading or sentence.kind is SectionKind.PROBLEM:
        return False
    if counted:
        return predication.form == "act" or bool(predication.object)
    named = _named(predication, atoms)
    if predication.form == "degree":
        return named and bool(predication.object)
    if predication.form == "light":
        if predication.action in _STAGING:
            return named or bool(_EVENT.search(predication.object))
        return named and bool(_QUOTE.search(predication.object))
    if not predication.object or predication.role == "context":
        return False
    return named or not _ABSTRACT.search(predication.object)


def _named(predication: Predication, atoms: Sequence[Atom]) -> bool:
    return any(a.code in "MK" and predication.span.begin <= a.begin < predication.span.end for a in atoms) and bool(
        predication.object
    )
