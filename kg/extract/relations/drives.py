"""What is done under a named drive: the drives, teams and projects that a sentence or section sets under it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.reading import Reading
from kg.extract.relations.known import Known
from kg.lexicon import alternatives, toml
from kg.model import Layout, RelationClaim, Span

_STOCK = toml("relations")["campaign"]
_OPENS = re.compile(rf"(?:{alternatives(_STOCK['openers'])})(?:[^，。；、]{{0,6}})?[“]?$")
_FRAMES = re.compile(r"(?:结合|以|围绕|借助|紧扣|聚焦|响应|按照)[^，。；、]{0,4}[“]?$")
_CARRIES = re.compile(rf"(?:{alternatives(_STOCK['carries'])})(?:[^，。；]{{0,16}}[“]?$|“)")
_SETS_UP = re.compile(r"(?:开设|创设|设立|开辟|打造|推出|成立|创建了?|创立)[^，。；]{0,16}[“]?$")
# 开展“云邻日”活动8场，开展…: one of several series, under which nothing else happens
_SERIES = re.compile(r"[”]?[^，。；\d]{0,6}\d+(?:余|多)?(?:场|次|期|节|堂)")
_DURING = re.compile(r"^(?:活动|行动|期间)[中里，,]")
_DRIVES = frozenset(("Campaign", "Initiative"))
_COUNTED = re.compile(r"([一二两三四五六七八九十])[个大项]")
_NUMERALS = {c: n for n, c in enumerate("零一二三四五六七八九十")} | {"两": 2}


def parts_of_drives(readings: Sequence[Reading], layout: Layout, known: Known) -> Iterator[RelationClaim]:
    """Drives, teams and projects carried out under a drive."""
    for reading in readings:
        if not reading.lexed.sentence.is_heading:
            yield from _in_sentence(reading)
    yield from _in_section(readings, layout)
    yield from _of_headings(readings, layout, known)


def _in_sentence(reading: Reading) -> Iterator[RelationClaim]:
    """深入实施“X”工程，设立“Y”机制，开展“Z”行动: Y and Z belong to X."""
    lists = reading.lists
    sentence = reading.lexed.sentence.span
    clauses = reading.lexed.sentence.clauses
    drive: int | None = None
    opened = 0
    for listed in lists:
        before = reading.words(Span(sentence.begin, listed.span.begin))
        clause = next((n for n, c in enumerate(clauses) if c.begin <= listed.span.begin < c.end), 0)
        if drive is not None and "；" in reading.words(Span(clauses[opened].begin, listed.span.begin)):
            drive = None
        if drive is None:
            first = listed.members[0]
            if (
                len(listed.members) == 1
                and first[1].kind in _DRIVES
                and _OPENS.search(before[-14:])
                and not _SERIES.match(reading.words(Span(listed.end, sentence.end)))
            ):
                lead = reading.words(Span(clauses[clause].begin, listed.span.begin))
                if clause == 0 or "；" in before[-len(lead) - 1 :] or _FRAMES.search(lead) or "为" in lead:
                    drive, opened = first[0], clause
            continue
        if clause == opened or not _CARRIES.search(reading.words(Span(clauses[clause].begin, listed.span.begin))):
            continue
        for i, m in listed.members:
            if m.kind in _DRIVES:
                yield RelationClaim(Span(m.span.begin, m.span.end), i, "partOfCampaign", drive, "relation.under-drive")


def _of_headings(readings: Sequence[Reading], layout: Layout, known: Known) -> Iterator[RelationClaim]:
    """“一核+多点”工程 in the opening, then six headings side by side that each name a drive: they are its parts."""
    headings: dict[int | None, list[int]] = {}
    for reading in readings:
        sentence = reading.lexed.sentence
        named = [i for i, m in reading.names if m.kind == "Campaign"]
        if sentence.is_heading and named:
            headings.setdefault(layout.sections[sentence.section].parent, []).append(named[0])
    for parts in headings.values():
        inside = {known.name(i) for i in parts}
        for name, i in known.first.items():
            if len(parts) < 2 or known.kind(i) != "Campaign" or name in inside:
                continue
            counts = _COUNTED.findall(name)
            if counts and sum(_NUMERALS[c] for c in counts) == len(parts):
                for part in parts:
                    yield RelationClaim(
                        known.mentions[part].span, part, "partOfCampaign", i, "relation.heading-of-drive"
                    )


def _in_section(readings: Sequence[Reading], layout: Layout) -> Iterator[RelationClaim]:
    """What a section that a drive opened and gave its title to sets up (开设“X”专栏), and what is set up 活动中."""
    section, drive, titled, first = -1, None, False, True
    for reading in readings:
        sentence = reading.lexed.sentence
        if sentence.section != section:
            section, drive, titled, first = sentence.section, None, False, True
        if drive is not None and (titled or _DURING.match(reading.lexed.text)):
            for listed in reading.lists:
                before = reading.words(Span(sentence.span.begin, listed.span.begin))
                if not _SETS_UP.search(before):
                    continue
                for i, m in listed.members:
                    if m.kind in ("Initiative", "Campaign") and m.name != drive[1].name:
                        yield RelationClaim(m.span, i, "partOfCampaign", drive[0], "relation.section-of-drive")
        named = [(i, m) for i, m in reading.names if m.kind == "Campaign"]
        if first and len({m.name for _, m in named}) == 1:
            drive = named[0]
            title = layout.sections[section].title
            titled = sentence.is_heading or any(
                drive[1].name[at : at + 3] in title for at in range(len(drive[1].name) - 2)
            )
        first = first and sentence.is_heading
