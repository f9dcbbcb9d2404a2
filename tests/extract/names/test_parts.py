"""The pieces: views, boundaries, the choice between overlapping finds, the lexicon."""

from __future__ import annotations

import pytest

from kg.errors import ConfigError
from kg.extract.names import stock
from kg.extract.names.boundary import Contexts, name_begin
from kg.extract.names.found import Found, select
from kg.extract.names.items import items_before, plausible
from kg.extract.names.stock import alternation, endings
from kg.extract.names.view import fold, view
from kg.model import Lexed, SectionKind, Sentence, Span, Token
from tests.extract.names.reports import parts


def test_fold_keeps_the_length_and_pairs_straight_quotes() -> None:
    text = 'Ａ１（试行）：推行"三色"工作法　「暖巢」'
    folded = fold(text)
    assert len(folded) == len(text)
    assert folded == "A1(试行):推行“三色”工作法 “暖巢”"


def test_a_view_leads_back_to_the_document() -> None:
    text = "前言。完成翠岩小\n区的改造。"
    sentence = Sentence(Span(3, len(text)), 0, (), False, SectionKind.REVIEW, None)
    seen = view(Lexed(sentence, text[3:], (Token(3, 5, "完成", "v"), Token(9, 11, "区的", "")), (), ()))
    assert seen.text == "完成翠岩小区的改造。"
    span = seen.span(2, 6)
    assert text[span.begin : span.end] == "翠岩小\n区"
    assert seen.surface(2, 6) == "翠岩小区"
    assert seen.boundaries == {2: 0, 7: 5}


def test_contexts_count_occurrences_and_what_stands_before() -> None:
    contexts = Contexts("在柳塘。对柳塘。柳塘。")
    assert contexts.of("柳塘") == (3, 3)
    assert contexts.of("翠岩") == (0, 0)


@pytest.mark.parametrize(
    ("text", "begin"), [("全力推进柳塘社区换届。", 4), ("由柳塘社区牵头。", 1), ("和平社区换届。", 0)]
)
def test_a_name_begins_after_the_word_that_governs_it(text: str, begin: int) -> None:
    seen = view(parts(text)[1][0])
    mark = text.index("社区")
    found = name_begin(seen, mark, mark + 2, 1, 7, Contexts(text))
    assert found is not None and found[0] == begin


def test_a_place_inside_a_project_stays_and_a_stem_inside_an_area_goes() -> None:
    river = Found(0, 3, "长柳河", "Place", "name.ending.place", 0.9, tail="河")
    project = Found(0, 7, "长柳河拓宽工程", "Project", "name.work.place", 0.7, False)
    assert select([river, project]) == [project, river]
    bridge = Found(0, 2, "青桥", "Place", "name.ending.place", 0.9, tail="桥")
    street = Found(0, 4, "青桥街道", "AdministrativeArea", "name.ending.administrativearea", 0.9, tail="街道")
    assert select([bridge, street]) == [street]


def test_crossing_finds_leave_the_surer_one() -> None:
    sure = Found(0, 4, "柳塘社区", "Community", "name.a", 0.9)
    unsure = Found(2, 6, "社区翠岩", "Place", "name.b", 0.5)
    assert select([unsure, sure]) == [sure]


def test_items_before_a_tail_run_from_right_to_left() -> None:
    text = "完成柳塘、翠岩、望岫等"
    assert [text[a:b] for a, b in items_before(text, 10)] == ["望岫", "翠岩", "完成柳塘"]


def test_common_words_are_no_proper_parts() -> None:
    assert plausible("翠岫", {})
    assert not plausible("工作", {}) and not plausible("社区的", {}) and not plausible("柳", {})


def test_the_longest_alternative_comes_first() -> None:
    assert alternation(["村", "自然村", "村委"]) == "自然村|村委|村"


def test_every_ending_has_a_class_and_fits_its_own_bounds() -> None:
    kinds = {"AdministrativeArea", "DevelopmentZone", "Community", "Village", "ResidentialArea", "Company"}
    kinds |= {"Organization", "Facility", "Place", "Initiative"}
    assert {ending.kind for ending in endings().values()} == kinds
    assert all(1 <= ending.least <= ending.most for ending in endings().values())


def test_a_broken_ending_is_told_by_file_and_group(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stock, "table", lambda name: {"suffix": [{"forms": ["馆"], "kind": "Facility"}]})
    with pytest.raises(ConfigError, match=r"names_suffixes\.toml.*馆.*expected kind, forms, stem"):
        stock.endings.__wrapped__()
