"""Where a name begins: Chinese leaves no space before it.

A name's ending is plain to see (社区, 路, 有限公司); its beginning is weighed. Each possible beginning gets points for what
stands before it (a mark, a verb, a preposition, another name), for the words inside it, for its length, and for how the
same characters stand elsewhere in the report: what occurs after several different characters begins there. The same idea
as accessor variety (Feng, Chen, Deng and Zheng 2004, Computational Linguistics 30:1, 75-93), with words as a further witness.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from functools import cache

from kg.extract.names.stock import words
from kg.extract.names.view import View
from kg.language.dictionary import dictionary

_STOP = re.compile(r"[^一-鿿A-Za-z0-9·+&-]")
_WALL = set("的了等及或且是在将把被与和对向从为至到由")
_GOVERNS = re.compile("(?:建设|发展)(?![东西南北中一二三四五六])")
_HARD = set("的了等着")
_LEADING_IN = frozenset("由被把将含即如在对向从")
_GOVERNING = set("对与由从将把被于以在为和及到让沿获")
_CLOSED = ("p", "c", "u", "d", "r", "f", "m", "q", "t", "y", "e", "o")
_LENGTH = (-9.0, -1.2, 0.9, 0.7, 0.3, -0.3, -0.8, -1.3)


def frequency(word: str) -> int:
    """How often the dictionary's corpus has the word, 0 for none."""
    return dictionary().frequencies.get(word, 0)


def tag(word: str) -> str:
    """The dictionary's part of speech, "" for none."""
    return dictionary().tags.get(word, "")


@cache
def opens(word: str) -> float:
    """How strongly a word before a beginning speaks for it."""
    if word in words("names_words", "openers") or word in words("names_words", "head_nouns"):
        return 1.8
    if len(word) > 2 and word[-2:] in ("项目", "企业", "工程", "单位", "部门"):
        return 1.8  # 重点项目云屏大厦
    if word in words("names_places", "provinces") or word in words("names_places", "cities"):
        return 1.5
    if len(word) == 1:
        if word in "的了":
            return 1.9
        if word in words("names_words", "short_openers"):
            return 1.2
    kind = tag(word)
    if kind[:1] in _CLOSED and kind:
        return 1.6
    if kind[:1] in ("v", "a") and word not in words("names_words", "name_verbs"):
        return 1.5 if len(word) > 1 else 0.8
    if kind[:1] in ("n", "l", "i", "b", "j", "s") and len(word) > 1 and frequency(word) > 500:
        return 0.7
    return 0.0


@cache
def _inside(word: str) -> float:
    """How strongly a word inside a would-be name speaks against it."""
    if word in words("names_words", "name_verbs"):
        return 0.0
    if word in words("names_words", "head_nouns") and len(word) > 1:
        return 1.6
    if len(word) > 1 and (
        word in words("names_words", "openers") or (len(word) > 2 and word[-2:] in words("names_words", "openers"))
    ):
        return 4.0
    kind = tag(word)
    if len(word) == 1:
        if word in _HARD:
            return 4.0
        if word in "和与及或并在":
            return 2.5
        return 0.9 if word in _WALL or kind in ("p", "c", "u", "d", "r", "q") else 0.0
    if kind[:1] in ("p", "c", "u", "r", "d"):
        return 2.0
    if kind[:1] == "v":
        return 1.6 if frequency(word) > 300 else 0.5
    if kind[:1] in ("a", "n", "b", "t", "l", "i") and frequency(word) > 3000:
        return 0.5
    return 0.0


