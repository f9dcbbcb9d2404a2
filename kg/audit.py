"""What became of each numeral of a report: the measurement it is in, or why it is none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kg.model import Extraction, Layout, MeasurementClaim, NumeralUse, Span

# What must be accounted for: Arabic digits, half or full width, with separators inside, and Chinese digits with their
# powers of ten (三亿二千万). What else is a numeral among Chinese characters (一 in 一些) only the lexer can tell.
_NUMERALS = re.compile(
    r"[0-9０-９]+(?:[.,．，][0-9０-９]+)*|(?:[一二两三四五六七八九十]+[百千万亿]+)+[一二三四五六七八九十]*"
)


@dataclass(frozen=True, slots=True)
class Accounted:
    """A numeral and what became of it.

    Attributes:
        span: where it stands in the text as read.
        text: the numeral as written.
        use: what became of it; `NumeralUse.UNREAD` where nothing did.
        measurement: indicator, value and unit of the measurement that it is in, "" where it is in none.
        sentence: the sentence or line around it.
    """

    span: Span
    text: str
    use: NumeralUse
    measurement: str
    sentence: str


def audit(extraction: Extraction) -> tuple[Accounted, ...]:
    """Accounts for each numeral of a report.

    A numeral that the lexer took for a quantity but that no measurement holds is unread, unless a name holds it; and so
    is one that the lexer did not see.

    Args:
        extraction: what one report says.

    Returns:
        All numerals in text order.
    """
    layout = extraction.layout
    text = layout.document.text
    claims = sorted(extraction.measurements, key=lambda m: m.quantity.begin)
    lines: list[Accounted] = []
    seen = bytearray(len(text))
    for lexed in extraction.lexed:
        for numeral in lexed.numerals:
            span = Span(numeral.begin, numeral.end)
            held = [c for c in claims if Span(c.quantity.begin, c.quantity.end).overlaps(span)]
            use = NumeralUse.QUANTITY if held else numeral.use
            if use is NumeralUse.QUANTITY and not held:
                named = any(m.span.covers(span) for m in extraction.mentions)
                use = NumeralUse.NAME if named else NumeralUse.UNREAD
            seen[span.begin : span.end] = b"\x01" * len(span)
            measurement = "; ".join(map(_caption, held))
            lines.append(Accounted(span, text[span.begin : span.end], use, measurement, lexed.text))
    for match in _NUMERALS.finditer(text):
        if not any(seen[match.start() : match.end()]):
            span = Span(*match.span())
            lines.append(Accounted(span, match[0], _outside(layout, span), "", _line(text, span)))
    origin = layout.document.origin
    if origin is not None:
        lines = [replace(line, span=origin.span(line.span)) for line in lines]
    return tuple(sorted(lines, key=lambda line: line.span))


def unread_share(lines: Iterable[Accounted]) -> float:
    """Share of the numerals that nothing became of, in [0, 1]; 0 where there is no numeral."""
    counts = Counter(line.use for line in lines)
    return counts[NumeralUse.UNREAD] / counts.total() if counts else 0.0


def summary(lines: Iterable[Accounted]) -> Iterator[tuple[NumeralUse, int]]:
    """How many numerals each use has, in the order of `NumeralUse`, uses without a numeral left out."""
    counts = Counter(line.use for line in lines)
    return ((use, counts[use]) for use in NumeralUse if counts[use])


def _caption(claim: MeasurementClaim) -> str:
    quantity = claim.quantity
    sign = "" if quantity.comparator == "=" else quantity.comparator
    return f"{claim.indicator} {sign}{quantity.value:f}{quantity.unit}"


def _outside(layout: Layout, span: Span) -> NumeralUse:
    if any(f.overlaps(span) for f in layout.furniture):
        return NumeralUse.FURNITURE
    headings = (s.heading for s in layout.sections if s.heading)
    if any(h.covers(span) for h in headings) and not any(s.span.overlaps(span) for s in layout.sentences):
        return NumeralUse.SECTION_NUMBER
    return NumeralUse.UNREAD


def _line(text: str, span: Span) -> str:
    begin = text.rfind("\n", 0, span.begin) + 1
    end = text.find("\n", span.end)
    return text[begin : len(text) if end < 0 else end].strip()
