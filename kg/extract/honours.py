"""The titles that recognitions bestow: their words, where one ends and the next begins, and their level."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.reading import Reading
from kg.lexicon import alternatives, toml
from kg.model import Span

_STOCK = toml("honours")
_HEAD = re.compile(alternatives(_STOCK["heads"]))
_NEVER = re.compile(alternatives(_STOCK["never"]))
_RANK = re.compile(r"第[一二三四五六七八九十\d]+(?:名|位)?$")
_LEVELS = [(level, re.compile(entry["pattern"])) for level, entry in _STOCK["level"].items()]
_MUNICIPALITY = re.compile(r"^(?:北京|上海|天津|重庆)市?$")
_LEADING = re.compile(
    r"^(?:了|为|成为|成|创建|获评|全[国省市区县](?:首[家个]|唯一一?[家个]|第[一二三四五六七八九十\d]+[家个批])(?=.{4}))+"
)
_TRAILING = re.compile(
    r"(?:等(?:(?:荣誉|称号|奖项|奖励)+\d+余?多?[项个次]|\d+余?多?[项个](?:荣誉|称号|奖项|奖励)+)|\d+次|(?:荣誉)?称号|荣誉|行列|(?<=[者兵员体位人进])表彰|等|的?工作|的?创建|[，。；、,;\s]|（\d+）)+$"
)
_JOINT = re.compile(r"、|和(?![谐睦美]|平(?!安))|及|以及|与|(?<=”)(?=“)")
# 省级生态街道, 市级爱心街道: a level and whom the title is for
_GRADED = re.compile(
    r"(?:国家级?|全国|[省市区县]级?|全[省市区县]).{2,12}(?:街道|社区|[镇乡村]|单位|集体|个人|机关|学校|企业)$"
)
_QUOTED = re.compile(r"“[^“”]*”|《[^《》]*》|‘[^‘’]*’|「[^「」]*」|（[^（）]*）|\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Title:
    """A title as written and its stretch of the document."""

    text: str
    begin: int
    end: int


def is_title(text: str, form: str) -> bool:
    """Whether words are the name of an honour.

    Args:
        text: the words.
        form: how they were found; behind a verb of award nearly any words are a title, behind 列为 only such as say so.
    """
    if len(text) < 3 or _RANK.search(text):
        return False
    if form == "award":
        return not _NEVER.search(text) or _HEAD.search(text) is not None
    known = _HEAD.search(text) is not None
    if form in ("winning", "aim"):
        return known or (level_in(text) != "" and not _NEVER.search(text))
    return known and not _NEVER.search(text)


def titles_in(reading: Reading, stretch: Span) -> tuple[Title, ...]:
    """The titles of a stretch: one, or several in a list whose members are titles each."""
    whole = _trimmed(reading, stretch)
    text = reading.words(Span(whole.begin, whole.end))
    hidden = [q.span() for q in _QUOTED.finditer(text)]
    cuts = [m for m in _JOINT.finditer(text) if not any(b < m.end() and m.start() < e for b, e in hidden)]
    parts, at = [], 0
    for cut in [*cuts, None]:
        end = cut.start() if cut else len(text)
        parts.append(_trimmed(reading, Span(whole.begin + at, whole.begin + end)))
        at = cut.end() if cut else end
    if len(parts) > 1 and all(
        (_HEAD.search(p.text) and len(p.text) >= 4) or p.text[0:1] == "“" or _GRADED.match(p.text) for p in parts
    ):
        return tuple(parts)
    return (whole,)


def _trimmed(reading: Reading, stretch: Span) -> Title:
    text = reading.words(stretch)
    lead = _LEADING.match(text)
    begin = lead.end() if lead else 0
    tail = _TRAILING.search(text, begin)
    end = tail.start() if tail else len(text)
    return Title(text[begin:end], stretch.begin + begin, stretch.begin + max(begin, end))


def level_in(text: str) -> str:
    """The level that a title's words show first: "national", "province", "city", "district", or ""."""
    found = [(m.start(), order, level) for order, (level, pattern) in enumerate(_LEVELS) if (m := pattern.search(text))]
    return min(found)[2] if found else ""


def level_of(title: Title, reading: Reading, giver: Span | None, earlier: Sequence[tuple[int, str, str]]) -> str:
    """The level of a title: from its words, from the area that it names, or from who gave it (被市文明委授予).

    A title of one of the four municipalities has level province.

    Args:
        title: the title.
        reading: its sentence.
        giver: the words between 被 and the verb, None where there are none.
        earlier: (index, name, kind) of the names before the sentence.
    """
    areas = _areas(reading, Span(title.begin, title.end))
    level = level_in(title.text)
    if areas and level != "national":
        level = _of_area(areas[0]) or level
    if not level and giver is not None:
        givers = _areas(reading, giver)
        level = (_of_area(givers[0]) if givers else "") or level_in(reading.words(giver))
    known = [*areas, *(name for _, name, kind in earlier if kind == "AdministrativeArea")]
    if level == "city" and any(_MUNICIPALITY.match(name) for name in known):
        return "province"
    return level


def _areas(reading: Reading, stretch: Span) -> list[str]:
    return [
        m.name
        for _, m in reading.names
        if m.kind == "AdministrativeArea" and stretch.begin <= m.span.begin < stretch.end
    ]


def _of_area(name: str) -> str:
    if _MUNICIPALITY.match(name) or name.endswith(("省", "自治区")):
        return "province"
    if name.endswith(("市", "自治州", "盟")):
        return "city"
    return "district" if name.endswith(("区", "县", "旗")) else ""
