"""The palette: every kind has a look, and no two looks can be mistaken for each other, whatever the eye."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from kg.sinks.palette import Look, load_palette
from kg.vocabulary import load_vocabulary

PALETTE = load_palette()

# Simulation of full colour blindness in linear RGB: Machado, Oliveira and Fernandes (2009), severity 1.0.
VISION = {
    "normal": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def seen(colour: str, eye: str) -> tuple[float, float, float]:
    """CIE L*a*b* (D65) of a colour as an eye sees it."""
    srgb = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in srgb]
    r, g, b = (min(1.0, max(0.0, sum(m * c for m, c in zip(row, linear, strict=True)))) for row in VISION[eye])
    xyz = (
        (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047,
        0.2126 * r + 0.7152 * g + 0.0722 * b,
        (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883,
    )
    x, y, z = (t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116 for t in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(first: Look, second: Look, eye: str) -> float:
    """CIE 1976 colour difference; 2.3 is just noticeable."""
    pairs = zip(seen(first.colour, eye), seen(second.colour, eye), strict=True)
    return sum((a - b) ** 2 for a, b in pairs) ** 0.5


def test_every_kind_that_a_node_can_have_has_a_look() -> None:
    vocabulary = load_vocabulary()
    roles = {"Input", "Output", "Outcome"}
    leaves = {
        kind
        for kind in vocabulary.classes
        if vocabulary.is_a(kind, "Finding") and not any(kind in vocabulary.superclasses(k) for k in vocabulary.classes)
    }
    assert set(PALETTE) == (leaves - roles) | {"Report"}


def test_colours_are_written_as_hexadecimal_rgb() -> None:
    assert [look for look in PALETTE.values() if not re.fullmatch(r"#[0-9A-F]{6}", look.colour)] == []


def test_no_two_kinds_share_a_colour() -> None:
    assert len({look.colour for look in PALETTE.values()}) == len(PALETTE)


def test_within_a_family_every_shape_is_different() -> None:
    assert len({(look.family, look.shape) for look in PALETTE.values()}) == len(PALETTE)


@pytest.mark.parametrize("eye", VISION)
def test_kinds_of_one_shape_differ_in_colour_for_every_eye(eye: str) -> None:
    alike = [
        (a, b)
        for a, b in combinations(PALETTE, 2)
        if PALETTE[a].shape == PALETTE[b].shape and distance(PALETTE[a], PALETTE[b], eye) < 20
    ]
    assert alike == []
