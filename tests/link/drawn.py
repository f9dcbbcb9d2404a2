"""Short texts about units that are drawn by chance from the official list, and about units that are invented."""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.gazetteer import CITY, COUNTY, Gazetteer
from kg.gazetteer.names import COMMUNITY_KIND, township_form
from kg.model import Division, Document

SEED = 20230630
TOWNS = ("街道", "镇", "乡")

TITLES = (
    "{unit}2022年工作总结及2023年工作计划",
    "{unit}2021年度工作总结",
    "{place}{unit}2022年工作总结",
    "{place}{unit}2023年上半年工作总结暨下半年工作打算",
)
OPENINGS = (
    "2022年，{unit}在上级党委、政府的正确领导下，扎实做好各项工作。",
    "今年以来，{unit}紧扣年度目标，较好完成了全年任务。",
    "2022年，{place}{unit}凝心聚力抓落实，各项事业有了新进展。",
    "今年以来，{unit}认真落实{leaders}的各项部署，全面完成年初确定的目标。",
)
SENTENCES = (
    "{one}完成道路改造3条，新增停车位120个。",
    "{one}成功创建市级文明单位。",
    "在{one}新建便民服务站1个，服务居民2000人次。",
    "组织志愿者走进{one}，开展义诊活动12场。",
    "{one}拆除违章搭建面积860平方米。",
)
PAIRS = ("{two}完成雨污分流改造，惠及居民340户。", "在{two}举办文艺演出6场。")
PLAIN = ("全年实现财政收入1.2亿元，同比增长8%。", "调处矛盾纠纷86件，办结率98%。", "新增就业岗位540个。")

STEMS = ("沐", "澜", "榕", "岫", "汀", "篁", "芷", "砚", "棠", "渚", "霁", "岚", "蘅", "垣", "樾", "沅")
"""Characters of which invented names are made; what the list has of them is thrown out."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A text and what is known of it.

    Attributes:
        document: the text.
        unit: name of its unit.
        code: the unit's code, "" for an invented unit.
        communities: codes of the communities and villages that it names.
        area: what it names of the areas above: "", "city" or "district".
        homonyms: number of units on the list with its name.
    """

    document: Document
    unit: str
    code: str
    communities: tuple[str, ...]
    area: str
    homonyms: int


def document(name: str, text: str) -> Document:
    return Document(name, text, hashlib.sha256(text.encode()).hexdigest())


def townships(gazetteer: Gazetteer) -> list[Division]:
    """All streets and towns of the list, in code order."""
    counties = [code for code, _ in gazetteer._store.areas() if len(code) == COUNTY]
    found = [town for code in counties for town in gazetteer.children(code)]
    return [town for town in found if township_form(town.name).kind in TOWNS]


def drawn(gazetteer: Gazetteer, number: int) -> Iterator[Drawn]:
    """Texts about units of the list."""
    chance = random.Random(SEED)
    for at, town in enumerate(chance.sample(townships(gazetteer), number)):
        area = chance.choice(("", "", "city", "district"))
        form = township_form(gazetteer.own_name(town))
        unit = form.stem + form.kind if form.kind == "街道" else gazetteer.own_name(town)
        local = [d for d in gazetteer.children(town.code) if gazetteer.form(d).kind]
        named = chance.sample(local, min(len(local), chance.randint(0, 5)))
        yield Drawn(
            document(
                f"{at}.txt",
                text(chance, unit, _place(gazetteer, town, area), [_said(chance, gazetteer, d) for d in named]),
            ),
            unit,
            town.code,
            tuple(d.code for d in named),
            area if _place(gazetteer, town, area) else "",
            len([d for d in gazetteer.townships(unit) if township_form(gazetteer.own_name(d)).kind == form.kind]),
        )


def invented(gazetteer: Gazetteer, number: int) -> Iterator[Drawn]:
    """Texts about units that no list has, in districts that no list has or in none."""
    chance = random.Random(SEED + 1)
    made = 0
    while made < number:
        unit = "".join(chance.sample(STEMS, 2)) + chance.choice(TOWNS)
        place = chance.choice(("", "".join(chance.sample(STEMS, 2)) + "区"))
        names = ["".join(chance.sample(STEMS, 2)) + chance.choice(("社区", "村")) for _ in range(chance.randint(0, 5))]
        if gazetteer.townships(unit) or (place and gazetteer.stems(place[:-1])):
            continue
        yield Drawn(document(f"{made}.txt", text(chance, unit, place, names)), unit, "", (), "", 0)
        made += 1


def text(chance: random.Random, unit: str, place: str, names: Sequence[str]) -> str:
    """A report of a few lines that names a unit, the areas above it and some communities."""
    said = {"unit": unit, "place": place, "leaders": leaders(place)}
    title = chance.choice(TITLES).format(**said)
    opening = chance.choice(
        OPENINGS
        if not place or place in title
        else [o for o in OPENINGS if ("{unit}" in o and "{place}" in o) or "{leaders}" in o]
    )
    lines = [title, "", opening.format(**said)]
    left = list(names)
    while left:
        if len(left) > 1 and chance.random() < 0.4:
            lines.append(chance.choice(PAIRS).format(two=f"{left.pop()}、{left.pop()}"))
        else:
            lines.append(chance.choice(SENTENCES).format(one=left.pop()))
    lines.append(chance.choice(PLAIN))
    return "\n".join(lines) + "\n"


def leaders(place: str) -> str:
    """Who governs an area, as its streets call it (云汀区委、区政府)."""
    last = re.split("[省市区县州盟旗](?=.)", place)[-1]
    return f"{last}委、{last[-1]}政府" if last else "上级党委、政府"


def _place(gazetteer: Gazetteer, town: Division, area: str) -> str:
    """The area above a township as a report would write it, "" for none."""
    above = [d for d in gazetteer.path(town.code)[:-1] if len(d.code) >= CITY or len(gazetteer.path(town.code)) < 4]
    if area == "city":
        return above[0].name if above and len(above[0].code) == CITY else ""
    return "".join(d.name for d in above) if area == "district" else ""


def _said(chance: random.Random, gazetteer: Gazetteer, division: Division) -> str:
    """A community or village in one of the forms that reports use."""
    form = gazetteer.form(division)
    if form.kind == COMMUNITY_KIND:
        return form.stem + chance.choice(("社区", "社区", "社区居委会"))
    return form.stem + chance.choice(("村", "村", "村委会"))
