"""The servers of docker-compose.yml, held against the compose specification and tried without Docker."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
SERVICES: dict[str, Any] = COMPOSE["services"]
SERVERS = ["neo4j", "sparql"]


def test_it_keeps_to_the_compose_specification() -> None:
    # check-jsonschema ships the specification's own schema
    path = files("check_jsonschema") / "builtin_schemas" / "vendor" / "compose-spec.json"
    schema = json.loads(path.read_text(encoding="utf-8"))
    validator = jsonschema.validators.validator_for(schema)
    validator.check_schema(schema)
    assert [error.message for error in validator(schema).iter_errors(COMPOSE)] == []
    broken = {**COMPOSE, "services": {**SERVICES, "neo4j": {**SERVICES["neo4j"], "port": "7474"}}}
    assert list(validator(schema).iter_errors(broken))


def test_ports_are_open_on_this_machine_only() -> None:
    ports = [port for service in SERVICES.values() for port in service.get("ports", [])]
    assert sorted(ports) == ["127.0.0.1:7474:7474", "127.0.0.1:7687:7687", "127.0.0.1:7878:7878"]


def test_the_password_has_no_default() -> None:
    text = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    used = re.findall(r"(?<!\$)\$\{[^}]*\}", text)
    assert len(used) == 2
    assert all(variable.startswith("${NEO4J_PASSWORD:?") for variable in used)
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    assert [line for line in example.splitlines() if not line.startswith("#")] == ["NEO4J_PASSWORD="]


def test_versions_are_pinned() -> None:
    images = [service["image"] for service in SERVICES.values() if "image" in service]
    images += re.findall(r"^FROM (\S+)", (ROOT / "Dockerfile").read_text(encoding="utf-8"), re.MULTILINE)
    assert len(images) == 3
    assert all(re.search(r":\d+\.\d+\.\d+", image) for image in images)
    assert SERVICES["neo4j"]["image"].startswith("neo4j:5.26.")
    assert SERVICES["neo4j"]["image"].endswith("-community")


def test_data_live_in_named_volumes_and_exports_are_read_only() -> None:
    mounts = [mount for service in SERVICES.values() for mount in service["volumes"]]
    named = {mount.split(":")[0] for mount in mounts if not mount.startswith("./")}
    assert named == set(COMPOSE["volumes"])
    assert all(mount.startswith("./exports:") and mount.endswith(":ro") for mount in mounts if mount.startswith("./"))
    assert all(any(mount.startswith("./exports:") for mount in service["volumes"]) for service in SERVICES.values())


@pytest.mark.parametrize("name", SERVERS)
def test_servers_have_health_checks(name: str) -> None:
    check = SERVICES[name]["healthcheck"]
    assert {"test", "interval", "timeout", "retries", "start_period"} <= set(check)


def test_neo4j_is_healthy_only_when_bolt_answers(tmp_path: Path) -> None:
    kind, command = SERVICES["neo4j"]["healthcheck"]["test"]
    assert kind == "CMD-SHELL"
    fake = tmp_path / "cypher-shell"
    fake.write_text('#!/bin/sh\necho "$NEO4J_USERNAME/$NEO4J_PASSWORD $*"\nexit "$BOLT"\n', encoding="utf-8")
    fake.chmod(0o755)
    for bolt in (0, 1):
        env = {"PATH": f"{tmp_path}:/usr/bin:/bin", "NEO4J_AUTH": "neo4j/se cret", "BOLT": str(bolt)}
        shell = command.replace("$$", "$")  # as compose hands it to the container
        done = subprocess.run(["sh", "-c", shell], env=env, capture_output=True, text=True, check=False)
        assert done.returncode == bolt
        assert done.stdout == "neo4j/se cret --address bolt://localhost:7687 RETURN 1;\n"


def test_the_loader_runs_once_and_only_when_asked_for() -> None:
    loader = SERVICES["loader"]
    assert loader["profiles"] == ["load"]
    assert loader["restart"] == "no"
    assert loader["command"][:3] == ["kg", "load", "/exports"]
    assert loader["depends_on"]["neo4j"]["condition"] == "service_healthy"
    assert all("profiles" not in SERVICES[name] for name in SERVERS)


def free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


@pytest.mark.slow
def test_the_sparql_service_loads_the_exports_and_turns_healthy(tmp_path: Path) -> None:
    exports, data, port = tmp_path / "exports", tmp_path / "data", free_port()
    shell, option, script = SERVICES["sparql"]["command"]
    for old, new in (("/exports", str(exports)), ("/data", str(data)), ("0.0.0.0:7878", f"127.0.0.1:{port}")):
        assert old in script
        script = script.replace(old, new)
    exports.mkdir()
    data.mkdir()
    env = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    assert shutil.which("oxigraph", path=env["PATH"])
    empty = subprocess.run([shell, option, script], env=env, capture_output=True, text=True, check=False)
    assert empty.returncode == 1
    assert "run kg build first" in empty.stderr
    (exports / "a.nq").write_text("<http://a> <http://b> <http://c> <http://g> .\n", encoding="utf-8")
    check = [part.replace(":7878", f":{port}") for part in SERVICES["sparql"]["healthcheck"]["test"][1:]]
    check[0] = sys.executable
    server = subprocess.Popen([shell, option, script], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 30
        while subprocess.run(check, capture_output=True, check=False).returncode:
            assert server.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.2)
    finally:
        server.terminate()
        server.wait(10)
    assert subprocess.run(check, capture_output=True, check=False).returncode
