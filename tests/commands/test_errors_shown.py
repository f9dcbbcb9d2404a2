"""`kg eval --errors`: each miss and each spurious fact in its sentence."""

from __future__ import annotations

import pytest

from kg.commands.errors_shown import show_errors
from kg.evaluate import Item, Tally
from kg.model import Span

TEXT = "开头。\n石桥社区拆除违建1200平方米；\n后面。"
TALLIES = {
    "entities": Tally(0, 1, 1, (Item("石桥社区", Span(4, 8)),), (Item("违建 as Project", Span(10, 12)),)),
    "relations": Tally(0, 0, 1, missed=(Item("甲 partOf [乙]"),)),
    "problems": Tally(0, 0, 1, missed=(Item("两行\n的话", Span(0, 8)),)),
}


def test_plain_text_marks_the_place_with_brackets(capsys: pytest.CaptureFixture[str]) -> None:
    show_errors(TALLIES, TEXT)
    assert capsys.readouterr().out.splitlines() == [
        "  entities missed: 石桥社区",
        "      [[石桥社区]]拆除违建1200平方米；",
        "  entities spurious: 违建 as Project",
        "      石桥社区拆除[[违建]]1200平方米；",
        "  relations missed: 甲 partOf [乙]",
        "  problems missed: 两行 的话",
        "      [[开头。 石桥社区]]拆除违建1200平方米；",
    ]


def test_a_terminal_shows_the_place_in_colour(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    show_errors(TALLIES, TEXT)
    out = capsys.readouterr().out
    assert "\x1b[7;33m石桥社区\x1b[0m" in out
    assert "\x1b[7;31m违建\x1b[0m" in out
    assert "[[" not in out


def test_who_wants_no_colour_gets_brackets(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("NO_COLOR", "1")
    show_errors(TALLIES, TEXT)
    assert "[[石桥社区]]" in capsys.readouterr().out
