"""Which of the states that a report tells of a work is the latest."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.model import Span

# a bare figure says less than a step that was taken
_DATE = re.compile(r"\d+[年月日号]")
_FIGURE = re.compile(
    r"^(?:累计|共|已|目前|[^，。；]*?(?=已?签约\d))*(?:建成|签约|完成|改造|拆除|腾|入驻)[^，。；]*\d|率[^，。；率]*\d"
)
_SETTLED = re.compile(r"^(?:已|相继|先后|成功)*(?:落户|签)")
PHASE = re.compile(r"^(?:[一二三四五六七]期)")
_OWN_PHASE = re.compile("[一二三四五六七]期$")


@dataclass(frozen=True, slots=True)
class State:
    """What a sentence says of a thing's progress."""

    index: int
    text: str
    span: Span
    future: bool
    number: int
    """of the clause, so that the latest wins"""


def is_figure(state: str) -> bool:
    """Whether a state is only a count: 累计拆除80户, 签约率98%."""
    return _FIGURE.search(_DATE.sub("", state)) is not None


def latest(name: str, states: list[State]) -> list[State]:
    """The states to keep of those told of one work: the last step, or the last of each phase.

    Args:
        name: the work's name, which may end with a phase of its own.
        states: what is told of it, in text order.
    """
    phases = [s for s in states if PHASE.match(s.text)]
    if phases:
        own = [s for s in states if s not in phases] if _OWN_PHASE.search(name) else []
        return [*own[-1:], *{PHASE.match(s.text).group(): s for s in phases}.values()]  # type: ignore[union-attr]
    present = [s for s in states if not s.future] or states
    steps = [s for s in present if not is_figure(s.text)]
    last = max(steps or present, key=lambda s: s.number)
    if not steps:  # 签约412户，签约率98.3%
        counted = next((s for s in present if s.number == last.number - 1), None)
        last = _joined(counted, last) if counted else last
    plan = next((s for s in states if s.future and s.number == last.number + 1), None)
    if plan is not None and _SETTLED.match(last.text):  # a contract alone is no step: 落户云屏产业园，计划明年3月开工
        last = _joined(last, plan)
    return [last]


def _joined(first: State, second: State) -> State:
    return replace(first, text=f"{first.text}，{second.text}", span=Span(first.span.begin, second.span.end))
