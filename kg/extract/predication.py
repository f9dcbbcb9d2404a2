"""A verb with its object: what the grammar makes of a stretch of a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Span, Status


@dataclass(frozen=True, slots=True)
class Predication:
    """A verb with its object.

    Attributes:
        span: the smallest stretch that holds verb and object.
        verb: the verb's stretch.
        action: the verb as written.
        object: its object as written, without quantities; "" where it has none.
        form: "act", "light" (an auxiliary with nothing more specific), "degree", "attitude".
        role: the verb's class in the lexicon.
        scope: the stretch whose quantities hang on it.
        lead: the auxiliary before the verb, "" where there is none.
        fronted: the object comes before the verb.
    """

    span: Span
    verb: Span
    action: str
    object: str
    form: str
    role: str
    scope: Span
    status: Status
    lead: str = ""
    fronted: bool = False
