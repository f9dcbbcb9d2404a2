"""The spaCy `zh` pipeline over jieba, with the project's stages as components.

`kg_tagger` gives each token the part of speech of jieba's dictionary; `kg_quantities` reads the numbers. Both are
registered as spaCy factories (entry points of the package), so that `nlp.add_pipe("kg_quantities")` works in any
pipeline whose tokens are Chinese words.
"""

from __future__ import annotations

from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kg.language.dictionary import dictionary
from kg.lex.quantities import quantities_of
from kg.model import Token

for _extension in ("kg_tokens", "kg_quantities", "kg_numerals"):
    if not Doc.has_extension(_extension):
        Doc.set_extension(_extension, default=())


@Language.component("kg_tagger", assigns=["token.tag"])
def kg_tagger(doc: Doc) -> Doc:
    """Set `token.tag_` to the part of speech of jieba's dictionary, "" where the word is not in it."""
    tags, number = dictionary().tags, doc.vocab.strings.add
    for token in doc:
        token.tag = number(tags.get(token.text, ""))
    return doc


@Language.component(
    "kg_quantities",
    requires=["token.tag"],
    assigns=["doc._.kg_tokens", "doc._.kg_quantities", "doc._.kg_numerals"],
)
def kg_quantities(doc: Doc) -> Doc:
    """Set `doc._.kg_tokens`, `kg_quantities` and `kg_numerals` (records of `kg.model`, offsets of the doc's text)."""
    tokens = tokens_of(doc)
    fields = doc._
    fields.kg_tokens = tokens
    fields.kg_quantities, fields.kg_numerals = quantities_of(doc.text, tokens)
    return doc


def tokens_of(doc: Doc, offset: int = 0) -> tuple[Token, ...]:
    """The doc's words as records.

    Args:
        doc: a tagged doc.
        offset: what to add to positions in its text.
    """
    found, begin = [], offset
    for token in doc:
        text = token.text
        found.append(Token(begin, begin + len(text), text, token.tag_))
        begin += len(text) + len(token.whitespace_)
    return tuple(found)


@cache
def pipeline() -> Language:
    """The blank `zh` pipeline with jieba as tokeniser and the project's components; loaded once a process."""
    dictionary()
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": "jieba"}}})
    nlp.add_pipe("kg_tagger")
    nlp.add_pipe("kg_quantities")
    return nlp
