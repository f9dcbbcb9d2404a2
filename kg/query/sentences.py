"""The sentence around a stretch of text."""

from __future__ import annotations

import re

# What a sentence ends with; a line end ends it too.
_END = re.compile(r"[。！？!?；;\r\n]")


def sentence_around(text: str, begin: int, end: int) -> tuple[int, int]:
    """Begin and end of the sentence that holds `text[begin:end]`, with its end mark; of several sentences, all."""
    start = max((m.end() for m in _END.finditer(text, 0, begin)), default=0)
    if end > begin and _END.match(text, end - 1):
        return start, end
    ahead = _END.search(text, end)
    return start, ahead.end() if ahead else len(text)
