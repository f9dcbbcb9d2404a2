"""Counting, and pairing best pairs first."""

import pytest

from kg.evaluate.tally import Item, Tally, in_text_order, pairing, tally_of, total
from kg.model import Span


def test_figures() -> None:
    tally = Tally(right=3, found=4, due=6)
    assert tally.precision == 0.75
    assert tally.recall == 0.5
    assert tally.f1 == pytest.approx(0.6)


def test_nothing_found_and_nothing_due_is_zero() -> None:
    assert (Tally().precision, Tally().recall, Tally().f1) == (0, 0, 0)


def test_total() -> None:
    a, b, c = Item("a"), Item("b"), Item("c")
    assert total([Tally(1, 2, 3, (a,), (b,)), Tally(4, 5, 6, (c,))]) == Tally(5, 7, 9, (a, c), (b,))


def test_the_best_pair_is_made_first() -> None:
    assert pairing([((1,), 0, "x"), ((0,), 1, "x"), ((2,), 0, "y")], frozenset()) == {1: "x", 0: "y"}


def test_an_optional_item_does_not_take_a_node_from_a_due_one() -> None:
    assert pairing([((0,), 0, "x"), ((5,), 1, "x")], frozenset({0})) == {1: "x"}


def test_what_meets_an_optional_item_counts_neither_way() -> None:
    due, found = {0: Item("zero")}, {"x": Item("x")}
    assert tally_of({0: "x"}, due, found, frozenset({0})) == Tally(0, 0, 0)
    due[1] = Item("one")
    assert tally_of({1: "x"}, due, found, frozenset({0})) == Tally(1, 1, 1)


def test_missed_and_spurious_are_named() -> None:
    due, found = {0: Item("due"), 1: Item("optional")}, {"x": Item("found")}
    assert tally_of({}, due, found, frozenset({1})) == Tally(0, 1, 1, (Item("due"),), (Item("found"),))


def test_in_text_order() -> None:
    late, early, nowhere = Item("a", Span(5, 6)), Item("b", Span(1, 2)), Item("c")
    assert in_text_order([late, early, nowhere]) == (nowhere, early, late)
