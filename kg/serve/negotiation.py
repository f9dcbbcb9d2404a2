"""Choosing a format by the Accept header (RFC 9110, 12.5.1)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

RESULT_TYPES: Mapping[str, str] = {
    "application/sparql-results+json": "application/sparql-results+json",
    "application/json": "application/sparql-results+json",
    "application/sparql-results+xml": "application/sparql-results+xml",
    "text/csv": "text/csv; charset=utf-8",
    "text/tab-separated-values": "text/tab-separated-values; charset=utf-8",
}
"""What rows, or yes and no, can be asked for as, to what they are given as; the first is the default."""

GRAPH_TYPES: Mapping[str, str] = {
    "text/turtle": "text/turtle; charset=utf-8",
    "application/n-triples": "application/n-triples",
    "application/rdf+xml": "application/rdf+xml",
    "application/ld+json": "application/ld+json",
}
"""What a graph can be asked for as, to what it is given as; the first is the default."""

PAGE_TYPES: Mapping[str, str] = {
    "text/html": "text/html; charset=utf-8",
    "text/turtle": "text/turtle; charset=utf-8",
    "application/ld+json": "application/ld+json",
}
"""What a thing's page can be asked for as."""


def choose(accept: str, offered: Mapping[str, str]) -> str:
    """The best of what is offered.

    Args:
        accept: an Accept header, "" for none, which takes anything.
        offered: media types to what the answer then is, the preferred first.

    Returns:
        The value of the best media type, "" where the header takes none.
    """
    ranges = [_range(part) for part in accept.split(",") if part.strip()]
    if not ranges:
        return next(iter(offered.values()))
    rated = [(_quality(media_type, ranges), -place, given) for place, (media_type, given) in enumerate(offered.items())]
    quality, _, given = max(rated)
    return given if quality > 0 else ""


def _range(part: str) -> tuple[str, float]:
    media_range, *parameters = (item.strip().lower() for item in part.split(";"))
    quality = 1.0
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                quality = min(max(float(value), 0.0), 1.0)
            except ValueError:
                quality = 0.0  # what cannot be read is not asked for
    return media_range, quality


def _quality(media_type: str, ranges: Iterable[tuple[str, float]]) -> float:
    """The quality that the most specific fitting range gives, 0 where none fits."""
    major = media_type.partition("/")[0]
    rank = {media_type: 3, f"{major}/*": 2, "*/*": 1}
    fitting = [(rank[name], quality) for name, quality in ranges if name in rank]
    return max(fitting)[1] if fitting else 0.0
