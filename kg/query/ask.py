"""What a person means who gives a query: the text of one, a file, or a question that comes with the program."""

from __future__ import annotations

import re
from pathlib import Path

from kg.errors import InputError
from kg.query.questions import find_question

_QUERY = re.compile(r"[\s{]")


def query_text(given: str) -> str:
    """The SPARQL text that is meant.

    Args:
        given: a file's path, the name or number of a question, or a query.

    Raises:
        InputError: the file cannot be read as UTF-8, or it is none of the three.
        QueryError: there is no question of that number.
    """
    path = Path(given)
    try:
        is_file = path.is_file()
    except (OSError, ValueError):
        is_file = False  # too long for a name, or with a character that no name has
    if is_file:
        try:
            return path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"{path}: cannot be read as a query: {error}; give a text file in UTF-8") from error
    question = find_question(given)
    if question is not None:
        return question.sparql
    if not _QUERY.search(given):
        raise InputError(f"{given}: is no file, no question (kg query --list), and no SPARQL query")
    return given
