"""Which predications are activities: something concrete that somebody could check."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.atoms import NOUNY, Atom
from kg.extract.predications import Predication
from kg.lexicon import alternatives, toml
from kg.model import Lexed, SectionKind

_WORDS = toml("roles")
_ABSTRACT = re.compile(rf"(?:{alternatives(_WORDS['abstract']['heads'])})$")
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
    if counted:
        return predication.form == "act" or bool(predication.object)
    if announces or predication.action in _HONOURED:
        return False
    named = _named(predication, atoms)
    if predication.form == "degree":
        return named and bool(_QUOTE.search(predication.object))
    if predication.form == "light":
        if predication.action in _STAGING:
            return named or predication.action in _MEETING or bool(_EVENT.search(predication.object))
        return named and bool(_QUOTE.search(predication.object)) and predication.object[0] not in "“《"
    if not predication.object or predication.role == "context":
        return False
    if predication.fronted and (predication.action in _VAGUE or (predication.action in NOUNY and not predication.lead)):
        return False
    if predication.action in _MAKING and _MADE.search(predication.object) and len(predication.object) > _BARE_HEAD:
        return True
    return named or (predication.role != "other" and not _ABSTRACT.search(predication.object))


def _named(predication: Predication, atoms: Sequence[Atom]) -> bool:
    return any(a.code in "MK" and predication.span.begin <= a.begin < predication.span.end for a in atoms) and bool(
        predication.object
    )
