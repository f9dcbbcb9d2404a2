"""Where things lie: areas in areas, places inside the names of works, and clauses that say where something is done."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from kg.extract.coordination import lists_of
from kg.extract.reading import Reading
from kg.extract.relations.known import AREAS, PLACES, UNDERTAKINGS, Known, rank
from kg.lexicon import alternatives, toml
from kg.model import Mention, RelationClaim, Span

_WORDS = toml("relations")["place"]
_WORKS = re.compile(r"(?:[改扩迁新重翻]+建|改造|整治|搬迁|维修|修缮|提升|加固|拓宽|清淤|更新|治理)(?:工程|项目)?$")
_LYING = re.compile(rf"(?:{alternatives(_WORDS['lying'])})(?:于|在)?$")
_LEANING = re.compile(rf"(?:{alternatives(_WORDS['leaning'])})(?:[^，。；、\d]{{0,4}})$")
_HOLDING = re.compile(alternatives(_WORDS["holding"]))
_TASK_FORCE = re.compile(r"(?:专班|指挥部|工作组)$")


# --- areas ----------------------------------------------------------------------------------------------------------


def areas(readings: Sequence[Reading], known: Known) -> Iterator[RelationClaim]:
    """Areas in areas: those written one behind the other, the unit in its district, and what the unit holds."""
    placed: set[str] = set()
    for reading in readings:
        for claim in _adjacent(reading):
            placed.add(known.name(claim.subject))
            yield claim
        for claim in _lying(reading):
            placed.add(known.name(claim.subject))
            yield claim
    if known.unit is None:
        return
    unit = known.mentions[known.unit]
    if unit.name not in placed and (above := _above(unit, known)) is not None:
        yield RelationClaim(known.mentions[above].span, known.unit, "partOf", above, "relation.district")
    for name, i in known.first.items():
        mention = known.mentions[i]
        held = mention.kind in AREAS or (mention.kind in ("Facility", "Place") and name.startswith(unit.name))
        if held and name not in placed and name != unit.name:
            yield RelationClaim(mention.span, i, "partOf", known.unit, "relation.unit")


def _above(unit: Mention, known: Known) -> int | None:
    """The area one step above the unit that the report speaks of most."""
    own = rank(unit)
    if own is None:
        return None
    for step in range(own - 1, 0, -1):
        counts: Counter[str] = Counter()
        for name, i in known.first.items():
            if known.kind(i) == "AdministrativeArea" and rank(known.mentions[i]) == step:
                counts[name] = known.counts[name]
        if counts:
            best = counts.most_common(1)[0][0]
            return known.first[best]
    return None


def _adjacent(reading: Reading) -> Iterator[RelationClaim]:
    """柳溪镇石鼓村; 石鼓村委柳湾、石庙: each of the list lies in the area before it."""
    base, text = reading.lexed.sentence.span.begin, reading.lexed.text
    lists = lists_of(reading)
    for i, outer in reading.names:
        high = rank(outer)
        if high is None:
            continue
        ends = {outer.span.end}
        if tail := re.match(r"(?:村?委会?)", text[outer.span.end - base :]):
            ends.add(outer.span.end + tail.end())
        for j, inner in reading.names:
            low = rank(inner)
            if inner.span.begin not in ends or low is None or low <= high:
                continue
            followers = next((x.members for x in lists if x.members[0][0] == j), ((j, inner),))
            for k, member in followers:
                if rank(member) == low:
                    yield RelationClaim(
                        Span(outer.span.begin, member.span.end), k, "partOf", i, "relation.adjacent-area"
                    )


def _lying(reading: Reading) -> Iterator[RelationClaim]:
    """X位于A市B区: X lies in the last of the areas named in a row."""
    names = reading.names
    for place, (i, mention) in enumerate(names):
        later = [(j, m) for j, m in names[place + 1 :] if m.span.begin >= mention.span.end]
        if not later:
            continue
        between = reading.words(Span(mention.span.end, later[0][1].span.begin))
        if not _LYING.search(between) or len(between) > 8:
            continue
        j, target = later[0]
        for k, m in later[1:]:
            if m.span.begin == target.span.end and (rank(m) or 0) > (rank(target) or 9):
                j, target = k, m
        predicate = "partOf" if rank(mention) is not None else "locatedAt"
        if predicate == "partOf" or mention.kind in UNDERTAKINGS or mention.kind == "Facility":
            yield RelationClaim(Span(mention.span.begin, target.span.end), i, predicate, j, "relation.lying")


# --- names inside names -----------------------------------------------------------------------------------------------


def inside_names(known: Known) -> Iterator[RelationClaim]:
    """What a name says of itself: 长柳河拓宽工程 is at 长柳河, 云屏光电封装项目 is run by 云屏光电."""
    for name, i in known.first.items():
        mention = known.mentions[i]
        if mention.kind not in UNDERTAKINGS | {
            "Facility",
            "Organization",
            "Village",
            "ResidentialArea",
            "DevelopmentZone",
        }:
            continue
        for begin, j in _parts(name, known):
            predicate = _of_part(mention, known.mentions[j], begin)
            if predicate == "undertakes":
                yield RelationClaim(mention.span, j, predicate, i, "relation.name-in-name")
            elif predicate:
                yield RelationClaim(mention.span, i, predicate, j, "relation.name-in-name")


def _parts(name: str, known: Known) -> list[tuple[int, int]]:
    """The longest known names inside a name, none overlapping another, with where they begin."""
    taken: list[tuple[int, int]] = []
    found: list[tuple[int, int]] = []
    inside = [form for form in _fragments(name) if form in known.forms and form != name]
    for form in inside:
        begin = name.find(form)
        index = known.forms[form]
        if known.name(index) == name or any(b < begin + len(form) and begin < e for b, e in taken):
            continue
        if form != known.name(index) and not (begin == 0 and known.kind(index) in ("Company", "Organization")):
            # a short form inside a longer name names something else unless it is the firm that opens it
            continue
        taken.append((begin, begin + len(form)))
        found.append((begin, index))
    return found


@cache
def _fragments(name: str) -> tuple[str, ...]:
    size = len(name)
    pieces = [(b, e) for b in range(size) for e in range(b + 2, size + 1)]
    return tuple(dict.fromkeys(name[b:e] for b, e in sorted(pieces, key=lambda p: (p[0] - p[1], p[0]))))


def _of_part(outer: Mention, inner: Mention, begin: int) -> str:
    """The relation between a thing and what its name holds, "" where there is none."""
    if inner.kind == "Company":
        return "undertakes" if begin == 0 and outer.kind in ("Project", "Facility", "DevelopmentZone") else ""
    if inner.kind == "Organization":
        if begin or outer.kind not in ("Project", "Facility"):
            return ""
        return "locatedAt" if _WORKS.search(outer.name) else "undertakes"
    if inner.kind not in PLACES:
        return ""
    if outer.kind in ("Village", "ResidentialArea"):
        lower = (rank(outer) or 0) > (rank(inner) or 9) or outer.name.endswith(("组", "屯"))
        return "partOf" if begin == 0 and inner.kind in ("Village", "Community") and lower else ""
    if outer.kind == "Facility":
        return (
            "partOf" if inner.name.endswith(("社区", "村")) and inner.kind in ("Community", "Village") else "locatedAt"
        )
    if outer.kind == "Organization":
        return "locatedAt" if _TASK_FORCE.search(outer.name) else ""
    return "locatedAt" if outer.kind in UNDERTAKINGS else ""


# --- clauses ----------------------------------------------------------------------------------------------------------


def settings(reading: Reading, known: Known) -> Iterator[RelationClaim]:
    """在A举办B, 依托A打造B, A的“B”工作法, A “B”驿站: B is at A."""
    base, text = reading.lexed.sentence.span.begin, reading.lexed.text
    lists = lists_of(reading)
    for number, listed in enumerate(lists):
        places = [(i, m) for i, m in listed.members if m.kind in PLACES]
        if not places or len(places) != len(listed.members):
            continue
        following = lists[number + 1] if number + 1 < len(lists) else None
        if following is None:
            continue
        before = text[: listed.span.begin - base]
        between = text[listed.span.end - base : following.span.begin - base]
        direct = re.fullmatch(r"(?:等?[两一二三四五六七八九十\d]*[个家]?(?:村|社区|小区)?的)?[“‘]?", between)
        held = (
            _LEANING.search(before)
            and not re.search(r"[。；;]", between)
            and len(between) <= 30
            and _HOLDING.search(between)
        )
        for j, target in following.members:
            own = target.kind in ("Initiative", "Facility") and direct and (between or target.kind == "Initiative")
            done = held and (target.kind in UNDERTAKINGS or target.kind == "Facility")
            if not (own or done):
                continue
            for i, place in places:
                if place.name not in target.name and place.name != known.unit_name:
                    yield RelationClaim(Span(place.span.begin, target.span.end), j, "locatedAt", i, "relation.setting")
