"""The noun phrases around a number."""

from __future__ import annotations

import pytest

from kg.extract.atoms import atoms_of
from kg.extract.surroundings import Surroundings, surroundings_of
from tests.extract.facts import predications, sentence


def around(text: str, number: str) -> Surroundings:
    """What stands around a number of one sentence."""
    lexed, mentions = sentence(text)
    atoms = atoms_of(lexed, mentions)
    atom = next(a for a in atoms if a.code == "Q" and a.text == number)
    return surroundings_of(lexed, atoms, atoms.index(atom), next(q for q in lexed.quantities if q.begin == atom.begin))


def test_a_number_stands_in_its_clause() -> None:
    found = around("拆除违建30处，共清理垃圾20吨运走。", "20吨")
    assert (found.left, found.right, found.atom.text, found.quantity.unit) == ("共清理垃圾", "运走", "20吨", "吨")
    assert (found.atom, len(found.clause)) == (found.atoms[found.at], len("共清理垃圾20吨运走"))


@pytest.mark.parametrize(
    ("text", "number", "expected"),
    [
        ("拆除违建30处，清理垃圾20吨。", "20吨", "清理垃圾"),
        # words that lead up to the number, or into the phrase, name nothing
        ("其中重大隐患共3处。", "3处", "重大隐患"),
        ("税收名列全区第二位。", "第二位", "税收"),
        ("签约率达98%。", "98%", "签约率"),
        # a list is counted as a whole where only its end has a number
        ("走访困难家庭、残疾人家庭21户。", "21户", "走访困难家庭、残疾人家庭"),
        ("走访困难家庭12户、残疾人家庭9户。", "9户", "残疾人家庭"),
        # the thing stands before an auxiliary only with a rate
        ("主体结构完成60%。", "60%", "主体结构"),
        ("主体结构完成60处。", "60处", ""),
        # what a change starts from stands behind 由
        ("满意度由81%升至98%。", "81%", "满意度"),
        ("满意度由81%升至98%。", "98%", ""),
        # how many are ranked names nothing
        ("税收列全区7个街道第二位。", "第二位", "税收"),
        # a bracket is by itself
        ("新建停车位500个（地面300个）。", "300个", "地面"),
        ("税收2.8亿元，同比增长8%。", "8%", ""),
    ],
)
def test_the_noun_before_a_number(text: str, number: str, expected: str) -> None:
    assert around(text, number).noun_before(None) == expected


def test_the_noun_before_a_number_stands_behind_the_verb_that_governs_it() -> None:
    text = "柳塘社区拆除违建30处。"
    (predication,) = predications(text)
    assert around(text, "30处").noun_before(predication) == "违建"
    assert around(text, "30处").noun_before(None) == "柳塘社区拆除违建"


@pytest.mark.parametrize(
    ("text", "number", "expected"),
    [
        ("40间棚户被拆除。", "40间", "棚户"),
        ("对30个老旧小区进行改造。", "30个", "老旧小区"),
        # the verb that is said of it
        ("30个老旧小区改造工作。", "30个", "老旧小区改造"),
        ("20个社区的公厕改造。", "20个", "社区的公厕改造"),
        ("20个社区公厕的改造。", "20个", "社区公厕改造"),
        ("3个社区中。", "3个", "社区"),
        # but not the next act, with a number of its own or behind a connective
        ("受理信访件120件办结115件。", "120件", ""),
        ("检查企业40家并整改。", "40家", ""),
        ("40个小区改造和绿化。", "40个", "小区改造"),
        ("40个小区和公园绿化。", "40个", "小区和公园绿化"),
        # nor what stands outside its bracket or in another
        ("新建车位500个（地面300个）投用。", "300个", ""),
        ("3个（新建）公园。", "3个", ""),
        # nor what changes
        ("由12个网格增加到15个。", "12个", "网格增加"),
        ("网格由12个增加到15个。", "12个", ""),
    ],
)
def test_the_noun_behind_a_number(text: str, number: str, expected: str) -> None:
    assert around(text, number).noun_after() == expected


@pytest.mark.parametrize(
    ("text", "number", "expected"),
    [
        ("满意度由81%升至98%。", "81%", True),
        ("垃圾桶从120个增加到300个。", "120个", True),
        ("网格由8个调整为12个。", "8个", True),
        ("满意度由81%升至98%。", "98%", False),
        ("由街道新建公厕5座。", "5座", False),
        ("垃圾桶120个增加到300个。", "120个", False),
    ],
)
def test_what_something_was_before_it_changed(text: str, number: str, expected: bool) -> None:
    assert around(text, number).is_start is expected
