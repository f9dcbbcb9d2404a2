"""Accept headers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.serve.negotiation import choose

OFFERED = {"text/html": "page", "text/turtle": "turtle", "application/ld+json": "json"}


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        ("", "page"),
        ("*/*", "page"),
        ("text/turtle", "turtle"),
        ("TEXT/Turtle", "turtle"),
        ("text/turtle;q=0.5,application/ld+json;q=0.6", "json"),
        ("text/turtle; charset=utf-8; q=0.9, */*;q=0.1", "turtle"),
        ("text/*;q=0.3, application/*", "json"),
        ("text/*, text/html;q=0.1", "turtle"),
        ("text/html;q=0, */*;q=0.5", "turtle"),
        ("*/*;q=0", ""),
        ("image/png", ""),
        ("text/html;q=nonsense", ""),
        ("text/html;q=7", "page"),
        (",,", "page"),
    ],
)
def test_the_best_is_chosen(accept: str, chosen: str) -> None:
    assert choose(accept, OFFERED) == chosen


@given(st.text(max_size=80))
def test_any_header_is_read(accept: str) -> None:
    assert choose(accept, OFFERED) in {*OFFERED.values(), ""}
