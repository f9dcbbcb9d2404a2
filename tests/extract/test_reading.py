"""A sentence with its names."""

from __future__ import annotations

from kg.extract.reading import Reading
from kg.extract.times import Times
from kg.model import Mention, Span
from tests.extract.facts import parts


def reading() -> Reading:
    _, (lexed,) = parts("柳塘社区、翠岩社区换届。")
    names = (
        (3, Mention(Span(0, 4), "柳塘社区", "Community", "test")),
        (7, Mention(Span(5, 9), "翠岩社区", "Community", "test")),
    )
    return Reading(lexed, (), names, (), (), Times(lexed, None))


def test_within_gives_the_names_that_lie_wholly_in_a_stretch() -> None:
    assert [i for i, _ in reading().within(Span(0, 9))] == [3, 7]
    assert [i for i, _ in reading().within(Span(0, 8))] == [3]
    assert reading().within(Span(1, 8)) == ()


def test_words_of_a_stretch_count_from_the_sentence_s_begin() -> None:
    text = "青禾街道2023年工作总结\n\n柳塘社区换届。"
    lexed = parts(text)[1][-1]
    at = text.index("换届")
    assert Reading(lexed, (), (), (), (), Times(lexed, None)).words(Span(at, at + 2)) == "换届"
