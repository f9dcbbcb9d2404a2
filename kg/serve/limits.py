"""What a query may cost."""

from __future__ import annotations

from dataclasses import dataclass

from kg.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Limits:
    """What a query may cost.

    Attributes:
        seconds: how long it may run, and how long it may wait for its turn.
        result: bytes that its answer may have.
        memory: bytes that it may use; not enforced on systems without resource limits.
        workers: queries that run at the same time, each in a process of its own.
        request: bytes that a request's body may have.

    Raises:
        ConfigError: a value is not above 0; the message names all that are not.
    """

    seconds: float = 30.0
    result: int = 50_000_000
    memory: int = 1_000_000_000
    workers: int = 2
    request: int = 1_000_000

    def __post_init__(self) -> None:
        wrong = [name for name in self.__slots__ if not getattr(self, name) > 0]
        if wrong:
            raise ConfigError("; ".join(f"limit {name} {getattr(self, name)!r} is not above 0" for name in wrong))
