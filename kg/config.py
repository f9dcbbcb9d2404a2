"""Settings of a build."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.errors import ConfigError
from kg.ids import DEFAULT_BASE, check_base

_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|\\^`]+")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may choose about a build.

    Attributes:
        base: what the IRIs of all data begin with; an absolute ASCII IRI that ends in "/".
        min_confidence: facts that their rule is less sure of are left out, in [0, 1]; 0 keeps all.
        formats: names of the sinks to write, all of them when empty.
        jobs: processes that may read reports; a few reports are read by one all the same, since a process takes
            seconds to start. A script that sets it must guard its entry point with `if __name__ == "__main__"`.
        link: whether places are linked to their codes on the official list.
        license: IRI of the licence of what is built, for the export's description; "" says nothing of it.

    Raises:
        ConfigError: a value cannot be used; the message names all that cannot.
    """

    base: str = DEFAULT_BASE
    min_confidence: float = 0.0
    formats: tuple[str, ...] = ()
    jobs: int = 1
    link: bool = True
    license: str = ""

    def __post_init__(self) -> None:
        faults = []
        try:
            check_base(self.base)
        except ConfigError as error:
            faults.append(str(error))
        if not 0 <= self.min_confidence <= 1:
            faults.append(f"min_confidence {self.min_confidence!r} does not lie between 0 and 1")
        if self.jobs < 1:
            faults.append(f"jobs {self.jobs!r} is less than 1")
        if self.license and not _IRI.fullmatch(self.license):
            faults.append(f"license {self.license!r} is no IRI such as https://creativecommons.org/licenses/by/4.0/")
        if faults:
            raise ConfigError("; ".join(faults))
