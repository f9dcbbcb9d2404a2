"""Errors of jiedao-kg.

    KGError
    ├── InputError        a file, folder or text that cannot be used
    ├── ConfigError       a setting, lexicon entry or ontology term that cannot be used
    ├── ValidationError   a graph that breaks a shape, an edge or an offset; nothing was written
    ├── SinkError         a target that cannot be written or reached
    └── QueryError        a query that cannot be parsed or run

Every message names the value, the place (file, line or offset) and what would be accepted.
"""

from __future__ import annotations


class KGError(Exception):
    """Base of all errors raised by jiedao-kg; the CLI prints it as one line and exits with `exit_code`."""

    exit_code = 1


class InputError(KGError):
    """A file, folder or text that cannot be used."""

    exit_code = 2


class ConfigError(KGError):
    """A setting, lexicon entry or ontology term that cannot be used."""

    exit_code = 2


class ValidationError(KGError):
    """A graph that breaks a shape, has a dangling edge, or an offset that does not read back."""

    exit_code = 3


class SinkError(KGError):
    """A target that cannot be written or reached."""

    exit_code = 4


class QueryError(KGError):
    """A query that cannot be parsed or run."""

    exit_code = 5
