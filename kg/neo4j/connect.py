"""The way to a Neo4j server, and what went wrong on it in one line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.errors import ConfigError, SinkError

if TYPE_CHECKING:
    from neo4j import Driver

DEFAULT_URI = "bolt://localhost:7687"
LEAST_SERVER = 5
"""Least major version of the server: 5 is the first with all of `CREATE … INDEX … IF NOT EXISTS FOR` that is used here."""

_SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")


@dataclass(frozen=True, slots=True)
class Target:
    """A database on a server.

    Attributes:
        uri: address for drivers, such as `bolt://localhost:7687`; without a user or password in it.
        user: name to log in with.
        password: never shown.
        database: its name; the server's default one when empty.

    Raises:
        ConfigError: the address is none.
    """

    uri: str = DEFAULT_URI
    user: str = "neo4j"
    password: str = field(default="", repr=False)
    database: str = ""

    def __post_init__(self) -> None:
        scheme, separator, place = self.uri.partition("://")
        if "@" in place:
            raise ConfigError("the address holds a user or a password; give it without, and the password by itself")
        if not separator or scheme not in _SCHEMES or not re.fullmatch(r"[^\s/?#]+(\?\S*)?", place.rstrip("/")):
            raise ConfigError(
                f"address {self.uri!r} is none of a Neo4j server; give one like {DEFAULT_URI} ({', '.join(_SCHEMES)})"
            )


@contextmanager
def connected(target: Target) -> Iterator[Driver]:
    """A driver that is logged in to a server new enough.

    Raises:
        SinkError: the server cannot be reached or does not do what it is told; one line says why.
    """
    from neo4j import GraphDatabase
    from neo4j.exceptions import DriverError, Neo4jError

    reached = False
    try:
        with GraphDatabase.driver(
            target.uri, auth=(target.user, target.password), notifications_min_severity="OFF"
        ) as driver:
            driver.verify_connectivity()
            _check_version(driver, target)
            reached = True
            yield driver
    except (DriverError, Neo4jError) as error:
        raise SinkError(_reason(error, target, reached)) from error
    except ExceptionGroup as error:
        raise SinkError(f"Neo4j at {target.uri}: {error.exceptions[0]}") from error


def _check_version(driver: Driver, target: Target) -> None:
    agent = driver.get_server_info().agent
    found = re.match(r"Neo4j/(\d+)", agent)
    if found and int(found[1]) < LEAST_SERVER:
        raise SinkError(f"Neo4j at {target.uri} is {agent}; version {LEAST_SERVER} or later is needed")


def _reason(error: Exception, target: Target, reached: bool) -> str:
    from neo4j import exceptions

    code = str(getattr(error, "code", None) or "")
    message = " ".join(str(getattr(error, "message", None) or error).split())
    if target.password:
        message = message.replace(target.password, "***")
    place = f"Neo4j at {target.uri}"
    if (
        isinstance(error, exceptions.UnsupportedServerProduct)
        or "handshake" in message
        or "protocol version" in message
    ):
        return f"{place} speaks no Bolt that this driver knows; version {LEAST_SERVER} or later is needed ({message})"
    if isinstance(error, exceptions.ServiceUnavailable | exceptions.SessionExpired):
        if reached:
            return f"{place} broke off; its log says why, such as a full disk; load again afterwards ({message})"
        return f"{place} does not answer; is it running, and is this its address? ({message})"
    if isinstance(error, exceptions.AuthError) or code.startswith("Neo.ClientError.Security"):
        return f"{place} does not let {target.user!r} in: {message}"
    if code == "Neo.ClientError.Database.DatabaseNotFound":
        return f"{place} has no database {target.database!r}; SHOW DATABASES lists those that it has"
    if code.startswith(("Neo.ClientError.Schema.", "Neo.DatabaseError.Schema.")):
        return f"{place}: data or constraints of someone else stand in the way: {message}"
    return f"{place}: {message}{f' ({code})' if code else ''}"
