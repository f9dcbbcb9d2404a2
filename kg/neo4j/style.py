"""The style sheet of Neo4j Browser (GRASS): the palette's colours for each label, the name as caption."""

from __future__ import annotations

from collections.abc import Mapping

from kg.neo4j.mapping import DIVISION, MARK
from kg.sinks.palette import load_palette

STYLE_FILE = "style.grass"

_OTHERS = {
    MARK: "#C9CED6", DIVISION: "#DCE6EE", "Evidence": "#FFF7CC", "WorkArea": "#B9A7DB", "Indicator": "#D9CDEE",
    "Counter": "#E8E2F4",
}  # fmt: skip
"""Labels that no other picture draws; the first is what all nodes bear, and any later rule goes over it."""

_SMALL = frozenset({"Evidence", "Counter"})


def style_sheet() -> str:
    """The text of the style sheet; a later rule goes over an earlier one, so the specific labels come last."""
    colours = {**_OTHERS, **{kind: look.colour for kind, look in load_palette().items()}}
    rules = [
        # Neo4j Browser needs all of these for nodes that no further rule is for
        _rule(
            "node",
            {"diameter": "50px", "color": "#A5ABB6", "border-color": "#9AA1AC", "border-width": "2px",
             "text-color-internal": "#FFFFFF", "font-size": "10px", "defaultCaption": "'<id>'"},
        ),
        _rule(
            "relationship",
            {"color": "#A5ABB6", "shaft-width": "1px", "font-size": "8px", "padding": "3px",
             "text-color-external": "#000000", "text-color-internal": "#FFFFFF", "caption": "'<type>'"},
        ),
    ]  # fmt: skip
    for label, colour in colours.items():
        diameter = {"diameter": "30px"} if label in _SMALL else {}
        shown = {"color": colour, "border-color": _darker(colour), "text-color-internal": _ink(colour)}
        rules.append(_rule(f"node.{label}", {**diameter, **shown, "caption": "'{name}'"}))
    return "\n".join(rules)


def _rule(selector: str, properties: Mapping[str, str]) -> str:
    lines = "".join(f"  {name}: {value};\n" for name, value in properties.items())
    return f"{selector} {{\n{lines}}}\n"


def _channels(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue


def _darker(colour: str) -> str:
    return "#" + "".join(f"{channel * 4 // 5:02X}" for channel in _channels(colour))


def _ink(colour: str) -> str:
    """Black or white, whichever stands out more (relative luminance of WCAG 2.1)."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (x / 255 for x in _channels(colour))]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    # 0.179 is where both have the same contrast: (L + 0.05)² = 1.05 · 0.05
    return "#000000" if luminance > 0.179 else "#FFFFFF"
