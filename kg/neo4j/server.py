"""A Neo4j Community of one's own on this machine: for looking at a build, and for the tests.

It is the real server with the real Neo4j Browser, on ports of 127.0.0.1 only, with authentication. Its folder holds data,
settings and logs; deleting the folder deletes the server.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import signal
import socket
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from kg.cache import cache_folder
from kg.errors import SinkError
from kg.neo4j.artefacts import admin_command, collect

if TYPE_CHECKING:
    from neo4j import Driver

USER = "neo4j"
START_SECONDS = 300
STOP_SECONDS = 60
FIRST_QUERY = "MATCH p=(:Report)-[:MENTIONS]->(:Entity) RETURN p LIMIT 50"
"""What to look at first: the reports and the things that they name."""

_FIRST_PASSWORD = "neo4j"  # what a new Neo4j wants to be changed before anything else


@dataclass(frozen=True, slots=True)
class LocalServer:
    """A server that lives in a folder.

    Attributes:
        home: its folder.
        bolt: port of Bolt.
        http: port of HTTP, where Neo4j Browser is.
    """

    home: Path
    bolt: int = 7687
    http: int = 7474

    @property
    def uri(self) -> str:
        """Where drivers connect."""
        return f"bolt://127.0.0.1:{self.bolt}"

    @property
    def browser(self) -> str:
        """Address of Neo4j Browser, which connects to this server."""
        return f"http://127.0.0.1:{self.http}/browser/?dbms=bolt://{USER}@127.0.0.1:{self.bolt}"

    @property
    def browser_with_first_query(self) -> str:
        """The same address, with the first query in the editor."""
        return f"{self.browser}&cmd=edit&arg={quote(FIRST_QUERY)}"

    @property
    def password_file(self) -> Path:
        """Where the password is kept; only its owner may read it."""
        return self.home / "password"

    def password(self) -> str:
        """The password of the user `neo4j`.

        Raises:
            SinkError: the server was never started.
        """
        try:
            return self.password_file.read_text(encoding="utf-8")
        except OSError as error:
            raise SinkError(f"{self.password_file}: no password there; start the server first (kg neo4j up)") from error

    def process(self) -> int | None:
        """The server's process id, None where it does not run."""
        try:
            number = int((self.home / "process").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        # ids are used again: only a process that was started with this folder is the server
        done = subprocess.run(
            ["ps", "-ww", "-o", "command=", "-p", str(number)], capture_output=True, text=True, check=False
        )
        return number if str(self.home) in done.stdout else None

    def start(self, password: str = "", settings: Mapping[str, str] | None = None) -> LocalServer:
        """Start the server and wait until it answers over Bolt; nothing happens where it runs already.

        Args:
            password: for the first start, at least 8 characters; one is made at random when empty.
            settings: further settings of neo4j.conf; they go over this module's own.

        Returns:
            The server with the ports that it has, which are others than asked for where it runs already.

        Raises:
            SinkError: Java or Maven is missing, a port is taken, or the server does not start.
        """
        if self.process() is not None:
            bolt, http = map(int, (self.home / "ports").read_text(encoding="utf-8").split())
            return replace(self, bolt=bolt, http=http)
        for port in (self.bolt, self.http):
            if not _is_free(port):
                raise SinkError(f"port {port} of 127.0.0.1 is taken; give another one or stop what listens there")
        self.furnish(settings)
        environment = {**os.environ, "NEO4J_HOME": str(self.home), "NEO4J_CONF": str(self.home / "conf")}
        number = self._spawn(environment)
        (self.home / "ports").write_text(f"{self.bolt} {self.http}", encoding="utf-8")
        (self.home / "process").write_text(str(number), encoding="utf-8")
        try:
            self._wait_for_bolt(number, password)
        except BaseException:
            self.stop()
            raise
        return self

    def stop(self) -> bool:
        """Stop the server and wait for its end.

        Returns:
            Whether there was one to stop.
        """
        number = self.process()
        if number is None:
            return False
        # the console command leads a process group of its own, which holds the server as well
        os.killpg(number, signal.SIGTERM)
        deadline = time.monotonic() + STOP_SECONDS
        while _group_lives(number) and time.monotonic() < deadline:
            time.sleep(0.1)
        if _group_lives(number):
            os.killpg(number, signal.SIGKILL)
        (self.home / "process").unlink(missing_ok=True)
        return True

    def connect(self) -> Driver:
        """A driver that is logged in; the caller closes it."""
        from neo4j import GraphDatabase

        return GraphDatabase.driver(self.uri, auth=(USER, self.password()), notifications_min_severity="OFF")

    def _spawn(self, environment: Mapping[str, str]) -> int:
        """Start the process, which outlives this one; gives its id, which is that of its process group as well."""
        # the folder among the arguments tells the process from any other
        java, *rest = admin_command("server", "console")
        read, write = os.O_RDONLY, os.O_WRONLY | os.O_CREAT | os.O_APPEND
        log = str(self.home / "logs" / "console.log")
        return os.posix_spawnp(
            java,
            [java, f"-Djiedao.home={self.home}", *rest],
            environment,
            file_actions=[
                (os.POSIX_SPAWN_OPEN, 0, os.devnull, read, 0),
                (os.POSIX_SPAWN_OPEN, 1, log, write, 0o600),
                (os.POSIX_SPAWN_DUP2, 1, 2),
            ],
            setpgroup=0,
        )

    def furnish(self, settings: Mapping[str, str] | None = None) -> None:
        """Make the server's folder with its settings, which is enough for a bulk import.

        Args:
            settings: further settings of neo4j.conf.

        Raises:
            SinkError: Java or Maven is missing.
        """
        for name in ("conf", "logs", "data", "import", "plugins", "run"):
            (self.home / name).mkdir(parents=True, exist_ok=True)
        library = self.home / "lib"
        library.unlink(missing_ok=True)
        library.symlink_to(collect(), target_is_directory=True)
        lines = {**self._settings(), **(settings or {})}
        text = "".join(f"{name}={value}\n" for name, value in lines.items())
        (self.home / "conf" / "neo4j.conf").write_text(text, encoding="utf-8")

    def _settings(self) -> dict[str, str]:
        return {
            "server.default_listen_address": "127.0.0.1",
            "server.bolt.listen_address": f"127.0.0.1:{self.bolt}",
            "server.bolt.advertised_address": f"127.0.0.1:{self.bolt}",
            "server.http.listen_address": f"127.0.0.1:{self.http}",
            "server.http.advertised_address": f"127.0.0.1:{self.http}",
            "server.config.strict_validation.enabled": "true",
            "server.memory.heap.initial_size": "512m",
            "server.memory.heap.max_size": "1g",
            "server.memory.pagecache.size": "256m",
            "dbms.security.auth_enabled": "true",
            "dbms.usage_report.enabled": "false",
        }

    def _wait_for_bolt(self, number: int, password: str) -> None:
        """Wait for the first answer; a new server is given its password with the first question."""
        from neo4j import GraphDatabase
        from neo4j.exceptions import ClientError, DriverError, Neo4jError

        fresh = not self.password_file.exists()
        old = _FIRST_PASSWORD if fresh else self.password()
        new = password or secrets.token_urlsafe(18)
        # over Bolt, because the arguments of a process can be read by everyone
        question = "ALTER CURRENT USER SET PASSWORD FROM $old TO $new" if fresh else "SHOW CURRENT USER"
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            if not _group_lives(number):
                raise SinkError(f"Neo4j did not start: {self._last_words()}; see {self.home / 'logs'}")
            try:
                if not _is_free(self.bolt):
                    with GraphDatabase.driver(self.uri, auth=(USER, old)) as driver:
                        driver.execute_query(question, {"old": old, "new": new}, database_="system")
                    break
            except ClientError as error:
                raise SinkError(f"Neo4j in {self.home} does not take the password: {error.message}") from error
            except (DriverError, Neo4jError):
                pass  # the port is open before the databases are
            time.sleep(0.2)
        else:
            raise SinkError(f"Neo4j did not answer within {START_SECONDS} s: {self._last_words()}")
        if fresh:
            handle = os.open(self.password_file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(new)

    def _last_words(self) -> str:
        lines = (self.home / "logs" / "console.log").read_text(encoding="utf-8", errors="replace").strip().splitlines()
        wrong = [line for line in lines if "ERROR" in line or "xception" in line or "nrecognized" in line]
        return (wrong or lines or ["it said nothing"])[-1]


def default_home() -> Path:
    """Folder of the server that `kg neo4j up` starts."""
    return cache_folder() / "neo4j"


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) != 0


def _group_lives(number: int) -> bool:
    with contextlib.suppress(ChildProcessError):
        # a child of ours stays a zombie until it is waited for
        os.waitpid(number, os.WNOHANG)
    try:
        os.killpg(number, 0)
    except ProcessLookupError:
        return False
    return True
