"""The project's stages as spaCy components, beside `kg_tagger` and `kg_quantities` of `kg.lex`.

Each works on a `Doc` that holds a whole report, with any tokeniser:

    nlp = spacy.blank("zh")
    nlp.add_pipe("kg_dates")
    nlp.add_pipe("kg_names")
    nlp.add_pipe("kg_facts")

`kg_dates` fills `doc.spans["kg_dates"]`, `kg_names` fills `doc.spans["kg_names"]` (label: the class of the thing) and
`kg_facts` sets `doc._.kg_extraction`, all that the report says as records of `kg.model`.
"""

from __future__ import annotations

import hashlib

from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.extract import extract
from kg.language.periods import find
from kg.lex import lex
from kg.model import Document, Extraction
from kg.structure import structure

if not Doc.has_extension("kg_extraction"):
    Doc.set_extension("kg_extraction", default=None)


@Language.component("kg_dates", assigns=["doc.spans"])
def kg_dates(doc: Doc) -> Doc:
    """Fill `doc.spans["kg_dates"]` with the dates and stretches of time that the text names."""
    found = (doc.char_span(begin, end, label="DATE", alignment_mode="expand") for begin, end, _ in find(doc.text, None))
    doc.spans["kg_dates"] = [span for span in found if span is not None]
    return doc


@Language.component("kg_names", assigns=["doc.spans"])
def kg_names(doc: Doc) -> Doc:
    """Fill `doc.spans["kg_names"]` with the named things; a span's label is its class, its id the full name."""
    doc.spans["kg_names"] = [
        span
        for mention in _read(doc).mentions
        if (span := _span(doc, mention.span.begin, mention.span.end, mention.kind, mention.name)) is not None
    ]
    return doc


@Language.component("kg_facts", assigns=["doc._.kg_extraction"])
def kg_facts(doc: Doc) -> Doc:
    """Set `doc._.kg_extraction`: activities, measurements, recognitions, relations and problems."""
    _read(doc)
    return doc


def _read(doc: Doc) -> Extraction:
    if doc._.kg_extraction is None:
        digest = hashlib.sha256(doc.text.encode()).hexdigest()
        layout = structure(Document("doc", doc.text, digest))
        doc._.kg_extraction = extract(layout, lex(layout))
    extraction: Extraction = doc._.kg_extraction
    return extraction


def _span(doc: Doc, begin: int, end: int, label: str, name: str) -> Span | None:
    return doc.char_span(begin, end, label=label, span_id=name, alignment_mode="expand")
