"""Lists of names: A、B和C, with what sums them up behind (等五个村)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

from kg.model import Lexed, Mention, Span

Named: TypeAlias = tuple[tuple[int, Mention], ...]
"""Mentions with their index in the report's list of mentions, in text order, the outer before the inner."""

_JOINT = re.compile(
    r"[”’」》）)]?(?:（[^（）]{0,24}）|\([^()]{0,24}\))?(?:、|和|及|与|以及|及其|，?以及)[“‘「《]?|[”》][“《]"
)
_TAIL = re.compile(
    r"[”’」》]?等?(?:[两一二三四五六七八九十百\d]+余?[个家条所处座名户项位支])?"
    r"(?:省级|市级|区级|重点|贫困|试点|示范|城市|安置|自然|行政)?"
    r"(?:(?:村组|自然村组|自然村|行政村|村|社区|小区|街道|乡镇|镇|企业|公司|单位|项目|地块|道路|河道|同志|人)(?:[（(](?:社区|村|居|居委)[)）])?)?"
)


@dataclass(frozen=True, slots=True)
class Listed:
    """Names in one list, or a name by itself.

    Attributes:
        members: the names with their indices, in text order.
        span: from the first name to the last.
        end: where the words that sum the list up (等五个村) end.
    """

    members: Named
    span: Span
    end: int

    @property
    def indices(self) -> tuple[int, ...]:
        """The indices of its names."""
        return tuple(i for i, _ in self.members)


def outer(names: Named) -> Named:
    """A sentence's names without those that stand inside a longer one."""
    kept: list[tuple[int, Mention]] = []
    for i, mention in names:
        if kept and kept[-1][1].span.covers(mention.span) and kept[-1][1].span != mention.span:
            continue
        kept.append((i, mention))
    return tuple(kept)


def lists_of(names: Named, lexed: Lexed) -> tuple[Listed, ...]:
    """A sentence's outer names as lists, in text order."""
    base, text = lexed.sentence.span.begin, lexed.text
    groups: list[list[tuple[int, Mention]]] = []
    for i, mention in names:
        if groups:
            last = groups[-1][-1][1]
            gap = text[last.span.end - base : mention.span.begin - base]
            if last.span == mention.span or (gap and _JOINT.fullmatch(gap)):
                groups[-1].append((i, mention))
                continue
        groups.append([(i, mention)])
    found = []
    for group in groups:
        span = Span(group[0][1].span.begin, max(m.span.end for _, m in group))
        tail = _TAIL.match(text, span.end - base)
        found.append(Listed(tuple(group), span, base + tail.end() if tail else span.end))
    return tuple(found)
