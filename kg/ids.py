"""IRIs that stay the same on another day, in another folder and beside other reports.

The IRI of an area that is linked to the official list is made from its code there, whatever a report calls it. Any other
entity's IRI is made from its class, the administrative names above it and its name, so that the same thing in two
reports has one IRI. Everything else hangs on the report that says it: a fact on the stretch of text it was read from.

A report's IRI is its file name (without the ending) and the first twelve digits of its bytes' SHA-256. The digest stands
there always, not only where two files share a name, because an IRI must not depend on what else is built; and because
offsets mean something only for one exact text, so a cited fact can never come to point at other characters.

All IRIs are ASCII: each segment is percent-encoded as UTF-8 (RFC 3986, 2.1; the mapping of RFC 3987, 3.1).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from pathlib import PurePosixPath
from urllib.parse import quote

from kg.errors import ConfigError
from kg.model import Document, Entity, Span

DEFAULT_BASE = "https://w3id.org/jiedao/id/"

# http or https, a host, and a path of characters that Turtle allows inside <>
_BASE = re.compile(r"https?://[^\s<>\"{}|\\^`#?/]+(/[^\s<>\"{}|\\^`#?]*)?/")
_WORD_START = re.compile(r"(?<!^)(?=[A-Z])")


def check_base(base: str) -> str:
    """Give back a base that IRIs can start with.

    Args:
        base: an http or https IRI in ASCII that ends with "/", without query and fragment.

    Raises:
        ConfigError: if it is anything else.
    """
    if not base.isascii() or not _BASE.fullmatch(base):
        raise ConfigError(
            f"base {base!r}: not usable for IRIs; give an http or https IRI in ASCII that ends with '/' "
            f"and has no query or fragment, such as {DEFAULT_BASE}"
        )
    return base


def segment(text: str) -> str:
    """Percent-encode a text as one segment of an IRI's path; different texts give different segments."""
    encoded = quote(text, safe="")
    # "." and ".." alone would be taken for steps in the path (RFC 3986, 5.2.4)
    return encoded.replace(".", "%2E") if encoded in (".", "..") else encoded


def class_segment(kind: str) -> str:
    """A class's local name as a segment: `ResidentialArea` gives `residential-area`."""
    return _WORD_START.sub("-", kind).lower()


def entity_iri(base: str, entity: Entity) -> str:
    """IRI of a named thing: its code on the official list, else class, administrative path (outermost first), name."""
    if entity.link is not None and entity.link.code:
        return division_iri(base, entity.link.code)
    names = "/".join(segment(name) for name in (*entity.path, entity.name))
    return f"{base}{class_segment(entity.kind)}/{names}"


def division_iri(base: str, code: str) -> str:
    """IRI of a division of the official list, from its code."""
    return f"{base}division/{code}"


def report_iri(base: str, document: Document) -> str:
    """IRI of a report: file name without its ending, and twelve hexadecimal digits of the bytes' digest."""
    stem = PurePosixPath(document.name).stem
    return f"{base}report/{segment(stem)}-{document.digest[:12]}"


def fact_iri(report: str, kind: str, anchor: Span, nth: int = 0) -> str:
    """IRI of an activity, result or problem.

    Args:
        report: the report's IRI.
        kind: local name of the fact's class (a result's form, not its role).
        anchor: the characters that it hangs on (a measurement's number and unit, an activity's verb).
        nth: 0 for the first fact of this class on these characters, 1 for the second, and so on.
    """
    iri = f"{report}/{class_segment(kind)}/{anchor.begin}-{anchor.end}"
    return f"{iri}/{nth + 1}" if nth else iri


def evidence_iri(report: str, begin: int, end: int) -> str:
    """IRI of a stretch of a report's text, with the fragment of RFC 5147 (offsets in code points)."""
    return f"{report}#char={begin},{end}"


def statement_iri(report: str, subject: str, predicate: str, obj: str) -> str:
    """IRI of the record that a report states this edge or value; `obj` is an IRI or a text."""
    return f"{report}/statement/{segment(predicate)}-{_digest((subject, predicate, obj), 16)}"


def run_iri(base: str, version: str, reports: Iterable[str]) -> str:
    """IRI of an extraction run: the same program over the same reports is the same run."""
    return f"{base}run/{_digest((version, *sorted(reports)), 16)}"


def _digest(parts: Iterable[str], digits: int) -> str:
    whole = hashlib.sha256()
    for part in parts:
        encoded = part.encode()
        whole.update(f"{len(encoded)}:".encode())
        whole.update(encoded)
    return whole.hexdigest()[:digits]
