"""A sentence as atoms."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.atoms import Atom, atoms_of
from kg.lexicon import toml
from kg.model import Mention, Span
from tests.extract.facts import parts


def atoms(text: str, *names: tuple[str, str]) -> tuple[Atom, ...]:
    """The atoms of a text of one sentence, in which each name (with its class) stands once."""
    _, (lexed,) = parts(text)
    mentions = [Mention(Span(at := text.index(name), at + len(name)), name, kind, "test") for name, kind in names]
    return atoms_of(lexed, mentions)


def coded(text: str, *names: tuple[str, str]) -> str:
    """The atoms as word/code, the last mark left out."""
    return " ".join(f"{a.text}/{a.code}" for a in atoms(text, *names) if a.text != "。")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("拆除违建30处。", "拆除/V 违建/N 30处/Q"),
        ("对老旧小区进行改造。", "对/P 老旧小区/N 进行/L 改造/V"),
        ("加强管理。", "加强/L 管理/V"),
        ("高度重视安全。", "高度重视/A 安全/N"),
        ("走访老党员和困难家庭等。", "走访/V 老党员/N 和/C 困难家庭/N 等/E"),
        ("签约率达98%。", "签约率/N 达/D 98%/Q"),
    ],
)
def test_words_are_coded_by_the_part_that_they_play(text: str, expected: str) -> None:
    assert coded(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("共出动队员80人。", "共/D 出动/V 队员/N 80人/Q"),
        ("梳理出问题36条。", "梳理/V 出/U 问题/N 36条/Q"),
    ],
)
def test_an_adverb_before_a_verb_and_a_particle_behind_it_are_words_of_their_own(text: str, expected: str) -> None:
    assert coded(text) == expected


def test_verbs_side_by_side_are_one_verb() -> None:
    assert coded("走访慰问老党员60名。") == "走访慰问/V 老党员/N 60名/Q"


def test_a_list_of_verbs_is_not_one_verb() -> None:
    assert coded("走访、慰问老党员。") == "走访/V 、/C 慰问/V 老党员/N"


def test_a_verb_before_a_noun_that_names_a_service_keeps_its_own_atom() -> None:
    assert coded("提供服务。") == "提供/V 服务/V"


def test_a_word_of_growth_right_before_a_number_is_no_act() -> None:
    assert coded("车位增加200个。") == "车位/N 增加/D 200个/Q"
    assert coded("增加车位200个。") == "增加/V 车位/N 200个/Q"


def test_two_kinds_told_together_are_one_noun() -> None:
    assert coded("走访村（社区）12个。") == "走访/V 村（社区）/N 12个/Q"
    assert coded("走访村（3个）。") == "走访/V 村/N （/X 3个/Q ）/X"


def test_a_manner_is_a_verb_only_before_its_act() -> None:
    assert coded("入户走访家庭30户。") == "入户走访/V 家庭/N 30户/Q"
    assert coded("硬化入户路3公里。") == "硬化/V 入户/N 路/N 3公里/Q"


def test_a_verb_of_one_character_with_its_particle_is_a_verb() -> None:
    assert coded("街道建起驿站3个。") == "街道/N 建起/V 驿站/N 3个/Q"


def test_what_is_passed_is_no_verb_beside_it() -> None:
    assert coded("通过验收。") == "通过/V 验收/V"


def test_what_stands_in_a_bracket_is_one_level_deeper() -> None:
    depths = {a.text: a.depth for a in atoms("车位500个（地面300个）已建成。")}
    assert (depths["500个"], depths["（"], depths["300个"], depths["地面"], depths["建成"]) == (0, 0, 1, 1, 0)


def test_verbs_carry_their_class() -> None:
    roles = {a.text: a.role for a in atoms("投入资金20万元，拆除违建，受理信访件，办结工单。")}
    assert (roles["投入"], roles["拆除"], roles["受理"], roles["办结"]) == ("input", "act", "context", "outcome")
    assert roles["违建"] == ""


def test_a_name_is_one_atom_even_over_a_verb() -> None:
    assert coded("柳塘社区服务中心建成。", ("柳塘社区服务中心", "Facility")) == "柳塘社区服务中心/M 建成/V"


def test_the_longest_name_wins() -> None:
    names = (("石鼓路", "Place"), ("石鼓路改造工程", "Project"))
    assert coded("石鼓路改造工程完工。", *names) == "石鼓路改造工程/M 完工/V"


def test_a_project_called_by_its_work_stays_open_for_the_action() -> None:
    assert coded("推进石鼓路改造。", ("石鼓路改造", "Project"), ("石鼓路", "Place")) == "推进/L 石鼓路/M 改造/V"


def test_a_quoted_phrase_is_one_atom() -> None:
    assert coded("推行“一站式”服务。") == "推行/L “一站式”/K 服务/V"
    assert coded("制定《考核办法》。") == "制定/V 《考核办法》/K"


def test_a_time_is_no_object() -> None:
    assert coded("3月，检查企业40家。") == "3月/D ，/X 检查/V 企业/N 40家/Q"


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="拆除违建30处，、（）“”对进行改造共的柳塘社区年3月%等和", min_size=1, max_size=40))
def test_atoms_read_back_in_order_and_share_no_character(text: str) -> None:
    for lexed in parts(text)[1]:
        end = lexed.sentence.span.begin
        for atom in atoms_of(lexed, ()):
            assert end <= atom.begin < atom.end <= lexed.sentence.span.end
            assert text[atom.begin : atom.end] == atom.text
            assert atom.depth >= 0
            end = atom.end


_GRAMMAR, _ROLES = toml("grammar"), toml("roles")
_PLACES = ("青禾公园已{}。", "全年{}广场3个。", "街道{}，广场3个。", "{}青禾公园广场建设。", "广场{}拆除12处。")
_VERBS_OF = (
    "completing",
    "moving",
    "staging",
    "ending",
    "ended",
    "bringing",
    "complete",
    "carrying",
    "settling",
    "handing",
)
_LISTS = {
    **{f"clauses.{key}": (_GRAMMAR["clauses"][key], "VLGA") for key in (*_VERBS_OF, "closing")},
    "clauses.negative": (_GRAMMAR["clauses"]["negative"], "D"),
    **{f"status.{key}": (_GRAMMAR["status"][key], "VLGADNP") for key in _GRAMMAR["status"]},
    **{f"event.{key}": (_ROLES["event"][key], "VLGAND") for key in ("verbs", "honoured", "vague")},
    **{f"leads.{key}": (words, "VLGA") for key, words in _ROLES["leads"].items()},
}


@pytest.mark.parametrize("key", _LISTS)
def test_each_word_of_a_list_is_read_as_the_list_needs_it(key: str) -> None:
    words, codes = _LISTS[key]
    read = {(a.text, a.code) for word in words for place in _PLACES for a in atoms(place.format(word))}
    assert [word for word in words if not any((word, code) in read for code in codes)] == []


@pytest.mark.parametrize("name", ["grammar", "roles"])
def test_no_list_has_a_word_twice(name: str) -> None:
    lists = [words for section in toml(name).values() for words in section.values() if isinstance(words, list)]
    assert [words for words in lists if len(words) != len(set(map(str, words)))] == []
