"""The lex stage: sentences to words, numbers and dates."""

from __future__ import annotations

from dataclasses import replace

from kg.lex.words import pipeline
from kg.model import Layout, Lexed, Numeral, Quantity, Span, Token

__all__ = ["lex", "pipeline"]


def lex(layout: Layout) -> tuple[Lexed, ...]:
    """Words, quantities and numerals of each sentence, in text order; all offsets are the document's."""
    text = layout.document.text
    texts = [text[s.span.begin : s.span.end] for s in layout.sentences]
    found = []
    for sentence, doc in zip(layout.sentences, pipeline().pipe(texts), strict=True):
        begin = sentence.span.begin
        found.append(
            Lexed(
                sentence=sentence,
                text=text[begin : sentence.span.end],
                tokens=tuple(Token(t.begin + begin, t.end + begin, t.text, t.tag) for t in doc._.kg_tokens),
                quantities=tuple(_moved(q, begin) for q in doc._.kg_quantities),
                numerals=tuple(Numeral(n.begin + begin, n.end + begin, n.use) for n in doc._.kg_numerals),
                dates=(),
                doc=doc,
            )
        )
    return tuple(found)


def _moved(quantity: Quantity, by: int) -> Quantity:
    number = Span(quantity.number.begin + by, quantity.number.end + by)
    return replace(quantity, begin=quantity.begin + by, end=quantity.end + by, number=number)
