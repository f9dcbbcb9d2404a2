"""Where terms meet IRIs: classes, properties and code lists, read from the Turtle files of `ontology/`.

Stages and sinks speak of terms by local name (`"Community"`, `"indicatorText"`, `Term("Achieved")`); only this package
knows what IRI stands behind a name, which class lies above another, and what a property joins.
"""

from __future__ import annotations

import functools

from kg.vocabulary.files import CONTEXT_FILE, SHAPES_FILE, ontology_text, vocabulary_files
from kg.vocabulary.prefixes import ONTOLOGY_IRI, PREFIXES
from kg.vocabulary.terms import Concept, Property, Vocabulary

__all__ = [
    "CONTEXT_FILE",
    "ONTOLOGY_IRI",
    "PREFIXES",
    "SHAPES_FILE",
    "Concept",
    "Property",
    "Vocabulary",
    "load_vocabulary",
    "ontology_text",
    "vocabulary_files",
]


@functools.cache
def load_vocabulary() -> Vocabulary:
    """Read the ontology's files once.

    Raises:
        ConfigError: a file cannot be parsed, a name stands for two terms, or a term lacks a label.
    """
    from kg.vocabulary.reader import read_vocabulary  # the parser is only loaded where a vocabulary is needed

    return read_vocabulary({name: ontology_text(name) for name in vocabulary_files()})
