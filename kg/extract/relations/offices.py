"""Who holds an office in which body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.reading import Reading
from kg.extract.relations.known import Known
from kg.lexicon import alternatives, toml
from kg.model import Mention, RelationClaim, Span

_STOCK = toml("relations")["office"]
_TITLES = alternatives(_STOCK["titles"])
_TITLE = re.compile(rf"(?:{_TITLES})(?:、[^、，。；]{{2,6}})?$")
_PARTY = re.compile("(?P<body>党工委|党委|党总支|党支部)$")
# 该村党支部书记, 社区党委书记, 村支书: of the village or community named last
_LEVEL = re.compile(r"(?:^|[，。；、该])(?P<level>村|社区)(?![民辅]警)[^，。；、]{1,8}$")
# of no team that is named before
_OF_PEOPLE = re.compile("网格|楼|村|居委|社工|民警|辅警|专干")
_WORD = re.compile(r"[一-鿿]{2}$")
_HEAD = re.compile(rf"(?:{alternatives(_STOCK['head'])})$")
# 林晚当选柳塘社区党总支书记
_ELECTED = re.compile(
    r"^(?:同志)?(?:[到赴](?P<there>[^，。；]{2,8})|[^，。；]{0,4}?)(?:当选为?|兼任|担任|出任|挂任|挂职|任)"
    rf"(?P<seat>[^，。；]{{0,16}}?)(?:{_TITLES})(?!记)"
)
_APPOINTED = re.compile(rf"^(?:同志)?(?:担任|任|兼任)(?:首席)?(?:{_TITLES}|调解员|顾问|召集人)")


# 林晚领办的“林晚说事”工作室
_RUN = re.compile("(?:同志)?(?:领办|领衔|创办|发起|牵头成立|主持)的?“?")


def members(reading: Reading, known: Known) -> Iterator[RelationClaim]:
    """云屏学院院长吴青: a person with an office belongs to the body named before the office."""
    sentence = reading.lexed.sentence.span
    bodies = [
        (i, m)
        for i, m in reading.names
        if m.kind in ("Organization", "Community", "Village", "Company", "AdministrativeArea", "Facility", "Initiative")
    ]
    for i, person in reading.names:
        if person.kind != "Person":
            continue
        before = reading.words(Span(sentence.begin, person.span.begin)).rstrip()
        title = _TITLE.search(before)
        own: int | None = None
        if title:
            own = _held(reading, bodies, before, title.start(), known)
            if own is not None:
                begin = min(known.mentions[own].span.begin, person.span.begin)
                begin = begin if begin >= sentence.begin else person.span.begin
                yield RelationClaim(Span(begin, person.span.end), i, "memberOf", own, "relation.office")
        after = reading.words(Span(person.span.end, sentence.end))
        if elected := _ELECTED.match(after):
            there = "there" if elected["there"] else "seat"
            stretch = Span(person.span.end + elected.start(there), person.span.end + elected.end(there))
            seat = _seat(bodies, person.span.begin, stretch, elected["seat"])
            if seat is not None and seat != own:
                yield RelationClaim(Span(person.span.begin, stretch.end), i, "memberOf", seat, "relation.elected")
                continue
        if run := _RUN.match(after):
            led = [j for j, m in bodies if m.span.begin - person.span.end in (run.end(), run.end() - 1)]
            for j in led[:1]:
                yield RelationClaim(
                    Span(person.span.begin, known.mentions[j].span.end), i, "memberOf", j, "relation.led"
                )
        if _APPOINTED.match(after):
            groups = [
                (j, m)
                for j, m in bodies
                if m.span.end <= person.span.begin and re.search(r"部|班|组|[会室站队]$", m.name)
            ]
            groups = [g for g in groups if g[0] != own]
            if groups:
                j, body = groups[-1]
                yield RelationClaim(Span(body.span.begin, person.span.end), i, "memberOf", j, "relation.appointed")


def _seat(bodies: Sequence[tuple[int, Mention]], at: int, stretch: Span, words: str) -> int | None:
    """The body that someone is elected or sent to: named in the stretch, or the party body named before."""
    inside = [(i, m) for i, m in bodies if stretch.begin <= m.span.begin and m.span.end <= stretch.end]
    if inside:
        return max(inside, key=lambda b: (b[1].span.end, len(b[1].span)))[0]
    party = _PARTY.search(words)
    before = [i for i, m in bodies if party and m.span.end <= at and m.name.endswith(party["body"])]
    return before[-1] if before else None


def _held(reading: Reading, bodies: Sequence[tuple[int, Mention]], before: str, at: int, known: Known) -> int | None:
    """The body that an office belongs to: right before it, or the last before that its words can mean.

    Args:
        reading: the sentence.
        bodies: its names that have offices.
        before: the sentence up to the person.
        at: where in it the office begins.
        known: the report's names.
    """
    end = reading.lexed.sentence.span.begin + at
    named = [(i, m) for i, m in bodies if m.span.end <= end]
    if near := [b for b in named if _reaches(reading, b[1].span.end, end)]:
        return max(near, key=lambda b: (b[1].span.end, len(b[1].span)))[0]
    if (head := _HEAD.search(before)) and known.unit_name.endswith(head[0].removeprefix("副")[0]):
        return known.unit
    if party := _PARTY.search(before[:at]):
        own = [b for b in named if b[1].name.endswith(party["body"])]
    elif not _WORD.search(before[:at]) and not _OF_PEOPLE.match(before[at:]):
        own = [b for b in named if b[1].kind in ("Organization", "Initiative")]
        if not own and before[at:].startswith("队"):  # of the team that an earlier sentence names
            own = [(i, m) for i, m in known.mentions.items() if m.span.end <= end and m.name.endswith("队")]
    else:
        own = []
    if not own and (level := _LEVEL.search(before)):
        own = [b for b in named if b[1].kind in ("Community", "Village") and b[1].name.endswith(level["level"])]
        if not own and known.unit_name.endswith(level["level"]):
            return known.unit
    return own[-1][0] if own else None


def _reaches(reading: Reading, end: int, at: int) -> bool:
    between = reading.words(Span(end, at))
    return len(between) <= 8 and not re.search(r"[，。；、：,;的和与被由]", between)
