"""A sentence as stretches for its numbers: what a number and the names around it share.

Stretches end at commas, at brackets, and at 、 beside a number or behind a predicate (A中心7户、B中心3户 are two).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.reading import Reading
from kg.model import Mention, Span

_COMMA = re.compile(r"[，,；;：:]|(?:、|和)(?=(?:总|协议|计划|概算)投资|投资[\d约近])")
_MARK = re.compile(r"以及|和(?=(?:总|协议|计划|概算)投资)|[“”《》（）()，,；;：:、]")
_PREDICATE = re.compile(r"已|完成|完工|竣工|正在|开工|投用|建成|启动|推进|进入")
_NEAR = 4
"""A number so many characters before 、 ends its item of a list."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch with the names that stand in it.

    Attributes:
        span: its place in the document.
        text: its words.
        depth: how many brackets it stands in.
        names: indices of its names.
        all_names: those, and the names listed behind its number in a bracket or after a colon.
        breaks: whether a semicolon parts it from the stretch before.
        parallel: whether it is an item of a list beside a named item, so that the name is not its own.
    """

    span: Span
    text: str
    depth: int
    names: tuple[int, ...]
    all_names: tuple[int, ...]
    breaks: bool
    parallel: bool


@dataclass(frozen=True, slots=True)
class _Cut:
    at: int
    depth: int
    mark: str
    parallel: bool = False


def stretches_of(reading: Reading, names: Sequence[tuple[int, Mention]]) -> list[Stretch]:
    """Cut a sentence into stretches.

    Args:
        reading: the sentence.
        names: those of its names that count.
    """
    text, base = reading.lexed.text, reading.lexed.sentence.span.begin
    cuts = _cuts(reading)
    spans = [(cut.at, cuts[n + 1].at if n + 1 < len(cuts) else len(text)) for n, cut in enumerate(cuts)]
    inside = [tuple(i for i, m in names if b <= m.span.begin - base < e) for b, e in spans]
    counted = [any(b <= q.begin - base < e for q in reading.lexed.quantities) for b, e in spans]
    found = []
    for n, cut in enumerate(cuts):
        begin, end = spans[n]
        found.append(
            Stretch(
                span=Span(base + begin, base + end),
                text=text[begin:end],
                depth=cut.depth,
                names=inside[n],
                all_names=tuple(dict.fromkeys((*inside[n], *_listed(n, cuts, inside, counted, text)))),
                breaks=cut.mark in tuple("；;"),
                parallel=cut.parallel,
            )
        )
    return found


def _listed(
    n: int, cuts: Sequence[_Cut], inside: Sequence[tuple[int, ...]], counted: Sequence[bool], text: str
) -> tuple[int, ...]:
    """The names that a bracket or colon behind a counted stretch lists."""
    if not counted[n] or n + 1 >= len(cuts):
        return ()
    following = cuts[n + 1]
    near = re.search(r"[个家项条处座所户名](?:[^，。；\d]{0,6})?$", text[cuts[n].at : following.at - 1])
    listed: list[int] = []
    if following.depth > cuts[n].depth:
        later = range(n + 1, len(cuts))
        bracket = [k for k in later if all(cuts[j].depth > cuts[n].depth for j in range(n + 1, k + 1))]
        if near or not any(counted[k] for k in bracket):
            listed = [i for k in bracket for i in inside[k]]
    elif following.mark in "：:" and following.mark and near:
        for k in range(n + 1, len(cuts)):
            if cuts[k].mark in tuple("；;"):
                break
            listed += inside[k]
    return tuple(listed)


def _cuts(reading: Reading) -> list[_Cut]:
    text, base = reading.lexed.text, reading.lexed.sentence.span.begin
    covered = bytearray(len(text) + 1)
    closes = set()
    for _, mention in reading.names:
        begin, end = mention.span.begin - base, mention.span.end - base
        covered[begin:end] = b"\x01" * (end - begin)
        closes.add(end)
    numbers = [(q.begin - base, q.end - base) for q in reading.lexed.quantities]
    found = [_Cut(0, 0, "")]
    depth = quote = 0
    for mark in _MARK.finditer(text):
        at, char = mark.start(), mark.group()
        if char in "“《":
            quote += 1
        elif char in "”》":
            quote = max(0, quote - 1)
        if quote or covered[at]:
            continue
        if char in "（(":
            depth += 1
            found.append(_Cut(at + 1, depth, char))
        elif char in "）)":
            depth = max(0, depth - 1)
            found.append(_Cut(at + 1, depth, char))
        elif _COMMA.match(text, at):
            found.append(_Cut(at + 1, depth, char))
        elif char in ("、", "以及") and (
            cut := _at_joint(text, at, mark.end(), found[-1].at, found[-1].parallel, numbers, closes)
        ):
            found.append(_Cut(mark.end(), depth, char, cut == "parallel"))
    return found


def _at_joint(
    text: str, at: int, end: int, begin: int, parallel: bool, numbers: Sequence[tuple[int, int]], closes: set[int]
) -> str:
    """Whether 、 or 以及 parts two items that each have a number or predicate: "cut", "parallel" or ""."""
    named = any(begin < close <= at for close in closes)
    if text[at] == "以":
        return "cut" if named and any(begin <= b < at for b, _ in numbers) else ""
    if at not in closes and any(0 <= at - e <= _NEAR for _, e in numbers):
        return "cut"
    name_before = at in closes or text[at - 1] in "”》项目程"
    if any(b == end for b, _ in numbers):
        return "parallel" if named else "cut"
    if parallel:
        return "cut"
    behind = max((close for close in closes if begin < close <= at), default=at)
    return "cut" if not name_before and _PREDICATE.search(text, behind, at) else ""
