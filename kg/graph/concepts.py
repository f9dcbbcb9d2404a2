"""From words of a report to concepts of the code lists: units, common indicators, fields of work."""

from __future__ import annotations

import functools
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.model import Layout, Section, Term
from kg.vocabulary import Vocabulary, load_vocabulary


@dataclass(frozen=True, slots=True)
class ConceptIndex:
    """Words of the code lists, each with its concept.

    Attributes:
        words: concept scheme to word to concept; where two concepts claim a word, the first in name order has it.
        topics: words of the fields of work, longest first.
    """

    words: Mapping[str, Mapping[str, Term]]
    topics: tuple[tuple[str, Term], ...]
    _topic_of: dict[str, Term | None] = field(default_factory=dict, init=False, compare=False, repr=False)

    def named(self, scheme: str, word: str) -> Term | None:
        """The concept of a scheme that is called exactly `word`, None where there is none."""
        return self.words[scheme].get(word)

    def topic(self, title: str) -> Term | None:
        """The field of work that a heading speaks of: the longest of their words in it, the first of equals."""
        if title not in self._topic_of:  # every fact of a section asks for the same heading
            found = ((-len(word), at, term) for word, term in self.topics if (at := title.find(word)) >= 0)
            self._topic_of[title] = min(found, default=(0, 0, None))[2]
        return self._topic_of[title]

    def work_area(self, layout: Layout, offset: int) -> Term | None:
        """The field of work of the section that a character stands in, or of the nearest section around it."""
        section: Section | None = _section_at(layout, offset)
        while section is not None:
            if section.level and (term := self.topic(section.title)):
                return term
            section = None if section.parent is None else layout.sections[section.parent]
        return None


@functools.cache
def concept_index() -> ConceptIndex:
    """The words of the ontology's code lists, gathered once."""
    vocabulary = load_vocabulary()
    words = {scheme: _words(vocabulary, scheme) for scheme in ("counters", "indicators", "workAreas")}
    topics = sorted(words["workAreas"].items(), key=lambda pair: (-len(pair[0]), pair[0]))
    return ConceptIndex(words, tuple(topics))


def _words(vocabulary: Vocabulary, scheme: str) -> dict[str, Term]:
    found: dict[str, Term] = {}
    for concept in vocabulary.concepts(scheme):
        for word in concept.words:
            found.setdefault(word, Term(concept.name))
    return found


def _section_at(layout: Layout, offset: int) -> Section | None:
    at = bisect_right(layout.sentences, offset, key=lambda sentence: sentence.span.begin) - 1
    if at < 0 or not layout.sections:
        return None
    return layout.sections[layout.sentences[at].section]
