"""Names of administrative divisions in the many forms that lists and reports give them.

The suffix says what a division is, the stem which one; 江湾社区, 江湾社区居委会 and 江湾社区居民委员会 are one form.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

PROVINCE, CITY, COUNTY, TOWNSHIP, VILLAGE = 2, 4, 6, 9, 12
"""Levels, by the number of digits of a code."""

COMMUNITY_KIND, VILLAGE_KIND = "社区", "村"

# The 55 minority nationalities, as they stand in the names of autonomous divisions and ethnic townships.
_PEOPLES = (
    "蒙古族?|回族?|藏族?|维吾尔族?|苗族?|彝族?|壮族?|布依族?|朝鲜族?|满族?|侗族?|瑶族?|白族|土家族?|哈尼族?|哈萨克族?|傣族?|黎族?"
    "|傈僳族?|佤族?|畲族?|高山族|拉祜族?|水族|东乡族|纳西族?|景颇族?|柯尔克孜族?|土族|达斡尔族?|仫佬族?|羌族?|布朗族?|撒拉族?"
    "|毛南族?|仡佬族?|锡伯族?|阿昌族?|普米族?|塔吉克族?|怒族?|乌孜别克族?|俄罗斯族?|鄂温克族?|德昂族?|保安族|裕固族?|京族"
    "|塔塔尔族?|独龙族?|鄂伦春族?|赫哲族?|门巴族?|珞巴族?|基诺族?"
)
_AREA = (
    (PROVINCE, re.compile(rf"(?:(?:{_PEOPLES})自治区|特别行政区|省|市)$")),
    (PROVINCE, re.compile(r"自治区$")),
    (CITY, re.compile(rf"(?:(?:{_PEOPLES})+自治州|自治州|地区|市|盟)$")),
    (COUNTY, re.compile(rf"(?:(?:{_PEOPLES})+自治[县旗]|自治[县旗]|林区|特区|[县区市旗])$")),
)
_TOWNSHIP = re.compile(
    rf"(?P<street>街道(?:办事处|办|地区)?)$|(?P<ethnic>(?:{_PEOPLES})+乡)$|(?P<town>镇|乡|苏木)(?:人民政府|政府)?$"
)
_COMMUNITY = re.compile(r"(?:社区)?(?:居民委员会|居委会|居委)$|社区$")
_COMMITTEE = re.compile(r"(?:村民委员会|村委会|村委|嘎查委员会|牧委会)$")
_VILLAGE = re.compile(r"(?:行政村|自然村|嘎查村?|村)$")


@dataclass(frozen=True, slots=True)
class Form:
    """A name taken apart.

    Attributes:
        stem: what is left of it without its suffix; never empty.
        kind: 街道, 镇, 乡, 苏木, 社区 or 村; "" where no suffix tells.
    """

    stem: str
    kind: str

    @property
    def key(self) -> str:
        """The stem that all forms of one division share (下村村, 下村 and 下村社区 have one key)."""
        return self.stem.rstrip("村") or self.stem


@functools.lru_cache(maxsize=1 << 14)
def local_form(name: str) -> Form:
    """Form of a community's or village's name."""
    name = folded(name)
    if (found := _COMMUNITY.search(name)) and found.start():
        return Form(name[: found.start()], COMMUNITY_KIND)
    if (found := _COMMITTEE.search(name)) and found.start():
        name = name[: found.start()]
        return Form(_without(_VILLAGE, name), VILLAGE_KIND)
    stem = _without(_VILLAGE, name)
    return Form(stem, VILLAGE_KIND if stem != name else "")


@functools.lru_cache(maxsize=1 << 12)
def township_form(name: str) -> Form:
    """Form of a street's or town's name."""
    name = folded(name)
    found = _TOWNSHIP.search(name)
    if not found or not found.start():
        return Form(name, "")
    kind = "街道" if found["street"] else "乡" if found["ethnic"] else found["town"]
    return Form(name[: found.start()], kind)


def area_stem(name: str, level: int) -> str:
    """A province's, city's or county's name without its suffix; the whole name where less than two characters are left."""
    name = folded(name)
    for rank, suffix in _AREA:
        if rank == level and (found := suffix.search(name)) and found.start() >= 2:
            return name[: found.start()]
    return name


def folded(name: str) -> str:
    """A name without spaces, letters and digits in their plain form."""
    return "".join(unicodedata.normalize("NFKC", name).split())


def own_part(name: str, above: Iterable[str]) -> str:
    """A listed name without the names of the areas above it (青禾镇江湾社区 under 青禾镇: 江湾社区)."""
    for higher in above:
        at = name.find(higher)
        if at >= 0 and len(name) - at - len(higher) >= 3:
            name = name[at + len(higher) :]
    return name


def _without(suffix: re.Pattern[str], name: str) -> str:
    found = suffix.search(name)
    return name[: found.start()] if found and found.start() else name
