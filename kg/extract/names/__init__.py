"""Find the named things in a report."""

from __future__ import annotations

from kg.extract.names.boundary import Contexts
from kg.extract.names.endings import by_ending
from kg.extract.names.found import mention, select
from kg.extract.names.quoted import by_quotes, titles
from kg.extract.names.view import view
from kg.model import Layout, Lexed, Mention


def find_mentions(layout: Layout, lexed: tuple[Lexed, ...]) -> tuple[Mention, ...]:
    """Find every mention of a named thing, in text order."""
    views = [view(sentence) for sentence in lexed]
    contexts = Contexts("\n".join(v.text for v in views))
    return tuple(mention(v, item) for v in views for item in select(by_ending(v, contexts) + by_quotes(v) + titles(v)))
