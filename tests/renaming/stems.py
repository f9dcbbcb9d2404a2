"""The proper part of a name, and an invented one in its place."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random

import jieba.posseg

from kg.gazetteer import load_gazetteer

WORDS = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))

_TAILS = sorted(WORDS["tails"], key=len, reverse=True)
_HEADS = sorted(WORDS["heads"], key=len, reverse=True)
_HAMLET = re.compile(r"(?P<side>[大小前后上下东西南北]?)[一-鿿]家(?P<tail>[一-鿿]{0,3})")
_NUMBERED = re.compile(r"[一二三四五六七八九十]$")
_SIDED = re.compile(r"[东西南北中]$")
_ROAD_NUMBER = re.compile(r"[A-Z]\d{2,3}")
_LATIN = re.compile(r"[A-Z]{2,}")
_FIRM = frozenset({"Company"})


def stem_of(form: str, kind: str) -> str | None:
    """The part of a name that no other thing of its kind bears.

    Args:
        form: a name or another form of it, without brackets and enumerations.
        kind: its class.

    Returns:
        The part, at least two characters long; None where the name is made of common words.
    """
    if kind == "Person":
        return form
    if bare := _LATIN.fullmatch(form) or _ROAD_NUMBER.match(form):
        return bare[0]
    if form in WORDS["tails"]:
        return None
    stem = form
    while True:
        shorter = next((stem.removesuffix(t) for t in _TAILS if stem.endswith(t) and len(stem) - len(t) >= 2), stem)
        if shorter == stem and len(stem) > 2:
            shorter = _NUMBERED.sub("", stem) if kind == "ResidentialArea" or stem != form else stem
            shorter = _SIDED.sub("", shorter) if stem != form else shorter
        if shorter == stem:
            break
        stem = shorter
    stem = stem.removeprefix("原") if len(stem) > 2 else stem
    if not 2 <= len(stem) <= 4 or any(word in stem for word in WORDS["common"]) or re.search(r"[^一-鿿]", stem):
        return None
    return stem


@dataclass(slots=True)
class Inventor:
    """Gives invented names, each once, none of which stands in the text already.

    Attributes:
        chance: what decides.
        text: the text that must not hold an invented stem.
        stock: words that no invented name is.
        places: real places; none stands inside an invented name.
        given: what was given out.
    """

    chance: Random
    text: str
    stock: Set[str]
    shared: Set[str] = frozenset()
    given: set[str] = field(default_factory=set)

    def stem(self, old: str, kind: str) -> str:
        """An invented stem of another length than the old one, in the same form."""
        if _ROAD_NUMBER.fullmatch(old):
            return self._fresh(
                lambda: old[0] + str(self.chance.randint(10, 99) if len(old) == 4 else self.chance.randint(100, 499))
            )
        if _LATIN.fullmatch(old):
            return self._fresh(lambda: self._drawn(WORDS["letters"], len(old) % 3 + 2))
        if kind == "Person":
            return self._fresh(lambda: self._surname(1) + self._drawn(WORDS["characters"], 2 if len(old) == 2 else 1))
        if hamlet := _HAMLET.fullmatch(old):
            return self._fresh(lambda: self._clan(hamlet["side"]) + "家" + hamlet["tail"])
        length = self._other(len(old), kind)
        return self._fresh(lambda: self._drawn(WORDS["characters"], length))

    def phrase(self, old: str) -> str:
        """An invented phrase in place of a quoted one: number for number, list for list, the kind's head kept."""
        head = next((h for h in _HEADS if old.endswith(h) and len(old) - len(h) >= 2), "")
        body = old.removesuffix(head)
        parts = re.split(r"([、，,+·— ]+)", body)
        if all(any(word in part for word in self.shared) for part in parts[::2]):
            return old
        return self._fresh(lambda: "".join(p if i % 2 else self._segment(p) for i, p in enumerate(parts)) + head)

    def product(self, old: str) -> str:
        """Another product, of another length."""
        return self._fresh(lambda: self.chance.choice([p for p in WORDS["products"] if len(p) != len(old)]))

    def _segment(self, old: str) -> str:
        if not old or re.fullmatch(r"[A-Z]", old):
            return old
        if _LATIN.fullmatch(old):
            return self._drawn(WORDS["letters"], len(old) % 3 + 2)
        if re.fullmatch(r"\d+", old):
            return str(self.chance.choice([n for n in range(2, 10) if str(n) != old]))
        if any(word in old for word in self.shared):
            return old
        counted = re.match(rf"([{WORDS['numerals']}两])([{WORDS['measures']}]?)(?=.)", old)
        if counted:
            return self._counted(counted, len(old) - counted.end())
        lengths = [n for n in (2, 3) if 2 * n != len(old)]
        return "".join(self.chance.sample(WORDS["words"], self.chance.choice(lengths)))

    def _counted(self, old: re.Match[str], rest: int) -> str:
        """A number, its measure, and what is counted: single acts, or a word; not as long as before."""
        number = self.chance.choice([n for n in "三四五六七八九" if n != old[1]])
        if rest == 2:
            return number + old[2] + self._drawn(WORDS["acts"], 3)
        if rest == 1 and not old[2]:
            return number + self._drawn(WORDS["acts"], 2)
        return number + old[2] + str(self.chance.choice(WORDS["words"]))

    def _clan(self, side: str) -> str:
        """A surname before 家: one that bore a side word stands bare, a bare one takes one, or has two characters."""
        if side:
            return self._surname(1)
        return (
            self._surname(2) if self.chance.random() < 0.25 else self.chance.choice("大小前后上下") + self._surname(1)
        )

    def _surname(self, length: int) -> str:
        return self.chance.choice([s for s in WORDS["surnames"] if len(s) == length])

    def _drawn(self, pool: str, length: int) -> str:
        return "".join(self.chance.sample(pool, length))

    def _other(self, length: int, kind: str) -> int:
        # a street, village or estate has two or three characters before its ending, a firm up to four
        longest = 4 if kind in _FIRM else 3
        return self.chance.choice([n for n in range(2, longest + 1) if n != length] or [2])

    def _fresh(self, draw: Callable[[], str]) -> str:
        for _ in range(1000):
            name = draw()
            real = any(_is_place(name[i : i + 2]) for i in range(len(name) - 1))
            if not real and name not in self.given and name not in self.text and name not in self.stock:
                self.given.add(name)
                return name
        raise AssertionError("no fresh name in a thousand draws; words.toml needs more stock")


@cache
def _is_place(word: str) -> bool:
    """Whether two characters are the name of a real place: a reader would take them for it."""
    return jieba.posseg.dt.word_tag_tab.get(word) == "ns" or bool(load_gazetteer().stems(word))


def parts_of(form: str) -> Iterator[str]:
    """A form without its brackets, and what stands in them; nothing of an enumeration."""
    for part in re.split(r"[（）()]", form):
        if len(part) >= 2 and not re.search(r"[、，“”《》+—\s]", part):
            yield part
