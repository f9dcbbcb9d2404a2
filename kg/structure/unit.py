"""Whose report it is: from the title, the signature, the page's metadata, or the name that the text uses most."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from kg.language.dictionary import dictionary
from kg.structure.cues import cue, words

__all__ = ["find_unit"]

_STEM = (2, 4)
_LEAST_WEIGHT = 6
_LOOK_BACK = 8
_RUN = re.compile(r"[\u4e00-\u9fff]{2,}\Z")
_NAME_TAGS = ("nr", "nz", "nt")
_KNOWN = 30
_ORDINARY = 300
_UNDER_TOWNS = ("社区", "村")


def find_unit(title: str, signatures: Sequence[str], metadata: Mapping[str, str], text: str) -> str:
    """Name the reporting body.

    Args:
        title: the report's title.
        signatures: short lines over and under the text, where a body signs.
        metadata: the page's metadata.
        text: the flow's text.

    Returns:
        The full name without the units above it (云汀街道), "" where nothing tells.
    """
    published = [metadata[key] for key in words("metadata.unit") if key in metadata]
    for line in (*re.split("——|—| ", title), *signatures, *published):
        named = _last_name(line)
        if named:
            return named
    first = _name().match(text)
    titled = first is not None and text[first.end() : first.end() + 1].isdigit()
    return (_without_higher(first.group(1)) if first is not None and titled else "") or _most_used(text)


@cache
def _suffix() -> str:
    return "|".join(words("unit.suffixes"))


@cache
def _name() -> re.Pattern[str]:
    """A name up to its suffix, with what may follow it: time, office, 工作, punctuation or the end."""
    after = rf"(?:{cue('unit.office').pattern}|工作|\d|[二一][〇零○九]|上半年|下半年|[)》“\"\s,:、]|$|党建|全年|年度|关于|社会|经济)"
    return re.compile(rf"([\u4e00-\u9fff]{{1,12}}?(?:{_suffix()}))(?={after})")


def _last_name(line: str) -> str:
    for match in _name().finditer(line):
        name = _without_higher(match.group(1))
        if name:
            return name
    return ""


def _without_higher(name: str) -> str:
    """Cut administrative units and function words off the left (关于松岭市柳溪区云汀街道 → 云汀街道)."""
    for word in sorted(words("unit.before"), key=len, reverse=True):
        if name.startswith(word) and len(name) > len(word) + 2 and not _is_word(name[: len(word) + 1]):
            name = name.removeprefix(word)
    suffix = next(each for each in words("unit.suffixes") if name.endswith(each))
    stem = name.removesuffix(suffix)
    above = cue("unit.above").pattern + ("|街道|镇|乡" if suffix in _UNDER_TOWNS else "")
    higher = re.match(rf"(?:[\u4e00-\u9fff]{{2,7}}?(?:{above}))+(?=[\u4e00-\u9fff]{{2}})", stem)
    if higher is not None:
        stem = stem[higher.end() :]
    return stem + suffix if len(stem) >= 1 and stem not in words("unit.before") else ""


def _is_word(head: str) -> bool:
    """Whether a character before a name is the first of a word that opens the name: 和平街道, 向阳社区."""
    return len(head) == 2 and dictionary().frequencies.get(head, 0) > 0


def _most_used(text: str) -> str:
    """The name that stands most often at a clear left boundary, outside enumerations.

    Villages and communities are left out: every report names many that are not its author.
    """
    for suffix in words("unit.by_use"):
        found: Counter[str] = Counter()
        end = text.find(suffix)
        while end >= 0:
            run = _RUN.search(text, max(0, end - _LOOK_BACK), end)
            listed = text[end + len(suffix) : end + len(suffix) + 1] == "、"
            if run is not None and not listed and text[run.start() - 1 : run.start()] != "、":
                stem = _stem(run.group(), suffix)
                # A name in 《》 is a document of the body's own.
                found[stem] += 3 if text[run.start() - 1 : run.start()] == "《" else 1
            end = text.find(suffix, end + len(suffix))
        del found[""]
        weighed = {stem: 2 * count + text.count(stem) for stem, count in found.items()}
        if weighed:
            best = min(weighed, key=lambda stem: (-weighed[stem], stem))
            if weighed[best] >= _LEAST_WEIGHT:
                return best + suffix
    return ""


def _stem(run: str, suffix: str) -> str:
    """The stem at the end of a run of characters: what function words leave over, unless it is an ordinary word."""
    for word in words("unit.before"):
        place = run.rfind(word)
        if place >= 0:
            run = run[place + len(word) :]
    if not _STEM[0] <= len(run) <= _STEM[1] or _is_common(run, suffix):
        return ""
    return run


@cache
def _is_common(stem: str, suffix: str) -> bool:
    """Whether a name is an ordinary word, or holds one: 中心街道, 推动街道, 大城市.

    The dictionary gives rare words the part of speech of their first character, so a tag counts from a frequency up.
    """
    known = dictionary()
    tags, frequencies = known.tags, known.frequencies
    if frequencies.get(stem + suffix, 0) and tags.get(stem + suffix, "") != "ns":
        return True
    parts = {stem[at : at + length] for length in (2, 3) for at in range(len(stem) - length + 1)} | {stem}
    if len(suffix) == 1 and frequencies.get(stem[-1] + suffix, 0) >= _ORDINARY:
        return True
    return any(
        frequencies.get(part, 0) >= (_ORDINARY if tags.get(part, "") in _NAME_TAGS else _KNOWN)
        and tags.get(part) != "ns"
        for part in parts
    )
