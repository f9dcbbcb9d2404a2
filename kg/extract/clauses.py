"""A clause's atoms made ready for the grammar: what describes an object governs nothing, and a topic has its predicate.

对租用厂房的企业开展评估: between 对 and its auxiliary no verb governs, nor does one in 由居民参加的 or 通过摇号方式. A大道改造、
B河道整治正在推进: an auxiliary with nothing behind it says of each act before it whether it is done.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.atoms import Atom
from kg.lexicon import toml

_STOCK = toml("grammar")["clauses"]
_FRONTING = frozenset(_STOCK["fronting"])
_FOCUSING = frozenset(_STOCK["focusing"])
_CARRYING = frozenset(_STOCK["carrying"])
_CLOSING = frozenset(_STOCK["closing"])
_ENDED = frozenset(_STOCK["ended"])
# 为方便群众，: what acts are meant to reach
_PURPOSE = frozenset(("为", "为了"))
# 通过摇号方式分配: a way of acting
_BY_WAY_OF = frozenset(_STOCK["by_way_of"])
# 防御台风期间转移群众: an act that only says when
_MEANWHILE = frozenset(("期间", "过程中", "之际"))
_STAGES = ("阶段", "尾声")
# 因规划调整暂缓实施: a reason holds no act
_HELD_UP = frozenset(("停工", "停产", "延期", "推迟"))
_GUIDES = frozenset(_STOCK["guides"])
# atoms of the longest way of acting
_LONGEST_WAY = 5
# 总投资5000万元的A项目: words that may stand before the name that a clause opens with
_OPENING = 2
_EXAMINED = tuple(_STOCK["examined"])
_WAYS = tuple(_STOCK["ways"])


def ready(atoms: Sequence[Atom]) -> list[Atom]:
    """The clause's atoms with the verbs that govern nothing made nominal."""
    found = list(atoms)
    for i, atom in enumerate(found):
        end = None
        if atom.text in _MEANWHILE and atom.code == "D":
            start = next((j for j in range(i - 1, -1, -1) if found[j].code not in "NMKTU"), None)
            if start is not None and found[start].code in "VLG":
                found[start] = _nominal(found[start])
        if atom.code == "P" and atom.text in _FRONTING:
            end = next((j for j in range(i + 1, len(found)) if _carries(found, j)), None)
        elif atom.text in _FOCUSING and atom.code in "GPA":
            end = next((j for j in range(i + 1, len(found)) if _carries(found, j)), None)
            if end is not None:
                found[i] = replace(atom, code="P", role="")
        elif atom.code == "P" and atom.text in ("把", "将"):
            end = next((j for j in range(i + 1, len(found)) if found[j].text == "作为"), None)
        elif atom.code == "P" and (atom.text == "由" or (atom.text == "被" and i)):
            end = next((j for j in range(i + 1, len(found)) if found[j].code == "T"), None)
            if end is not None and any(a.code == "Q" for a in found[i:end]):
                end = None  # 由A公司投资5000万元打造的园区
        elif atom.code == "P" and atom.text == "因" and not any(a.code == "Q" for a in found[i:]):
            end = next(
                (j for j in range(i + 1, len(found)) if found[j].text in _HELD_UP or found[j].code == "T"), len(found)
            )
        elif atom.text in _BY_WAY_OF and atom.code in "PVL":
            end = _way(found, i)
            if atom.text == "通过" and end is None and _does_more(found[i + 1 :]):
                found[i] = replace(atom, code="P", role="")
            if end is not None and any(a.code in "VLG" for a in found[end:]):
                found[i] = replace(atom, code="P", role="")
            else:
                end = None
        if end is not None:
            found[i + 1 : end] = [_nominal(a) for a in found[i + 1 : end]]
    return found


_BESIDE = frozenset(("与", "同", "跟", "联合", "会同"))


def named_topic(atoms: Sequence[Atom]) -> str:
    """The named thing that a clause opens with, "" where it opens otherwise."""
    words = [a for a in atoms if a.code not in "XCD"]
    for i, atom in enumerate(words):
        if atom.code == "M":
            following = words[i + 1] if i + 1 < len(words) else None
            if listed := _listed(atoms, atom):
                return listed
            whole = following is not None and following.code == "N" and following.begin == atom.end
            return atom.text + following.text if whole and following is not None else atom.text
        if atom.code not in "NQT" or i > _OPENING:
            return ""
    return ""


