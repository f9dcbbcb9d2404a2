"""How each kind of node looks; one table for every sink that draws."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

PALETTE_FILE = "palette.toml"


@dataclass(frozen=True, slots=True)
class Look:
    """Family, fill colour (`#RRGGBB`) and shape of a kind; kinds of a family share a hue."""

    family: str
    colour: str
    shape: str


@functools.cache
def load_palette() -> Mapping[str, Look]:
    """The look of each kind of node by its class's local name, in the order in which a legend lists them."""
    table = tomllib.loads(files("kg.sinks").joinpath(PALETTE_FILE).read_text(encoding="utf-8"))
    return {
        kind: Look(family, look["colour"], look["shape"])
        for family, kinds in table.items()
        for kind, look in kinds.items()
    }
