"""Persons: a surname and a given name beside a title, or in brackets after what the person is."""

from __future__ import annotations

import re
from functools import cache

from kg.extract.names.boundary import frequency, tag
from kg.extract.names.found import Found, found
from kg.extract.names.stock import alternation, table, words
from kg.extract.names.view import View

_AFTER = r"(?=获|被|荣|捐|同志|[,、。;)(]|等|的|为|带|在|说|介绍|表示|当选|任|兼|率|一行|先后|作|家庭|入选|向|给|与|和|及|主动|自|担任|出任|牵头|负责|领办|领衔|创办|发起|$)"


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    data = table("names_people")
    name = f"(?P<name>(?:{alternation(data['double_surnames'])}|[{''.join(sorted(set(data['surnames'])))}])[一-鿿](?:(?!担任|出任|兼任|负责|牵头|领[办衔]|创办|发起|[到赴]|荣[获膺立])[一-鿿])?)"
    before = f"(?:{alternation(words('names_people', 'titles_before'))})"
    after = f"(?:{alternation(words('names_people', 'titles_after'))})"
    foreign = f"(?P<name>[一-鿿]{{2,7}}?(?:·[一-鿿]{{1,8}}?)+(?={after}|获|荣|被|当选|家|主动|带|为|在|作|[,、。;)])|(?:{alternation(data['elements'])}){{2}})"
    heads = f"(?:{alternation(words('names_people', 'bracket_heads'))})"
    return (
        re.compile(rf"{heads}\({name}\)"),
        re.compile(rf"{before}{name}(?:、{name.replace('<name>', '<second>')})?{_AFTER}"),
        re.compile(
            rf"{before}(?P<name>(?:{alternation(data['double_surnames'])}|[{''.join(sorted(set(data['surnames'])))}])[一-鿿](?!担任|出任|兼任|负责|牵头|领[办衔]|创办|发起|[到赴]|荣[获膺立])[一-鿿])"
        ),
        re.compile(rf"(?:(?<=[,、。;:和与及由的“])|^){name}{after}"),
        re.compile(
            rf"(?:(?<=[,、。;:])|^){name}(?:[、和]{name.replace('<name>', '<second>')})?等\d{{1,3}}(?:名|位|人)(?![次均])"
        ),
        re.compile(rf"(?:(?<=社区)|(?<=[一-鿿]村)){name}(?=家庭|夫妇)"),
        re.compile(rf"{before}{foreign}"),
        re.compile(rf"(?:(?<=[,、。;:和与及由的“])|^)(?!{before}){foreign}(?={after}|获|荣获|被)"),
    )


def by_people(view: View) -> list[Found]:
    """Find the persons that a sentence names."""
    names = []
    for pattern, rule, confidence in zip(
        _patterns(),
        ("bracket", "title-before", "title-open", "title-after", "counted", "family", "foreign", "foreign"),
        (0.9, 0.85, 0.7, 0.75, 0.7, 0.75, 0.95, 0.95),
        strict=True,
    ):
        for m in pattern.finditer(view.text):
            for group in ("name", "second"):
                if group in m.re.groupindex and m[group] and (rule in ("bracket", "foreign") or _personal(m[group])):
                    # a mountain or a river that looks the same is outweighed: 白福山同志
                    sure = max(confidence, 0.95) if _given(m[group]) else confidence
                    names.append(found(view, *m.span(group), "Person", f"name.person.{rule}", sure, full=False))
    return names


def _given(name: str) -> bool:
    """Whether a surname is followed by two characters that given names are made of."""
    return len(name) == 3 and all(character in table("names_people")["given"] for character in name[1:])


def _personal(name: str) -> bool:
    """Whether a name-shaped stretch is no common word."""
    if name[0] == "包" and not _given(name):
        return False  # 干部包路段
    if len(name) == 2 and frequency(name) > 20 and not tag(name).startswith("nr"):
        return False
    if frequency(name) > 50 and not tag(name).startswith("nr"):
        return False
    if len(name) == 3 and name[2] in "获在被为等和是把带从向对将任兼率":
        return False
    head, rest = name[:2], name[1:]
    return not any(
        frequency(part) > most and not tag(part).startswith(("nr", "ns"))
        for part, most in ((head, 100), (rest, 300))
        if len(part) == 2 and not (part is rest and _given(name))
    )
