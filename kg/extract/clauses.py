"""A clause's atoms made ready for the grammar: what a preposition fronts is nominal, and a topic list has its predicate.

对租用厂房的企业开展评估: between 对 and its auxiliary no verb governs. A大道改造、B河道整治正在推进: an auxiliary with
nothing behind it says of each act before it whether it is done.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.atoms import Atom

_FRONTING = frozenset(("对", "对于", "针对", "就"))
_CARRYING = frozenset(("开展", "进行", "实施", "给予", "予以", "组织开展", "实行", "组织"))
_CLOSING = frozenset(("完成", "全面完成", "推进", "启动", "开展", "实施", "进行"))


def fronted_as_nominal(atoms: Sequence[Atom]) -> list[Atom]:
    """Verbs between 对 and the auxiliary that it belongs to only describe the object."""
    found = list(atoms)
    for i, atom in enumerate(found):
        if atom.code != "P" or atom.text not in _FRONTING:
            continue
        carrier = next((j for j in range(i + 1, len(found)) if _carries(found, j)), None)
        if carrier is not None:
            found[i + 1 : carrier] = [_nominal(a) for a in found[i + 1 : carrier]]
    return found


def _carries(atoms: Sequence[Atom], j: int) -> bool:
    return atoms[j].code == "L" and atoms[j].text in _CARRYING and atoms[j - 1].code != "T"


def _nominal(atom: Atom) -> Atom:
    return replace(atom, code="N", role="") if atom.code in "VLGA" else atom


def closing_of(atoms: Sequence[Atom]) -> int | None:
    """Index of an auxiliary that closes a topic of acts (A改造、B整治已完成), None where the clause has none."""
    for i, atom in enumerate(atoms):
        if atom.code == "L" and atom.text in _CLOSING and (i + 1 == len(atoms) or atoms[i + 1].code in "CXE"):
            topic = [a for a in atoms[:i] if a.code != "D"]
            acts = bool(topic) and topic[-1].code == "V" and not any(a.code in "LPG" for a in topic)
            return i if acts and len(topic) > 1 else None
        if atom.code in "LG":
            return None
    return None
