"""Neo4j Community from Maven Central, collected once into a folder outside the tree."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import tempfile
from importlib.resources import files
from pathlib import Path

from kg.cache import cache_folder
from kg.errors import SinkError

LEAST_JAVA = 17
OPENS = tuple(
    option
    for package in ("java.nio", "java.io", "sun.nio.ch")
    for option in ("--add-opens", f"java.base/{package}=ALL-UNNAMED")
)
"""What Neo4j's own start script opens of Java's modules."""

_COMMAND = "org.neo4j.server.startup.Neo4jAdminCommand"
_VERSION = re.compile(r'version "(\d+)')


def missing_programs() -> list[str]:
    """What a local Neo4j still needs on this machine, as names of programs; [] where all is there."""
    missing = [] if _java_version() >= LEAST_JAVA else [f"Java {LEAST_JAVA} or later (java)"]
    collected = (_library() / "complete").is_file()
    return missing if collected or shutil.which("mvn") else [*missing, "Maven (mvn)"]


def collect() -> Path:
    """Collect Neo4j's jars, unless they are there already.

    Returns:
        The folder that holds them.

    Raises:
        SinkError: Java or Maven is missing, or Maven cannot get the jars.
    """
    missing = missing_programs()
    if missing:
        raise SinkError(
            f"a local Neo4j needs {' and '.join(missing)}; install it (Debian: apt-get install openjdk-17-jre-headless "
            "maven), or use Docker or a Neo4j of your own"
        )
    library = _library()
    if (library / "complete").is_file():
        return library
    library.parent.mkdir(parents=True, exist_ok=True)
    stage = Path(tempfile.mkdtemp(prefix=".partial-", dir=library.parent))
    try:
        (stage / "pom.xml").write_text(_pom(), encoding="utf-8")
        command = ["mvn", "--batch-mode", "--quiet", "dependency:copy-dependencies", f"-DoutputDirectory={stage}"]
        done = subprocess.run(command, cwd=stage, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
        if done.returncode:
            said = (done.stdout + done.stderr).strip().splitlines()
            raise SinkError(f"Maven cannot get Neo4j: {said[0] if said else f'it ended with {done.returncode}'}")
        (stage / "complete").touch()
        # another process may have been faster; either folder will do
        if not library.is_dir():
            stage.rename(library)
    finally:
        shutil.rmtree(stage, ignore_errors=True)
    return library


def admin_command(*arguments: str) -> list[str]:
    """The command line of Neo4j's own administration tool (`server console`, `database import full …`).

    Raises:
        SinkError: as `collect`.
    """
    return ["java", *OPENS, "-cp", f"{collect()}/*", _COMMAND, *arguments]


def _pom() -> str:
    return (files("kg.neo4j") / "pom.xml").read_text(encoding="utf-8")


def _library() -> Path:
    return cache_folder() / f"neo4j-{hashlib.sha256(_pom().encode()).hexdigest()[:12]}"


def _java_version() -> int:
    """Major version of the Java in the path, 0 where there is none."""
    if not shutil.which("java"):
        return 0
    done = subprocess.run(["java", "-version"], capture_output=True, text=True, check=False)
    found = _VERSION.search(done.stderr + done.stdout)
    return int(found[1]) if found else 0
