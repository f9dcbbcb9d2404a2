"""The forms in which reports write numbers, as regular expressions over half-width text."""

from __future__ import annotations

import re

from kg.lex.numbers import CHINESE
from kg.lexicon import alternatives, rows, toml

WORDS = toml("quantities")
UNITS = {unit: dimension for unit, dimension, _ in rows("units", 3)}
CN = f"[{CHINESE}]"
# 二十八万五千, 一亿二千万: 万 or 亿 inside a Chinese numeral, when a numeral with a place of its own goes on behind it
CN_NUMBER = f"{CN}+(?:[万亿](?=零?[一二三四五六七八九两][千百十]){CN}+)*"
MULTIPLIER = "(?:百万|千万|[十百千]?万亿|[十百千]?[万亿]|百(?!分)|千(?![克瓦米卡伏]))"
# 1千余万, 3百多万
OUTER = "(?P<outer>(?<=[百千][余多])万)?"
ARABIC = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
AFTER = {word: sign for sign, words in WORDS["approximation"]["after"].items() for word in words}
BEFORE = {word: sign for sign, words in WORDS["approximation"]["before"].items() for word in words}
UNIT = alternatives(UNITS)
CN_UNIT = alternatives(u for u, dimension in UNITS.items() if dimension != "noun")

CORE = re.compile(rf"\d+|{CN}+|[①-⑳⑴-⒇Ⅰ-Ⅻⅰ-ⅻ]+|[½⅓¼¾⅔]")
DATE = re.compile(
    rf"(?:(?:1[89]|20)\d\d|[一二][〇零○九八0]{CN}{{2}})\s*(?:年度?|[—\-–~至到/.](?=20\d\d))(?:\s*\d{{1,2}}\s*月份?(?:\s*\d{{1,2}}\s*[日号])?)?"
    r"|20\d\d[-/.]\d{1,2}[-/.]\d{1,2}"
    r"|(?:0?[1-9]|1[0-2])(?:月份?)?\s*[—\-–~至到]\s*(?:0?[1-9]|1[0-2])\s*月份?"
    rf"|(?:0?[1-9]|1[0-2]|{CN}{{1,2}})月(?!均|度|报)(?:份|[上中下]旬|初|末|底|\d{{1,2}}[日号]|{CN}{{1,3}}[日号])?(?:\s*[—\-–~至到]\s*\d{{1,2}}(?:月\d{{1,2}})?[日号])?"
    r"|\d{1,2}[日号](?=[，,、。上下前起至到止凌晚早])"
    r"|[一二三四1-4][至到\-—]?[二三四2-4]?季度|(?:前|头)[一二三四五六七八九十\d]+(?:季度|个?月)"
    rf"|(?:[五六七八九]十|[5-9]0)年代|(?:{CN}{{1,3}}|\d{{1,2}})世纪|(?:{CN}{{1,3}}|\d{{1,3}})周年|\d{{1,2}}[::]\d\d(?!\d)|[一二三四五六日]至?[一二三四五六日]?(?<=周.|期.|拜.)"
    rf"|十{CN}五(?:时期|期间)?|\d{{1,2}}点(?=[半前后钟])|{CN}{{1,2}}时(?=[许整])"
)
YEAR_ONLY = re.compile(r"(?:19|20)\d\d(?=\s*(?:年|[—\-–~至到]|[、和]\s*(?:19|20)\d\d))")
RANK = re.compile(rf"第(?P<n>\d+|{CN}+)(?P<unit>名|位|家|个(?!五年|百年)|例)?")
RANK_CUE = re.compile(
    r"(?:列|居|排名|排|位|获|全[国省市区县镇街]|同类|综合|考核|得|为|名列|跃[居升至]|稳居|跻身|保持|升至|上升到|进位到|考评|成绩|总分|位次|倒数|成为|系|唯一|全[\u4e00-\u9fff]{1,4}系统)[^，,。;；]{0,4}$"
)
RANK_END = re.compile(r"$|跃|上升|提升|升|下降|降|前移|后移|位|[，,。;；、：:（(）)\s”\"]|的|和|并|及|或|，")
TOP = re.compile(rf"前(?P<n>\d+|{CN}+)(?P<unit>名|位|强|列)?(?![\d个季月年期])")
TOP_CUE = re.compile(
    r"(?:进入|列|居|位|力争|排名|跻身|全[国省市区县镇街]|保持|在|确保|进|冲|名|争|获)[^，,。;；]{0,6}$"
)
FRACTION = re.compile(rf"(?P<base>{CN}+|\d+)分之(?P<n>{CN}+(?:点{CN}+)?|{ARABIC})(?P<after>多|余|以上|左右)?")
# 1/3的居民; no date (3/8妇女节), no ratio of two counts (24/7)
SLASHED = re.compile(
    r"(?<![\d./A-Za-z])(?P<n>[1-9])/(?P<base>10|[2-9])(?![\d./%A-Za-z日月号节分版页]|妇女)(?P<after>多|余|以上|左右)?"
)
TENTH = re.compile(
    rf"(?P<n>{CN}|\d(?:\.\d)?)成(?P<part>{CN}|半)?(?P<after>多|以上|左右)?(?![功立员绩长果效人为年本熟品了套组批片型都分就交规])"
)
RANGE = re.compile(
    rf"(?P<low>{ARABIC})(?P<lowmult>{MULTIPLIER})?(?P<lowunit>{UNIT})?\s*(?:[—\-–~～]+|至|到)\s*(?P<high>{ARABIC})(?P<mult>{MULTIPLIER})?(?P<unit>{UNIT}|号楼?|楼|期)?"
)
ARABIC_QUANTITY = re.compile(
    rf"(?P<n>{ARABIC})\s?(?P<more>余|多|来|几)?(?P<mult>{MULTIPLIER})?(?P<more2>余|多)?{OUTER}\s?(?P<unit>{UNIT})?"
)
BARE_QUANTITY = re.compile(
    rf"(?P<n>{ARABIC})\s?(?P<more>余|多|来|几)?(?P<mult>{MULTIPLIER})?(?P<more2>余|多)?{OUTER}(?P<unit>)"
)
CN_QUANTITY = re.compile(
    rf"(?P<n>{CN_NUMBER})(?P<more>余|多|来|几)?(?P<mult>{MULTIPLIER})?(?P<more2>余|多)?{OUTER}(?P<unit>{CN_UNIT})?"
)
DOUBLE = re.compile(r"[(（](?:人|户|次|家|个|件|处|场|项)[)）]")
AFTER_RE = re.compile(alternatives(w for w in AFTER if w not in "余多内") + r"|内(?=[，,。])")
BEFORE_RE = re.compile(rf"(?<![签节制预合公条集违大简])(?:{alternatives(BEFORE)})(?:了|过|到|达|的|有)?\s*$")
BETWEEN = f"(?:{alternatives(WORDS['change']['between'])})*"
CHANGE = re.compile(
    rf"(?:(?P<fall>{alternatives(WORDS['change']['fall'])})|(?P<rise>{alternatives(WORDS['change']['rise'])}))(?:{alternatives(BEFORE)}|{BETWEEN})\s*$"
)
# 分别下降40%、50%; 增长6.5%、力争7%: the second number goes the way of the first
AND_SO = re.compile(r"[、和]?(?:力争|确保|力争达到)?")
# 是年度任务的1.05倍
SHARE_OF = re.compile(r"(?:任务|计划|目标)(?:数|量)?的$")
BELOW = re.compile(r"(?:低于|少于|落后)[^，,。；;]*$")
TO = re.compile(r"(?<!不)(?:到|至|为)\s*(?:了)?$")
SLOGAN = re.compile(rf"大|(?:个|项|条|种|类|轮|件)?(?:{alternatives(WORDS['slogan']['heads'])})")
CODE = re.compile(
    rf"(?:{alternatives(WORDS['codes']['numbers'])})(?!\d|[.,]\d)|(?:{alternatives(WORDS['codes']['idioms'])})(?![\d万])"
)
CODE_NOT = re.compile(rf"余|多|万|千|亿|\s?(?:{UNIT})")
# 收入12380元 is an amount, 12345件 are calls to the hotline
HOTLINE_DIGITS = 5
HOTLINE_NOT = re.compile(rf"余|多|万|千|亿|\s?(?!件|起|条|次|工单|[^\u4e00-\u9fff])(?:{UNIT})")
DIGITS = re.compile(r"\d+(?:\.\d+)?")
# 世界500强, 20国集团, 10大案例
SET_AFTER = re.compile(r"强|国(?:集团|领导)|大(?=[\u4e00-\u9fff])")
CODE_AFTER = re.compile(r"\s*(?:[A-Za-z+×*#/]|号|级|星|型|式|版|楼(?!\w)|幢楼|维|网格员|热线|平台|工单|频道|路公交|类)")
GROWTH_UNITS = {"%", "％", "个百分点", "百分点", "倍", "‰", "个点"}
COUNT_CUE = re.compile(f"(?:{alternatives(WORDS['money']['counts'])})[^，,。；;、]{{0,6}}$")
BARE_CUE = re.compile(r"(?:达|达到|突破|超过|超|为|至|约|近|得分|指数|量|数|共|共计|合计|逾|是)$")
BARE_END = re.compile(r"$|[，,。;；、)）]|以上|左右|余")
THRESHOLD_UNITS = {"money", "area", "length", "mass", "energy"}
CLASS_AFTER = re.compile(r"的?[\u4e00-\u9fff“”]{0,8}(?:项目|企业|工程|单位|商户|人群|家庭|村|户|社区|党组织|合作社)")
NOUN_AFTER = re.compile(r"(?:及?以上|以下|以内|之内)?的?(?:[\u4e00-\u9fffA-Za-z“]{2,})")
ORDINAL_AFTER = re.compile(
    r"期|届|号|次会|次全|中全会|大(?:精神|报告|召开|期间|以来|会议|胜利|代表|即将|和|，)|是[，,]?|、(?=[\u4e00-\u9fff])|级|等奖|把手|类|线|流|档|版|级响应|代|村|里|组|队|区|楼|排|中|小|院|厂|期工程|标段|、|产|老|农|公|新|同|支|会|员"
)
ARTICLE_UNITS = set(WORDS["articles"]["counting"])
LEADING_LIST = re.compile(
    rf"\s*[(（]?(?:\d{{1,2}}|{CN}{{1,3}})\s*(?:[)）、．]|[.](?!\d)|是(?![\u4e00-\u9fff]{{0,2}}[，,]?的)|\s(?=[\u4e00-\u9fff]))"
)
QUOTED = re.compile(r"“[^“”]*”|\"[^\"]{1,40}\"|‘[^‘’]*’|《[^《》]*》|〔[^〕]*〕|\[[^\]]{1,12}\]|「[^」]*」")
IDIOM = re.compile(
    r"一(?![万亿])[\u4e00-\u9fff]{1,2}一[\u4e00-\u9fff]|[一二三四五六七八九十两]{1,2}(?![万亿])[\u4e00-\u9fff][一二三四五六七八九十两]{1,2}[\u4e00-\u9fff](?![%人户])"
)
UNIT_NEXT = re.compile(rf"(?:{CN_UNIT})(?!一)")
