"""Whether an act is done, under way or to be done."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.atoms import Atom
from kg.extract.objects import disposed_of
from kg.lexicon import toml
from kg.model import Lexed, Period, SectionKind, Status

_STATUS = toml("grammar")["status"]
_ONGOING, _ACHIEVED = (frozenset(_STATUS[k]) for k in ("ongoing", "achieved"))
_PROGRESSIVE, _BEGUN, _UNDER_WAY = (frozenset(_STATUS[k]) for k in ("progressive", "begun", "under_way"))

# in a plan too: 目前已完成桩基施工
_ALREADY = frozenset(("已", "已经", "现已"))
# 力争达到8600元; 预计全年新增15亿元; 可新增学位: said of what is to come. 占年计划的九成 is not
INTENDED = re.compile(
    r"力争|决定在|(?<![占较比年原按度初定”])计划(?!数|投资|生育|的|”)|(?<!即)将(?![近要军原现全所该其\d])|拟(?!定)|争取|有望|可(?:新增|安排|提供|实现|容纳|带动|吸纳)$|"
    r"(?:^|年|后)可(?:$|新增|安排|提供|实现|容纳|带动|吸纳|增加|生产|加工|处理|达)|"
    r"(?<![重主需首必])要(?=在|于|保持|建成|完成|达到|实现|力争|确保|新增|新建|建设|继续|抓好|做好|争取)|"
    r"(?P<expected>预计(?:全年|年底(?!前)|到))|预计(?:明年|下半年|\d|[^，,。；;]{2,6}前)|待[^，,。；;]{2,6}后|届时|年底前|明年"
)
# 预计6月底完成, 7月底前完成: a month that is told with an expectation or as a deadline
_DUE = re.compile(r"(?:(预计)(?=\d{1,2}月)|(?=\d{1,2}月(?:\d{1,2}日|底|末|中旬|上旬|下旬|份)?之?前))(\d{1,2})月")
# 每月组织一场: what goes on at set times
STANDING = re.compile(r"每(?:个?月|季度|周|天|日|年|半年)(?!报)")


def intended(text: str, period: Period | None) -> bool:
    """Whether words speak of what is to come.

    What a report of a whole year expects (预计全年) is as good as done, and so is what is due within the report's
    period (预计6月底, of a report up to June); a month behind it is to come.
    """
    found = INTENDED.search(text)
    if period is not None and (due := _DUE.search(text)) and "明年" not in text:
        if int(due[2]) > period.end.month:
            return True
        if due[1]:
            return False
    return found is not None and not (found["expected"] and period is not None and period.end.month == 12)


def status_of(segment: Sequence[Atom], head: int, lexed: Lexed) -> Status:
    """From the words before the verb, else from the section: a plan plans, a review tells what is done."""
    base = lexed.sentence.span.begin
    clause = next((c for c in lexed.sentence.clauses if c.begin <= segment[head].begin < c.end), lexed.sentence.span)
    before = lexed.text[clause.begin - base : segment[head].begin - base]
    if disposed_of(segment[:head]):
        before = before.replace("将", "把")
    after = lexed.text[segment[head].end - base : clause.end - base]
    marks = {a.text for a in segment[:head] if a.code in "DNP"}
    relative = max((i for i, a in enumerate(segment[:head]) if a.code == "T"), default=-1)
    already = any(a.text in _ALREADY for a in segment[relative + 1 : head])
    standing = STANDING.search(before)
    done = marks & _ACHIEVED or after.startswith("了")
    if lexed.sentence.kind is SectionKind.PLAN and not already:
        return Status.ONGOING if standing else Status.PLANNED
    if not done and intended(before, lexed.sentence.period):
        return Status.PLANNED
    if segment[head].text in _UNDER_WAY and not after.startswith(("完成", "完毕", "结束")):
        return Status.ONGOING
    if done and not standing:
        return Status.ACHIEVED
    follows = segment[head + 1].code if head + 1 < len(segment) else ""
    if follows != "T" and (
        standing or marks & _ONGOING or segment[head].text in _ONGOING or segment[head].text in _PROGRESSIVE
    ):
        return Status.ONGOING
    return Status.ACHIEVED


def carried_status(light: Atom, status: Status) -> Status:
    """An act that a progressive auxiliary carries, or one that begins it (推进X建设, 启动X征收), goes on."""
    return Status.ONGOING if light.text in _PROGRESSIVE | _BEGUN and status is Status.ACHIEVED else status
