"""The questions that come with the program: SPARQL files with a title and a line in Chinese and English.

A file `NN-what-it-asks.rq` in `kg/queries/` begins with four comment lines:

    # title-zh: …
    # title-en: …
    # line-zh: …
    # line-en: …

A Cypher file of the same stem asks the same of Neo4j.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from kg.errors import ConfigError, QueryError

LANGUAGES = ("zh", "en")
_HEADER = re.compile(r"# (title|line)-(zh|en): (\S.*)")


@dataclass(frozen=True, slots=True)
class Question:
    """A question.

    Attributes:
        name: stem of its file, such as `03-campaign-outcomes`.
        title: what it asks, by language.
        line: one line on what a row of the answer is, by language.
        sparql: the query, without the header.
    """

    name: str
    title: Mapping[str, str]
    line: Mapping[str, str]
    sparql: str


@functools.cache
def load_questions() -> tuple[Question, ...]:
    """All questions, by name.

    Raises:
        ConfigError: a file's header is not as it must be.
    """
    folder = files("kg") / "queries"
    found = sorted((item for item in folder.iterdir() if item.name.endswith(".rq")), key=lambda item: item.name)
    return tuple(parse_question(item.name.removesuffix(".rq"), item.read_text(encoding="utf-8")) for item in found)


def find_question(name: str) -> Question | None:
    """The question of a name or of its number (`3` or `03` for `03-campaign-outcomes`), None where there is none.

    Raises:
        QueryError: there is no question of that number.
    """
    questions = load_questions()
    if name.isdecimal():
        for question in questions:
            if int(question.name.partition("-")[0]) == int(name):
                return question
        raise QueryError(f"question {name}: there is none; the last is {questions[-1].name} (kg query --list)")
    return next((question for question in questions if question.name == name), None)


def parse_question(name: str, text: str) -> Question:
    """Reads a question's file.

    Args:
        name: stem of the file.
        text: its content.

    Raises:
        ConfigError: a title or line is missing.
    """
    header, _, query = text.partition("\n\n")
    said: dict[str, dict[str, str]] = {"title": {}, "line": {}}
    for line in header.splitlines():
        found = _HEADER.fullmatch(line)
        if found is None:
            raise ConfigError(f"question {name}: header line {line!r} is not like '# title-zh: …' or '# line-en: …'")
        said[found[1]][found[2]] = found[3]
    for part, texts in said.items():
        missing = [language for language in LANGUAGES if language not in texts]
        if missing:
            raise ConfigError(f"question {name}: has no line '# {part}-{missing[0]}: …' before the first empty line")
    return Question(name, said["title"], said["line"], query)
