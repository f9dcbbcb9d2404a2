"""Counting, and pairing best pairs first."""

import pytest

from kg.evaluate.tally import Tally, pair_off, total


def test_figures() -> None:
    tally = Tally(right=3, found=4, due=6)
    assert tally.precision == 0.75
    assert tally.recall == 0.5
    assert tally.f1 == pytest.approx(0.6)


def test_nothing_found_and_nothing_due_is_zero() -> None:
    assert (Tally().precision, Tally().recall, Tally().f1) == (0, 0, 0)


def test_total() -> None:
    assert total([Tally(1, 2, 3, ("a",), ("b",)), Tally(4, 5, 6, ("c",))]) == Tally(5, 7, 9, ("a", "c"), ("b",))


def test_the_best_pair_is_made_first() -> None:
    pairs = [((1,), 0, "x"), ((0,), 1, "x"), ((2,), 0, "y")]
    tally = pair_off(pairs, {0: "zero", 1: "one"}, {"x": "x", "y": "y"}, frozenset())
    assert tally == Tally(2, 2, 2)


def test_what_meets_an_optional_item_counts_neither_way() -> None:
    pairs = [((0,), 0, "x")]
    assert pair_off(pairs, {0: "zero"}, {"x": "x"}, frozenset({0})) == Tally(0, 0, 0)


def test_an_optional_item_does_not_take_a_node_from_a_due_one() -> None:
    pairs = [((0,), 0, "x"), ((5,), 1, "x")]
    assert pair_off(pairs, {0: "zero", 1: "one"}, {"x": "x"}, frozenset({0})) == Tally(1, 1, 1)


def test_missed_and_spurious_are_named() -> None:
    tally = pair_off([], {0: "due", 1: "optional"}, {"x": "found"}, frozenset({1}))
    assert tally == Tally(0, 1, 1, ("due",), ("found",))
