"""Each miss and each spurious fact in its sentence: in colour on a terminal, between [[ and ]] elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.text import Text

    from kg.evaluate import Item, Tally

COLOURS = {"missed": "yellow", "spurious": "red"}


def show_errors(tallies: Mapping[str, Tally], text: str) -> None:
    """Prints what one report's tallies found wrong.

    Args:
        tallies: the report's tallies by layer.
        text: the report's text.
    """
    from rich.console import Console

    console = Console(highlight=False, soft_wrap=True)
    coloured = console.is_terminal and not console.no_color
    for layer, tally in tallies.items():
        for fault, items in (("missed", tally.missed), ("spurious", tally.spurious)):
            for item in items:
                console.print(_headline(layer, fault, item))
                if item.span:
                    console.print(_in_sentence(item, text, COLOURS[fault], coloured))


def _headline(layer: str, fault: str, item: Item) -> Text:
    from rich.text import Text

    return Text.assemble("  ", (f"{layer} {fault}", f"bold {COLOURS[fault]}"), ": ", item.caption.replace("\n", " "))


def _in_sentence(item: Item, text: str, colour: str, coloured: bool) -> Text:
    from rich.text import Text

    from kg.query.sentences import sentence_around

    assert item.span
    begin, end = sentence_around(text, item.span.begin, item.span.end)
    parts = (text[begin : item.span.begin], text[item.span.begin : item.span.end], text[item.span.end : end])
    before, marked, after = (" ".join(part.split("\n")) for part in parts)
    if not coloured:
        return Text(f"      {before.lstrip()}[[{marked}]]{after.rstrip()}")
    return Text.assemble(("      " + before.lstrip(), "dim"), (marked, f"reverse {colour}"), (after.rstrip(), "dim"))
