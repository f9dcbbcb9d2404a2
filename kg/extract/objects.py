"""The words that name what a verb acts on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.atoms import Atom
from kg.extract.segments import FRONTING
from kg.lexicon import toml
from kg.model import Span

_WORDS = toml("grammar")["words"]
# 总面积3000㎡的企业动迁: a dimension of the act or thing, not a thing
EXTENT = re.compile(r"(?:面积|长度|里程|金额|总量|规模|投资|投资额|全长)$")
# words that add nothing behind an action
EMPTY = frozenset(_WORDS["empty_heads"])
_OPENERS = frozenset(_WORDS["openers"])
_PART_OF_NOUN = frozenset(("不", "非", "专项", "分类"))
_LONG_OBJECT = 12


def trimmed_of(atoms: Sequence[Atom]) -> list[Atom]:
    """Without what adds nothing at the end: quantities, 工作, 等, particles."""
    kept = list(atoms)
    while kept and (kept[-1].code in "QETUDXC" or kept[-1].text in EMPTY):
        kept.pop()
    return kept


def fronted_of(before: Sequence[Atom]) -> list[Atom]:
    """What 对 or 把 put before the verb, [] where nothing is fronted."""
    for i, atom in enumerate(before):
        if atom.code == "P" and atom.text in FRONTING:
            return [a for a in before[i + 1 :] if a.code != "D" or a is not before[-1]]
    return []


def disposed_of(before: Sequence[Atom]) -> list[Atom]:
    """What 把 or 将 puts before the verb that deals with it (将失地农民纳入社会保障), [] where nothing is."""
    for i, atom in enumerate(before):
        if atom.code == "P" and atom.text in ("把", "将") and before[i + 1 :] and before[i + 1].code in "NMKQ":
            return list(before[i + 1 :])
    return []


def topic_of(before: Sequence[Atom]) -> list[Atom]:
    """What stands before a verb without who acts or by what means (工程由区水务局实施, 资金通过一卡通发放)."""
    for i, atom in enumerate(before):
        if atom.code == "P" and atom.text in ("由", "被", "通过") and not any(a.code == "T" for a in before[i:]):
            return list(before[:i])
        if atom.code == "P" and atom.text in ("由", "从") and i and any(a.code == "Q" for a in before[i:]):
            return list(before[:i])  # 低保户由年初的186户减少到152户
    return list(before)


def core_of(atoms: Sequence[Atom]) -> list[Atom]:
    """The atoms between the first and the last that can name an object."""
    kept = [a for a in atoms if a.code != "Q"]
    while kept and (kept[0].code in "DPTUCXEL" or kept[0].text in _OPENERS) and not _is_part(kept):
        kept = kept[1:]
    while kept and kept[-1].code in "DPTUCXEL":
        kept = kept[:-1]
    while len(kept) > 1 and kept[-1].text in ("工作", "任务", "事宜", "力度"):
        kept = kept[:-1]
        while kept and kept[-1].code in "TCXE":
            kept = kept[:-1]
    return kept


def _is_part(atoms: Sequence[Atom]) -> bool:
    """Whether an adverb is part of the thing's name (不文明行为, 专项债, 分类垃圾桶)."""
    return len(atoms) > 1 and atoms[0].text in _PART_OF_NOUN and atoms[1].code == "N" and atoms[0].end == atoms[1].begin


def _behind_extent(atoms: Sequence[Atom]) -> Sequence[Atom]:
    """总投资5000万元的A项目 is A项目: an extent and its number only tell how large the object is."""
    for i in range(len(atoms) - 2):
        if EXTENT.search(atoms[i].text) and atoms[i + 1].code == "Q" and atoms[i + 2].code == "T":
            return atoms[i + 3 :]
    return atoms


def object_text(atoms: Sequence[Atom]) -> str:
    """The object's words: quantities, and a 的 left behind by one, are cut out."""
    core = core_of(_behind_extent(atoms))
    while len(core) > 1 and core[0].text in EMPTY and core[0].code == "N":
        core = core[1:]
    text, at = "", core[0].begin if core else 0
    for atom in core:
        gap = atom.begin > at
        if atom.code == "T" and gap:
            at = atom.end
            continue
        text += atom.text
        at = atom.end
    text = text.replace("（）", "").replace("()", "")
    head = text.rpartition("的")[2]
    return head if len(text) > _LONG_OBJECT and len(head) > 1 else text


def stretch_of(atoms: Sequence[Atom]) -> Span:
    """From the first of the atoms to the end of the last."""
    return Span(min(a.begin for a in atoms), max(a.end for a in atoms))
