"""Whose report it is: from the title, the signature, the page's metadata, or the name that the text uses most."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from kg import lexicon
from kg.structure.cues import cue, words

__all__ = ["find_unit"]

_HAN = re.compile(r"[\u4e00-\u9fff]+")
_STEM = (2, 4)
_COMMON_TAGS = ("n", "v", "a", "d", "p", "c", "m", "r", "t", "u", "l", "i", "q", "b", "f", "s", "vn", "vd", "ad", "an")


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
    return _most_used(text)


@cache
def _suffix() -> str:
    return "|".join(words("unit.suffixes"))


@cache
def _name() -> re.Pattern[str]:
    """A name up to its suffix, with what may follow it: time, office, 工作, punctuation or the end."""
    after = rf"(?:{cue('unit.office').pattern}|工作|\d|[二一][〇零○九]|上半年|下半年|[)》\s,:、]|$|党建|全年|年度|关于|社会|经济)"
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
        if name.startswith(word) and len(name) > len(word) + 2:
            name = name.removeprefix(word)
    suffix = next(each for each in words("unit.suffixes") if name.endswith(each))
    stem = name.removesuffix(suffix)
    higher = re.match(rf"(?:[\u4e00-\u9fff]{{2,7}}?{cue('unit.above').pattern})+(?=[\u4e00-\u9fff]{{2}})", stem)
    if higher is not None:
        stem = stem[higher.end() :]
    return stem + suffix if len(stem) >= 1 and stem not in words("unit.before") else ""


def _most_used(text: str) -> str:
    """The name with the likeliest suffix that stands most often at a clear left boundary, outside enumerations."""
    for suffix in words("unit.suffixes"):
        found: Counter[str] = Counter()
        for match in re.finditer(rf"([\u4e00-\u9fff]{{{_STEM[0]},12}}?){suffix}", text):
            if text[match.end() : match.end() + 1] == "、" or text[match.start() - 1 : match.start()] == "、":
                continue
            stem = _stem(match.group(1), text, match.start())
            if stem:
                found[stem] += 1
        if found:
            weighed = {stem: count * 3 + text.count(stem) for stem, count in found.items()}
            best = min(weighed, key=lambda stem: (-weighed[stem], text.find(stem)))
            if weighed[best] > 4:
                return best + suffix
    return ""


def _stem(run: str, text: str, begin: int) -> str:
    """The name's stem at the end of a run of characters: what is left behind the last function word or common word."""
    before = lexicon.alternatives(words("unit.before"))
    cut = max((match.end() for match in re.finditer(before, run)), default=0)
    stem = run[cut:]
    if not _STEM[0] <= len(stem) <= _STEM[1] or _is_common(stem):
        return ""
    return stem


@cache
def _is_common(stem: str) -> bool:
    """Whether the general dictionary knows the stem, or a word in it, as a word that is no name."""
    import jieba.posseg

    jieba.setLogLevel(logging.WARNING)
    return any(len(word) > 1 and tag in _COMMON_TAGS for word, tag in jieba.posseg.lcut(stem, HMM=False))
