"""Names that their ending gives away: 社区, 路, 花苑, 有限公司, 派出所, 幼儿园 …"""

from __future__ import annotations

import re

from kg.extract.names.boundary import Contexts, frequency, name_begin, tag
from kg.extract.names.found import AREAS, Found, found
from kg.extract.names.stock import Ending, alternation, ending_search, endings, words
from kg.extract.names.view import View

_TYPES = re.compile(f"(?:{alternation(words('names_words', 'type_words') | words('names_works', 'industries'))})$")
_NUMERAL = re.compile(r"[一二三四五六七八九十两\d]+$")
_ROUTE = re.compile(r"(?<![A-Za-z0-9])[GSXYC]\d{2,3}(?![A-Za-z0-9.%])(?:国道|省道|县道|乡道|线)?|\d{2,3}(?:国道|省道|县道)|(?:地铁|轨道交通|轻轨)\d{1,2}号线|\d{1,2}号线")
_UNIT_WORD = re.compile(r"(?:街道|镇|乡|社区|村|区|市|县)$")
# One-character endings that many common words share: a word of the dictionary that ends with them is no name.
_COMMON = frozenset("路街巷弄河江湖港渠溪桥山岛区县市镇乡村苑站闸寺厂旗省线沟岭圩浜涌")


def by_ending(view: View, contexts: Contexts) -> list[Found]:
    """Find the names in a sentence that an ending of the lexicon closes."""
    search, tries = ending_search()
    table, text = endings(), view.text
    names: list[Found] = list(_routes(view))
    closed: dict[int, int] = {}
    for hit in search.finditer(text):
        end = hit.end()
        for size in tries[hit[0]]:
            ending = table.get(text[end - size : end]) if end >= size else None
            if ending is None:
                continue
            if (name := _name(view, ending, end, contexts, closed)) is not None:
                names.append(name)
                if name.kind in AREAS:
                    closed[end] = name.begin
                break
            if size > 1:
                break
    return names


def _routes(view: View) -> list[Found]:
    return [found(view, *m.span(), "Place", "name.route.code", 0.95) for m in _ROUTE.finditer(view.text)]


def _name(view: View, ending: Ending, end: int, contexts: Contexts, closed: dict[int, int]) -> Found | None:
    text, mark = view.text, end - len(ending.form)
    if ending.after is not None and ending.after.match(text, end):
        return None
    word = view.boundaries.get(end)
    if word is not None and word < mark and text[word:end] in words("names_words", "no_names"):
        return None
    if len(ending.form) == 1 and ending.form in _COMMON and _common_word(view, mark, end):
        return None
    stem_end = _before_types(text, mark) if ending.typed else mark
    begin: int | None = None
    points = 0.0
    weighed = name_begin(view, stem_end, end, ending.least, ending.most, contexts, frozenset(closed))
    if weighed is not None:
        begin, points = weighed
        if ending.generic.fullmatch(text, begin, mark) or _NUMERAL.fullmatch(text, begin, mark):
            begin = None
    if ending.areas:
        # an area's name right before the type words is the proper part by itself
        for at in range(stem_end, mark + 1):
            if at in closed and not _NUMERAL.match(text[at:mark]):
                begin, points = closed[at], 4.0
                break
        else:
            while begin is not None and begin in closed:
                begin = closed[begin]
    if begin is None or points < 0.9 or view.counted(begin, mark):
        return None
    confidence = min(0.97, 0.62 + 0.09 * points)
    return found(view, begin, end, ending.kind, f"name.ending.{ending.kind.lower()}", round(confidence, 2), tail=text[stem_end:end])


def _before_types(text: str, mark: int) -> int:
    """Where the type words before an ending begin, leaving at least two characters before them."""
    at = mark
    while (types := _TYPES.search(text, max(0, at - 8), at)) is not None and types.start() > 1:
        at = types.start()
    return at


def _common_word(view: View, mark: int, end: int) -> bool:
    """Whether a one-character ending belongs to a common word (思路, 河道) instead of closing a name."""
    text = view.text
    for size in (2, 3, 4):
        begin = end - size
        if begin >= 0 and frequency(word := text[begin:end]) > 0 and not tag(word).startswith(("ns", "nr", "nz", "nt")):
            if size == 2 or begin in view.begins:
                return True
    for size in (2, 3):
        word = text[mark : mark + size]
        if len(word) == size and frequency(word) > 100 and mark in view.begins and mark + size in view.boundaries:
            return True
    return False
