"""The lex stage: sentences to words, numbers and dates."""

from __future__ import annotations

from kg.lex.quantities import quantities_of
from kg.lex.words import pipeline, tokens_of
from kg.model import Layout, Lexed

__all__ = ["lex", "pipeline"]


def lex(layout: Layout) -> tuple[Lexed, ...]:
    """Words, quantities and numerals of each sentence, in text order; all offsets are the document's."""
    text = layout.document.text
    texts = [text[s.span.begin : s.span.end] for s in layout.sentences]
    # the pipeline's own numbers count from the sentence's beginning
    docs = pipeline().pipe(texts, disable=["kg_quantities"])
    found = []
    for sentence, said, doc in zip(layout.sentences, texts, docs, strict=True):
        tokens = tokens_of(doc, sentence.span.begin)
        quantities, numerals = quantities_of(said, tokens, sentence.span.begin)
        found.append(Lexed(sentence, said, tokens, quantities, numerals))
    return tuple(found)
