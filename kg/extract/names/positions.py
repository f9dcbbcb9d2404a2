"""Firms by where they stand: who invests a sum, who is brought in, who enters a list that only firms enter."""

from __future__ import annotations

import re
from functools import cache

from kg.extract.names.brands import coined
from kg.extract.names.found import Found, found
from kg.extract.names.stock import alternation, words
from kg.extract.names.view import View

_FIRM = r"(?P<firm>[一-鿿A-Za-z]{3,12}?)"
_OPEN = r"(?:(?<=[,、。;:(])|^)(?:其中|另外|目前|同时|截至目前|新增|新培育)?"
_INVESTS = r"(?:计划|拟|总|追加|增资|共|已|再)?投资(?:约|近|超|达)?\d"
_BROUGHT_IN = r"(?:引进|引入|招引|签约)了?"
_EARNS = (
    "(?:全年|上半年|当年|今年|年|1-[0-9]+月)?(?:累计|共|预计)?(?:完成|实现)?(?:工业)?总?"
    "(?:产值|营业收入|销售收入|销售额|开票销售|营收|利税|纳税|利润)(?:约|近|超|达|突破|下降|增长)?"
)
_NOT_OF = re.compile(
    r"[的了等与及各全在为将被把从对每该本其\d“”]|项目|工程|街道|社区|全[年市区镇县]|年|累计|财政|政府|客商|商人|乡贤|能人|大户|业主|村集体|老板|群众|村民|居民|企业$|公司$|村$|镇$|个$|家$|户$|人$"
)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    lists = alternation(words("names_works", "firms_lists"))
    trades = alternation(words("names_works", "industries") - words("names_works", "loose_industries"))
    entered = "(?:成功|顺利|正式|先后|新)?(?:被)?(?:列入|列为|入选|入围|获评|获批|认定为|评为|认定|晋升|通过|获|跻身)"
    return (
        re.compile(rf"{_OPEN}{_FIRM}(?={_INVESTS})"),
        re.compile(rf"{_BROUGHT_IN}{_FIRM}(?=[,(](?:计划|拟|总)?投资|{_INVESTS}|(?:落户|入驻|投资(?:建设|兴建|新建)))"),
        re.compile(rf"由{_FIRM}(?=(?:{_INVESTS}|投资|承建|代建|竞得|摘牌|承运|以[\d.]+[万亿]|出资|独资))"),
        re.compile(rf"{_OPEN}{_FIRM}(?={entered}[^,。;、]{{0,12}}(?:{lists}))"),
        re.compile(rf"{_OPEN}(?P<firm>[一-鿿]{{2,4}}(?:{trades}))(?={_EARNS}\d)"),
        re.compile(
            rf"投资(?:约|近|超|达)?[\d.]+[万亿]元的(?P<firm>[一-鿿]{{2,4}}(?:{trades}|业))(?=[、,和]|已|建成|投产|开工|落户|落地)"
        ),
        re.compile(
            rf"{_OPEN}(?:帮助|助力|推动|支持)?{_FIRM}(?=(?:成功|顺利|正式|在[^,。;]{{2,8}})?(?:上市(?![公企区])|登陆(?:新三板|北交所|创业板|科创板|资本市场)|挂牌上市|主板上市|过会))"
        ),
    )


def by_position(view: View, names: list[Found]) -> list[Found]:
    """Find the firms that no ending gives away, by what they do: 云屏传动投资3亿元, 云屏泵业列入“小巨人”名单.

    Args:
        view: the sentence.
        names: what other rules found in it; where a name ends in the stretch, that name it is.
    """
    ends = {name.end for name in names if name.kind != "AdministrativeArea" or name.full}
    added = []
    for pattern in _patterns():
        for m in pattern.finditer(view.text):
            begin, end = m.span("firm")
            if end not in ends and not _NOT_OF.search(m["firm"]) and coined(view, begin, end):
                added.append(found(view, begin, end, "Company", "name.firm.position", 0.78))
    return added
