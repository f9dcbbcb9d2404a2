"""The local server, `kg neo4j up` and `down`, and the settings of docker-compose.yml on a server that checks them."""

from __future__ import annotations

import re
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from kg.cli import main
from kg.errors import SinkError
from kg.neo4j.artefacts import collect
from kg.neo4j.connect import Target
from kg.neo4j.server import LocalServer
from tests.neo4j.conftest import free_port
from tests.neo4j.reading import Ask
from tests.sinks.hand_built import hand_built

ROOT = Path(__file__).resolve().parent.parent.parent


def service(name: str) -> dict[str, Any]:
    compose: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
    found: dict[str, Any] = compose["services"][name]
    return found


def compose_settings() -> dict[str, str]:
    """The settings in the service's environment, by the names of neo4j.conf (Neo4j's Docker documentation)."""
    return {
        name.removeprefix("NEO4J_").replace("__", "%").replace("_", ".").replace("%", "_"): str(value)
        for name, value in service("neo4j")["environment"].items()
        if name != "NEO4J_AUTH"
    }


def test_the_loader_service_loads_all_exports(
    target: Target, ask: Ask, export: Callable[..., Path], tmp_path: Path
) -> None:
    loader = service("loader")
    graph = hand_built(("甲",))
    for name, one in zip("ab", graph.reports, strict=True):
        export(replace(graph, reports=(one,)), f"exports/{name}")
    here = {"/exports": str(tmp_path / "exports"), "bolt://neo4j:7687": target.uri}
    program, *arguments = [here.get(part, part) for part in loader["command"]]
    assert program == "kg"
    environment = {"NEO4J_USERNAME": target.user, "NEO4J_PASSWORD": target.password, "NEO4J_DATABASE": target.database}
    assert loader["environment"].keys() <= environment.keys()
    done = CliRunner().invoke(main, arguments, env=environment)
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith(f"2 reports loaded into {target.uri}, 0 unchanged: ")
    assert ask("MATCH (r:Report) RETURN count(r) AS n") == [{"n": 2}]


@pytest.mark.slow
def test_up_loads_a_build_and_down_stops(
    java: None, export: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    monkeypatch.setattr("kg.neo4j.server.default_home", lambda: home)
    # the settings of docker-compose.yml, under strict validation
    settings = compose_settings()
    assert settings["server.config.strict_validation.enabled"] == "true"
    real = LocalServer.furnish
    monkeypatch.setattr(LocalServer, "furnish", lambda server, _=None: real(server, settings))
    folder, bolt, http = export(hand_built(("甲",))), free_port(), free_port()
    run = CliRunner().invoke
    ports = ["--bolt-port", str(bolt), "--http-port", str(http)]
    try:
        up = run(main, ["neo4j", "up", str(folder), *ports], env={"NEO4J_PASSWORD": ""})
        assert up.exit_code == 0, up.output
        assert "2 reports loaded, 0 unchanged" in up.stdout
        assert f"http://127.0.0.1:{http}/browser/?dbms=bolt://neo4j@127.0.0.1:{bolt}&cmd=edit&arg=MATCH" in up.stdout
        server = LocalServer(home, bolt, http)
        assert server.password() not in up.output
        assert stat.S_IMODE(server.password_file.stat().st_mode) == 0o600
        for setting, value in settings.items():
            assert f"{setting}={value}" in (home / "conf" / "neo4j.conf").read_text(encoding="utf-8").splitlines()
        with server.connect() as driver:
            assert driver.execute_query("MATCH (r:Report) RETURN count(r) AS n").records[0]["n"] == 2
        # a second call finds it running, on its own ports
        again = run(main, ["neo4j", "up", str(folder)], env={"NEO4J_PASSWORD": ""})
        assert "0 reports loaded, 2 unchanged" in again.stdout
        assert f"bolt://neo4j@127.0.0.1:{bolt}" in again.stdout
        with pytest.raises(SinkError, match=f"port {bolt} of 127.0.0.1 is taken"):
            LocalServer(tmp_path / "other", bolt, free_port()).start()
    finally:
        down = run(main, ["neo4j", "down"])
    assert down.stdout == "Neo4j stopped\n"
    assert run(main, ["neo4j", "down"]).stdout == "no local Neo4j is running\n"


@pytest.mark.slow
def test_a_setting_that_there_is_not_stops_the_start(java: None, tmp_path: Path) -> None:
    server = LocalServer(tmp_path / "home", free_port(), free_port())
    with pytest.raises(SinkError, match=r"did not start: .*server\.memory\.heap\.nonsense"):
        server.start(settings={"server.memory.heap.nonsense": "1g"})
    assert server.process() is None


def test_a_machine_without_java_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SinkError, match=re.escape("a local Neo4j needs Java 17 or later (java)")):
        collect()
