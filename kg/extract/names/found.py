"""Names as the rules find them, before the report as a whole decides between them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg.extract.names.view import View
from kg.model import Mention

# Classes whose full-form names count even inside a longer name (the river in the river's widening project).
NESTED = frozenset(
    {
        "AdministrativeArea",
        "DevelopmentZone",
        "Community",
        "Village",
        "ResidentialArea",
        "Place",
        "Company",
        "Facility",
        "Organization",
    }
)
PLACES = frozenset(
    {"AdministrativeArea", "DevelopmentZone", "Community", "Village", "ResidentialArea", "Facility", "Place"}
)
AREAS = frozenset({"AdministrativeArea", "DevelopmentZone", "Community", "Village", "ResidentialArea"})


_PHASE = re.compile("(?:[一二三四]期)?(?:项目|工程)?")
_ANNEX = re.compile("(?:综合|门诊|住院|教学|实验|医技|宿舍|办公)+大?楼$|新校区$|新院区$")


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of a view that a rule takes for a name.

    Attributes:
        begin, end: offsets in the view's text.
        name: the full form.
        kind: local name of its class.
        rule: the rule's name.
        confidence: how sure the rule is, in (0, 1].
        full: whether the stretch is a name by its own form, so that it counts inside longer names too.
        tail: the ending with its type words, which members of an enumeration may share; "" for none.
    """

    begin: int
    end: int
    name: str
    kind: str
    rule: str
    confidence: float
    full: bool = True
    tail: str = ""

    @property
    def size(self) -> int:
        """Length in characters."""
        return self.end - self.begin


def found(
    view: View,
    begin: int,
    end: int,
    kind: str,
    rule: str,
    confidence: float,
    name: str = "",
    full: bool = True,
    tail: str = "",
) -> Found:
    """A find whose name is the text itself, unless `name` says otherwise."""
    return Found(begin, end, name or view.surface(begin, end), kind, rule, confidence, full, tail)


def mention(view: View, item: Found) -> Mention:
    """The document's mention for a find."""
    return Mention(view.span(item.begin, item.end), item.name, item.kind, item.rule, item.confidence)


_PLAIN_BRIDGE = 2
"""柳溪大桥 bears the river's name as its stem; 柳溪漫水桥 is a bridge on it."""


def may_nest(inner: Found, outer: Found) -> bool:
    """Whether a find strictly inside another is a mention of its own."""
    if (
        not inner.full
        or inner.kind not in NESTED
        or outer.kind in ("Policy", "Person")
        or outer.rule.startswith(("name.quote", "name.list.media"))
        or (outer.rule == "name.department" and inner.kind in ("Facility", "Organization"))
    ):
        return False
    if outer.rule in ("name.list.numerals", "name.list.group"):
        return inner.rule != outer.rule
    if inner.kind == outer.kind and inner.end == outer.end:
        return outer.rule.endswith(".shared") or inner.rule.endswith(".shared")
    if outer.kind == "Campaign":
        return inner.kind == "AdministrativeArea"
    if outer.kind in ("Project", "Initiative"):
        # what is a project's own name but for 项目, or a park's phase, is that project, not something beside it
        if inner.kind == "DevelopmentZone" and inner.begin > outer.begin and inner.end == outer.end:
            return False  # the park is the project
        if inner.begin != outer.begin or not outer.name.startswith(inner.name):
            return True
        rest = outer.name[len(inner.name) :]
        return not (
            (inner.kind in ("Facility", "Place") and inner.name[-1] not in "路道街" and rest in ("", "项目"))
            or (inner.kind == "DevelopmentZone" and (rest == "项目" or _PHASE.fullmatch(rest)))
        )
    # a river's or bridge's name at the head of another name is that name's stem (石桥 in 石桥社区)
    if outer.rule in ("name.work.beside", "name.road.stretch"):
        return inner.begin == outer.begin
    long_form = inner.kind in AREAS or len(inner.tail) > 1
    if (
        outer.kind == "Facility"
        and inner.kind in ("Facility", "Organization")
        and inner.begin == outer.begin
        and _ANNEX.search(outer.name, len(inner.name)) is not None
    ):
        return True
    if outer.kind in ("Facility", "Organization"):
        return (long_form or not inner.tail) and not (
            inner.begin == outer.begin and inner.kind in ("Facility", "Organization")
        )
    if outer.kind in AREAS:
        return (
            inner.kind in ("AdministrativeArea", "Community", "Village", "DevelopmentZone") and inner.kind != outer.kind
        )
    first = inner.begin == outer.begin
    rest = outer.name[len(inner.name) :]
    waterside = rest[:1] in tuple("滨沿环亲临") or (len(rest) > _PLAIN_BRIDGE and rest.endswith(("桥", "坝", "码头")))
    beside = first and inner.kind == outer.kind == "Place" and waterside
    return beside or (inner.kind in ("AdministrativeArea", "Community") and outer.kind in ("Company", "Place"))


def select(items: Iterable[Found]) -> list[Found]:
    """Choose among overlapping finds: the surer, then the longer wins; names may lie inside names (`may_nest`)."""
    kept: list[Found] = []
    for item in sorted(
        set(items),
        key=lambda f: (-f.confidence * (1 + 0.08 * min(f.size, 14)), -f.size, f.begin, f.kind, f.name, f.rule),
    ):
        if all(_together(item, other) for other in kept):
            kept.append(item)
    return sorted(kept, key=lambda f: (f.begin, -f.end))


def _together(a: Found, b: Found) -> bool:
    if a.end <= b.begin or b.end <= a.begin:
        return True
    if a.begin == b.begin and a.end == b.end:
        return a.name != b.name and (a.kind == b.kind or "name.work.topic" in (a.rule, b.rule))
    if a.begin <= b.begin and b.end <= a.end:
        return may_nest(b, a)
    if b.begin <= a.begin and a.end <= b.end:
        return may_nest(a, b)
    return False
