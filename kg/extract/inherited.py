"""What a verb without an object of its own acts on: what its neighbours or the sentence tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.atoms import Atom
from kg.extract.predication import Predication
from kg.extract.segments import ENDING
from kg.lexicon import toml
from kg.model import Span

# the most characters of a connective between two verbs over one object
_JOINT = 2
COMPLETE = frozenset(toml("grammar")["clauses"]["complete"])
"""Acts that need no object."""
_PEOPLE = toml("roles")["people"]
_PUT_TO_WORK, _STAFF = frozenset(_PEOPLE["verbs"]), tuple(_PEOPLE["heads"])


def completed(
    bare: Predication, following: Sequence[Predication], before: Sequence[Predication], topic: str
) -> Predication:
    """A verb without object shares the next one's (排查并整改隐患), or goes on with the one before (已办结50件).

    One of coming to an end is said of what the sentence speaks of (A大楼已封顶，年底前竣工).
    """
    for shared in following:
        if bare.role == "input" and shared.form == "act" and shared.object:
            return replace(bare, object=shared.object)  # 投资500万元建设广场
        if (
            shared.form == "act"
            and shared.object
            and not shared.fronted
            and shared.verb.begin - bare.verb.end <= _JOINT
        ):
            return replace(bare, object=shared.object, span=Span(bare.span.begin, shared.span.end))
    if topic and bare.action.startswith(ENDING):
        return replace(bare, object=topic)
    return replace(bare, object=_inherited(bare, before))


def named_last(found: Sequence[Predication], atoms: Sequence[Atom]) -> str:
    """The last named thing that something was done to (建设A大楼，完成桩基施工，6月底前封顶)."""
    names = [a.begin for a in atoms if a.code == "M"]
    return next(
        (p.object for p in reversed(found) if p.object and any(p.span.begin <= n < p.span.end for n in names)), ""
    )


def _inherited(bare: Predication, found: Sequence[Predication]) -> str:
    """A verb without object (已办结50件) acts on what the verb before it acted on."""
    if bare.action in COMPLETE:
        return ""
    return next((p.object for p in reversed(found) if p.object and p.form == "act" and not _staffs(p)), "")


def _staffs(predication: Predication) -> bool:
    """Whether people are only put to the task (组织党员200人值守，排查车辆…): nothing goes on to be done to them."""
    puts = {predication.lead, predication.action} & _PUT_TO_WORK
    return bool(puts) and predication.object.endswith(_STAFF)