def has_partner(atoms: Sequence[Atom]) -> bool:
    """Whether the first name of a clause is only with whom it is done (街道与A公司合力推进)."""
    first = next((i for i, a in enumerate(atoms) if a.code == "M"), 0)
    return first > 0 and atoms[first - 1].text in _BESIDE


def _listed(atoms: Sequence[Atom], first: Atom) -> str:
    """The names of the list that one opens (A村、B村), "" where it stands alone."""
    at = atoms.index(first)
    last = at
    while last + 2 < len(atoms) and atoms[last + 1].code == "C" and atoms[last + 2].code == "M":
        last += 2
    return "".join(a.text for a in atoms[at : last + 1]) if last > at else ""


def sets_topic(atoms: Sequence[Atom]) -> bool:
    """Whether a clause only says what the next ones are for or about.

    Their field (征收方面，), what guides them (以创建为抓手，), what they turn to (聚焦水污染防治，) or are meant to reach
    (为保障汛期安全，).
    """
    words = [a for a in atoms if a.code not in "XC"]
    if not words or any(a.code == "Q" for a in words):
        return False
    if words[0].text in _PURPOSE and len(words) > 1 and words[1].code in "DVLGA":
        return True
    if words[0].text in _FOCUSING and words[-1].code == "V" and not any(a.code == "L" for a in words):
        return True
    return "".join(a.text for a in words).endswith(("方面", *(f"为{guide}" for guide in _GUIDES)))


def _does_more(atoms: Sequence[Atom]) -> bool:
    """Whether an act follows that 通过 leads to (通过一卡通发放); what is passed is none (通过验收)."""
    return any(a.code in "VL" and not a.text.endswith(_EXAMINED) for a in atoms)


def _way(atoms: Sequence[Atom], i: int) -> int | None:
    """Where a way of acting ends (通过摇号方式), None where none opens at `i`."""
    for j in range(i + 1, min(len(atoms), i + 1 + _LONGEST_WAY)):
        if atoms[j].text.endswith(_WAYS):
            return j + 1
        if atoms[j].code in "CX":
            return None
    return None


def leads_in(atoms: Sequence[Atom]) -> bool:
    """Whether a clause only fronts the object of the next one (对独居老人，社区安排专人照料)."""
    words = [a for a in atoms if a.code not in "XC"]
    if len(words) < 2 or words[0].code != "P" or words[0].text not in _FRONTING:
        return False
    return all(a.code not in "LG" and (a.code != "V" or _relative(words, i)) for i, a in enumerate(words))


def _relative(atoms: Sequence[Atom], i: int) -> bool:
    return any(a.code == "T" for a in atoms[i:])


def _carries(atoms: Sequence[Atom], j: int) -> bool:
    return atoms[j].code == "L" and atoms[j].text in _CARRYING and atoms[j - 1].code != "T"


def _nominal(atom: Atom) -> Atom:
    return replace(atom, code="N", role="") if atom.code in "VLGA" else atom


def closing_of(atoms: Sequence[Atom]) -> int | None:
    """Index of an auxiliary that closes a topic of acts (A改造、B整治已完成), None where the clause has none."""
    for i, atom in enumerate(atoms):
        closes = (atom.code == "L" and atom.text in _CLOSING) or (atom.code == "V" and atom.text in _ENDED)
        stage = atom.text == "进入" and atoms[-1].text.endswith(_STAGES)  # A片区征收进入扫尾阶段
        if stage or (closes and (i + 1 == len(atoms) or atoms[i + 1].code in "CXE" or atoms[i + 1].text == "中")):
            topic = [a for a in atoms[:i] if a.code != "D"]
            while topic and topic[-1].text == "工作":
                topic.pop()
            acts = bool(topic) and topic[-1].code == "V" and not any(a.code in "LPG" for a in topic)
            return i if acts and len(topic) > 1 else None
        if atom.code in "LG":
            return None
    return None