class Contexts:
    """How often stretches of text stand in the report, and after which characters.

    Args:
        text: the report's sentences, one a line.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._seen: dict[str, tuple[int, int]] = {}

    def of(self, stretch: str) -> tuple[int, int]:
        """How often the stretch occurs and how many different characters stand before it (20 occurrences at most)."""
        known = self._seen.get(stretch)
        if known is None:
            before: set[str] = set()
            count, at = 0, self._text.find(stretch)
            while at >= 0 and count < 20:
                count += 1
                left = self._text[at - 1 : at]
                before.add(left if "一" <= left <= "鿿" else f"|{count}")
                at = self._text.find(stretch, at + 1)
            known = self._seen[stretch] = count, len(before)
        return known


def leftmost(view: View, end: int, most: int) -> int:
    """The furthest left that a name with its proper part ending at `end` can begin."""
    begin = max(0, end - most)
    for at in range(end - 1, begin - 1, -1):
        if at + 1 in view.walls or _STOP.match(view.text[at]):
            return at + 1
    return begin


def name_begin(
    view: View,
    stem_end: int,
    name_end: int,
    least: int,
    most: int,
    contexts: Contexts,
    closed: AbstractSet[int] = frozenset(),
) -> tuple[int, float] | None:
    """Find where the name that ends at `name_end`, with its proper part ending at `stem_end`, begins.

    Args:
        view: the sentence.
        stem_end: end of the proper part.
        name_end: end of the name.
        least, most: characters that the proper part may have.
        contexts: the report's own counts.
        closed: offsets at which another name ends, good places to begin.

    Returns:
        The beginning and its points (about 0 to 5), or None where no beginning is likely.
    """
    text, low = view.text, leftmost(view, stem_end, most)
    best: tuple[int, float] | None = None
    bounds, begins = view.boundaries, view.begins
    for begin in range(stem_end - least, low - 1, -1):
        size = stem_end - begin
        points = _LENGTH[size] if size < len(_LENGTH) else -1.3 - 0.35 * (size - 7)
        if text[begin] == "辖" and not frequency(text[begin : begin + 2]):
            continue  # 街道辖柳塘、石鼓2个社区
        if begin == 0 or begin in view.walls or _STOP.match(text[begin - 1]):
            if text[begin] in _LEADING_IN and not frequency(text[begin : begin + 2]):
                continue  # 由云屏城投公司承建, 在柳塘、石鼓两个社区
            points += 2.0
        elif begin in closed:
            points += 1.8
        elif begin in bounds:
            points += opens(text[bounds[begin] : begin])
        else:
            points += 0.6 * opens(text[begin - 1]) if text[begin - 1] in words("names_words", "short_openers") else 0.0
        if begin in begins:
            points += 0.5
        else:
            points -= _cut(view, begin, name_end)
        points -= _words_inside(view, begin, stem_end)
        if begin in begins and size > 2 and _GOVERNS.match(text, begin):
            points -= 2.5  # 规划建设云江湿地
        if text[begin] in _GOVERNING and not frequency(text[begin : begin + 2]):
            points -= 2.6
        if text[begin] == "前" and text[begin - 1 : begin] in ("底", "月", "日", "年"):
            points -= 3.0
        if any(begin < end < stem_end for end in closed):
            points -= 1.5
        count, variety = contexts.of(text[begin:name_end])
        if count > 1:
            points += 0.9 if variety > 1 else -0.6
        stem_count, stem_variety = contexts.of(text[begin:stem_end])
        if stem_count > count and stem_variety > 1 and size > 1:
            points += 0.6
        if best is None or points > best[1]:
            best = begin, points
    return best if best is not None and best[1] > 0.4 else None


def _cut(view: View, begin: int, name_end: int) -> float:
    """Points lost where a beginning cuts a word in two."""
    for end, start in (
        (e, view.boundaries[e]) for e in range(begin + 1, min(begin + 5, len(view.text) + 1)) if e in view.boundaries
    ):
        if start < begin < end:
            word = view.text[start:end]
            known = frequency(word)
            if end > name_end:
                return 0.3
            return 1.8 if known > 200 else 0.9 if known else 0.3
    return 0.3


def _leading(word: str) -> float:
    """Points lost where a name would begin with a word that rather governs it."""
    if len(word) < 2 or word in words("names_words", "name_verbs"):
        return 0.0
    kind = tag(word)
    return 2.5 if kind in ("v", "d", "ad", "c", "p", "r", "u") and frequency(word) > 40 else 0.0


def _words_inside(view: View, begin: int, end: int) -> float:
    """Points lost for words inside the proper part that names rarely hold; nothing but such words is no name at all."""
    lost, at, sound = 0.0, end, False
    if view.text[begin:end] in words("names_words", "name_verbs"):
        return lost  # the dictionary may have the whole name as one word: 和平村
    while at > begin:
        start = max(view.boundaries.get(at, at - 1), begin)
        word = view.text[start:at]
        points = _inside(word)
        verbal = tag(word)[:1] in ("v", "d", "m") and word not in words("names_words", "name_verbs") and at - start > 1
        sound = sound or (points < 0.9 and not verbal and not word.isascii())
        lost += points if start > begin else 2 * points + _leading(word)
        at = start
    return lost if sound or (view.text[begin:end].isascii() and not view.text[begin:end].isdigit()) else 9.0
