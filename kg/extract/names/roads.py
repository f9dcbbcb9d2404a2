"""Roads by their number (G345国道, 经三路), roads and rivers that a direction gives away (柳塘路南侧、青石河以东)."""

from __future__ import annotations

import re

from kg.extract.names.found import Found, found
from kg.extract.names.stock import words
from kg.extract.names.view import View

# the beginning needs a mark or a particle before it: only there the name's first character is certain
_BEFORE_DIRECTION = re.compile(
    r"(?:(?<=^)|(?<=[（(、，,；;。：:了对沿]))(?P<stem>[\u4e00-\u9fff]{2,4})(?P<kind>大道|路|街|河)"
    r"(?=[东西南北两][侧边]|以[东西南北]|沿线|[东南西北中]段)"
)
_GENERIC = re.compile(r"[主各条该本全此]|道$|公$|铁$|马$|道路|辖区")

_ROUTE = re.compile(
    r"[东西南北中][一二三四五六]?环(?:路|线|(?!境|城|节|保|湖|山))|(?:国道|省道|县道|乡道)[GSXY]?\d{2,3}(?!\d|[公千]|条|米)线?|(?<![A-Za-z0-9])[GSXYC]\d{2,3}(?![-A-Za-z0-9.%])(?:国道|省道|县道|乡道|线)?|\d{2,3}(?:国道|省道|县道)|(?:地铁|轨道交通|轻轨)\d{1,2}号线|\d{1,2}号线|[经纬纵横][一二三四五六七八九十]{1,3}路"
)


def by_number(view: View) -> list[Found]:
    """Roads and railway lines with a number for a name."""
    return [found(view, *m.span(), "Place", "name.route.code", 0.95) for m in _ROUTE.finditer(view.text)]


def by_direction(view: View) -> list[Found]:
    """Roads and rivers beside which something lies."""
    return [
        found(view, *m.span(), "Place", "name.road.direction", 0.8)
        for m in _BEFORE_DIRECTION.finditer(view.text)
        if not _GENERIC.search(m["stem"]) and m["stem"][:2] not in words("names_words", "openers")
    ]
