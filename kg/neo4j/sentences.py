"""The sentence around a stretch of a report's text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

# what a sentence ends with; a line end ends it too
_END = re.compile(r"[。！？!?；;\r\n]")


class Sentences:
    """The sentences of one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ends = [found.end() for found in _END.finditer(text)]

    def around(self, begin: int, end: int) -> str:
        """The sentences that a stretch lies in, without white space around them; offsets in code points, half-open."""
        before = bisect_right(self._ends, begin)
        after = bisect_left(self._ends, end)
        start = self._ends[before - 1] if before else 0
        stop = self._ends[after] if after < len(self._ends) else len(self._text)
        return self._text[start:stop].strip()
