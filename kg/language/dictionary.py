"""jieba's dictionary with the lexicon's words added: one state for all stages, whatever they read before.

Adding words changes jieba's global tokeniser, so it happens here once, before anyone looks a word up; else what a stage
makes of a report would depend on which reports came before it.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from io import TextIOWrapper
from typing import BinaryIO

from kg.cache import cache_folder
from kg.lexicon import rows, toml


@dataclass(frozen=True, slots=True)
class Dictionary:
    """Words of the general dictionary and of the lexicon.

    Attributes:
        tags: part of speech of a word, by jieba's tag set.
        frequencies: how often a word stands in jieba's corpus; 0 for what is only the beginning of a word.
    """

    tags: Mapping[str, str]
    frequencies: Mapping[str, int]


@cache
def dictionary() -> Dictionary:
    """The dictionary, loaded once a process.

    jieba keeps what it made of its word list among the user's caches; in /tmp, its own choice, users would meet.
    """
    import jieba

    # where it cannot keep its cache it works without, and no one need be told
    jieba.setLogLevel(logging.CRITICAL)
    with suppress(OSError, RuntimeError):
        jieba.dt.cache_file = str(cache_folder() / f"jieba-{jieba.__version__}.cache")
        cache_folder().mkdir(parents=True, exist_ok=True)
    jieba.initialize()
    tags = _tags(jieba.dt.get_dict_file())
    for verb, _, _ in rows("verbs", 3):
        if len(verb) > 1:
            jieba.add_word(verb)
            tags.setdefault(verb, "v")
    for words in toml("grammar")["words"].values():
        for word in words:
            if len(word) > 1:
                jieba.add_word(word)
    for noun, _ in rows("nouns", 2):
        jieba.add_word(noun)
        tags.setdefault(noun, "n")
    return Dictionary(tags, jieba.dt.FREQ)


def _tags(file: BinaryIO) -> dict[str, str]:
    """Part of speech of each word; `jieba.posseg` has it too, but would load its own tagger with it."""
    with TextIOWrapper(file, encoding="utf-8") as lines:
        cells = (line.rstrip("\n").split(" ") for line in lines)
        return {word: sys.intern(tag) for word, _, tag in cells}
