"""Which predications are activities: something concrete that somebody could check."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.atoms import NOUNY, Atom
from kg.extract.predication import Predication
from kg.extract.reading import Reading
from kg.extract.roles import LAID_OUT
from kg.lexicon import alternatives, toml
from kg.model import Layout, Lexed, SectionKind, Span

_WORDS = toml("roles")
_ABSTRACT = re.compile(rf"(?:{alternatives(_WORDS['abstract']['heads'])})$")
# 形成“X”良好氛围: nobody can check it, whatever it is called
_MOOD = re.compile(r"(?:氛围|态势|局面|格局|合力|风尚|热潮)$")
# 开展X活动, 实施X行动: the auxiliary is the verb where its object is a definite event
_EVENT = re.compile(rf"(?:{alternatives(_WORDS['event']['heads'])})$")
_STAGING = frozenset(_WORDS["event"]["verbs"])
_MEETING = frozenset(("举办", "召开", "举行"))
_HONOURED = frozenset(_WORDS["event"]["honoured"])
_VAGUE = frozenset(_WORDS["event"]["vague"])
_MAKING = frozenset(_WORDS["made"]["verbs"])
_MADE = re.compile(rf"(?:{alternatives(_WORDS['made']['heads'])})$")
# 建立机制 says too little
_BARE_HEAD = 3
_STRIVING = ("创", "争", "申报")
# 获区委嘉奖3次: got, not done
_GOT = re.compile("[获受被][省市区县镇乡街全国上]")
# 通过创建验收, 全市试点: of a title where no auxiliary carries them
_TITLED = frozenset(_WORDS["leads"]["titled"])
# 失业人员再就业800人: figures of the economy rather than acts
_ECONOMIC = frozenset(_WORDS["leads"]["economic"])
# 日处理小麦300吨: a capacity
_PER_DAY = re.compile(r"(?:^|[，,、；;：:（(的])[日年]可?$")
_MARKER = 3
_LONGEST_TITLE = 16
_ITEM = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,2}是|首先|其次|再次|最后|第[一二三四五六七八九十]{1,2}|[（(][一二三四五六七八九十\d]{1,2}[)）])"
)
# 实现就业200人 is a state reached, 加大整治力度 a degree, 确保项目落地 in a review an aim
_REACHING, _INTENSIFYING, _ENSURING = (frozenset(_WORDS["leads"][k]) for k in ("reaching", "intensifying", "ensuring"))
# 项目申报: without number or name it says too little
# 抓好三件事: says nothing
_NOTHING = frozenset(("事", "大事", "件事"))
_BARE = frozenset(("项目", "平台", "工作", "业务", "活动", "行动"))
# 开展丰富多彩的活动, 组织各类活动
_SUNDRY = re.compile(r"各类|各种|各项|多种|丰富多彩|形式多样|形式多彩|一系列|多姿多彩")
# 三大体系建设
_SLOGAN = re.compile(r"[一二三四五六七八九十两]大(?:体系|功能|机制|队伍|要素|优势|亮点|目标|任务)$")
_QUOTE = re.compile(r"[“《「]")


def is_activity(predication: Predication, lexed: Lexed, atoms: Sequence[Atom], counted: bool, announces: bool) -> bool:
    """Whether a predication is concrete enough.

    Args:
        predication: the candidate.
        lexed: its sentence.
        atoms: the sentence's atoms.
        counted: whether a number hangs on it; then it is concrete.
        announces: whether the sentence only leads over to the sections below it.
    """
    sentence = lexed.sentence
    if predication.form == "attitude" or sentence.is_heading or sentence.kind is SectionKind.PROBLEM:
        return False
    if predication.lead in _REACHING or predication.action in _ECONOMIC:
        return False
    if predication.action == "新增" and predication.object.endswith("就业"):
        return False
    if predication.object in _NOTHING or (predication.fronted and _GOT.match(predication.object)):
        return False
    if counted and _PER_DAY.search(_before(predication, lexed)):
        return False
    if predication.action in LAID_OUT and any(predication.scope.covers(Span(q.begin, q.end)) for q in lexed.quantities):
        return False
    if counted:
        return predication.form == "act" or bool(predication.object)
    if announces or predication.action in _HONOURED or predication.lead in _INTENSIFYING:
        return False
    if _MOOD.search(predication.object):
        return False
    if predication.lead in _ENSURING or predication.object in _BARE:
        return False
    if predication.action == "建设" and _SLOGAN.search(predication.object):
        return False
    named = _named(predication, atoms)
    if predication.form == "degree" or (predication.role == "degree" and predication.fronted):
        return named and bool(_QUOTE.search(predication.object))
    if predication.form == "light":
        if predication.action in _STAGING and not _SUNDRY.search(
            lexed.text[predication.verb.begin - sentence.span.begin : predication.span.end - sentence.span.begin]
        ):
            return named or predication.action in _MEETING or bool(_EVENT.search(predication.object))
        return named and bool(_QUOTE.search(predication.object)) and predication.object[0] not in "“《"
    if not predication.object or predication.role == "context":
        return False
    if predication.fronted and (
        predication.action in (_VAGUE if predication.lead else _VAGUE | _TITLED)
        or (predication.action in NOUNY and not predication.lead)
    ):
        return False
    if predication.action in _MAKING and _MADE.search(predication.object) and len(predication.object) > _BARE_HEAD:
        return True
    if predication.role == "outcome" and not predication.lead:
        return False
    return named or (predication.role != "other" and not _ABSTRACT.search(predication.object))


def announcing_of(readings: Sequence[Reading], layout: Layout) -> list[bool]:
    """Of each sentence whether it only leads over to what follows: to sections below it, or from an item's short title
    to its text (一是搭好服务平台。社区……).
    """
    parents = {s.parent for s in layout.sections}
    found = []
    for place, reading in enumerate(readings):
        following = readings[place + 1] if place + 1 < len(readings) else None
        sentence = reading.lexed.sentence
        title = (
            following is not None
            and following.lexed.sentence.section == sentence.section
            and "\n" not in layout.document.text[sentence.span.end : following.lexed.sentence.span.begin]
            and len(sentence.span) <= _LONGEST_TITLE
            and sum(len(c) > _MARKER for c in sentence.clauses) == 1
            and not reading.lexed.quantities
            and bool(_ITEM.match(reading.lexed.text))
            and not _ITEM.match(following.lexed.text)
        )
        found.append(title or sentence.section in parents)
    return found


def in_title(predication: Predication, honours: Sequence[Span]) -> bool:
    """Whether a verb only belongs to a title that is told as a recognition (被列为改造示范项目, 通过复审)."""
    within = any(s.covers(predication.verb) and s.begin < predication.verb.begin for s in honours)
    return (
        within and not predication.action.startswith(_STRIVING) and (predication.fronted or predication.role != "act")
    )


def _before(predication: Predication, lexed: Lexed) -> str:
    """The words before a verb."""
    return lexed.text[: predication.verb.begin - lexed.sentence.span.begin]


def _named(predication: Predication, atoms: Sequence[Atom]) -> bool:
    return any(a.code in "MK" and predication.span.begin <= a.begin < predication.span.end for a in atoms) and bool(
        predication.object
    )
