"""The general stock of the name rules: endings, type words, surnames, national names; read once from `kg/lexicon/`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from kg.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Ending:
    """An ending that makes a name.

    Attributes:
        form: the ending.
        kind: class of the thing named.
        least, most: characters that the proper part before the ending may have.
        after: what may not follow.
        generic: matches a whole proper part that names no particular thing.
        typed: whether type words may stand between proper part and ending.
        areas: whether the name may begin with the name of its area.
    """

    form: str
    kind: str
    least: int
    most: int
    after: re.Pattern[str] | None
    generic: re.Pattern[str]
    typed: bool
    areas: bool


def alternation(words: Iterable[str]) -> str:
    """A regular expression that matches any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda w: (-len(w), w)))


@cache
def table(name: str) -> dict[str, Any]:
    """The lexicon file `kg/lexicon/<name>.toml`.

    Raises:
        ConfigError: the file is no TOML.
    """
    source = files("kg.lexicon") / f"{name}.toml"
    try:
        return tomllib.loads(source.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{source}: {error}; expected TOML") from error


@cache
def words(name: str, key: str) -> frozenset[str]:
    """The words of one list of a lexicon file."""
    return frozenset(table(name)[key])


@cache
def endings() -> dict[str, Ending]:
    """All endings by their form. A form that two groups list belongs to the first."""
    found: dict[str, Ending] = {}
    for group in table("names_suffixes")["suffix"]:
        try:
            kind, (least, most), generic = group["kind"], group["stem"], group["generic"]
            after = re.compile(group["after"]) if "after" in group else None
        except (KeyError, ValueError, re.error) as error:
            raise ConfigError(
                f"kg/lexicon/names_suffixes.toml, suffix group {group.get('forms')}: {error!r}; "
                "expected kind, forms, stem = [least, most], generic and a regular expression `after`"
            ) from error
        several = alternation(word for word in generic if len(word) > 1)
        # a one-character word is generic by itself or beside longer ones: 城 and 东 are, 东城 is a name
        pattern = re.compile(
            f"(?:{alternation(generic)})?(?:{several})+(?:{alternation(generic)})?|(?:{alternation(generic)})"
        )
        for form in group["forms"]:
            ending = Ending(
                form, kind, least, most, after, pattern, group.get("typed", False), group.get("areas", False)
            )
            found.setdefault(form, ending)
    return found


@cache
def ending_search() -> tuple[re.Pattern[str], dict[str, tuple[int, ...]]]:
    """What finds endings: a pattern for their last characters, and the lengths to try for each, longest first."""
    lengths: dict[str, set[int]] = {}
    for form in endings():
        lengths.setdefault(form[-1], set()).add(len(form))
    tries = {last: tuple(sorted(found, reverse=True)) for last, found in lengths.items()}
    return re.compile(f"[{''.join(sorted(tries))}]"), tries
