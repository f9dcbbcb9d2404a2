"""What holds the house together: who may import whom, make targets, the README's commands, the wheel."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).resolve().parent.parent
STAGES = ("read", "structure", "lex", "extract", "resolve", "link", "graph", "validate", "sinks")
# Above the stages: they compose or present what stages make.
TOP = ("pipeline", "cli", "commands", "evaluate.run", "neo4j", "serve", "spacy_components")


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT / "kg").with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_of(p): p for p in sorted((ROOT / "kg").rglob("*.py"))}


def imports(path: Path) -> Iterator[str]:
    """Modules of `kg` that a module imports, anywhere in it, without the leading `kg.`"""
    package = ["kg", *module_of(path).split(".")]
    if path.name != "__init__.py":
        package = package[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            parent = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*parent, *([node.module] if node.module else [])])
            names = [
                f"{base}.{alias.name}" if f"{base}.{alias.name}".removeprefix("kg.") in MODULES else base
                for alias in node.names
            ]
        else:
            continue
        yield from (n.removeprefix("kg.") for n in names if n.startswith("kg."))


def within(module: str, packages: tuple[str, ...]) -> str | None:
    """The package of a list that a module is, or lies in."""
    return next((p for p in packages if module == p or module.startswith(p + ".")), None)


def test_stages_never_import_each_other() -> None:
    wrong = [
        (module, used)
        for module, path in MODULES.items()
        for used in imports(path)
        if within(module, STAGES) and within(used, STAGES) not in (None, within(module, STAGES))
    ]
    assert wrong == []


def test_only_the_pipeline_and_what_stands_above_it_import_stages() -> None:
    wrong = [
        (module, used)
        for module, path in MODULES.items()
        for used in imports(path)
        if within(used, STAGES) and not within(module, (*STAGES, *TOP)) and module not in ("", "query")
    ]
    assert wrong == []


def test_no_stage_imports_what_stands_above_it() -> None:
    wrong = [
        (module, used)
        for module, path in MODULES.items()
        for used in imports(path)
        if within(module, STAGES) and within(used, (*TOP, "evaluate", "query", "audit"))
    ]
    assert wrong == []


def test_the_rules_see_the_imports() -> None:
    assert {"read", "structure", "lex", "extract", "resolve", "graph", "validate", "sinks"} <= set(
        imports(MODULES["pipeline"])
    )


# --- make, README -----------------------------------------------------------------------------------------------------


def targets() -> set[str]:
    return set(re.findall(r"^([a-z][a-z-]*):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def test_make_has_the_targets_that_a_person_would_guess() -> None:
    assert {"help", "demo", "test", "check", "docs", "bench", "clean"} <= targets()


def test_make_help_names_every_target() -> None:
    said = subprocess.run(["make", "-s", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert set(re.findall(r"^make ([a-z-]+)", said, re.MULTILINE)) == targets()


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_pages_name_only_targets_and_files_that_exist(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    assert set(re.findall(r"^\$? ?make ([a-z-]+)|`make ([a-z-]+)`", text, re.MULTILINE)) or page != "README.md"
    used = {a or b for a, b in re.findall(r"^(?:\$ )?make ([a-z-]+)|`make ([a-z-]+)`", text, re.MULTILINE)}
    assert used <= targets()
    links = [link for link in re.findall(r"\]\(([^)#:]+)\)", text) if not (ROOT / link).exists()]
    assert links == []
    paths = re.findall(r"`((?:kg|ontology|tests|tools|benchmarks|docs)/[A-Za-z0-9_./-]*)`", text)
    assert [p for p in paths if not (ROOT / p).exists()] == []


def test_ci_runs_the_test_command() -> None:
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert script.startswith("#!/usr/bin/env bash\n")
    assert "set -euo pipefail" in script
    assert script.rstrip().splitlines()[-1] == "make test"


def test_bare_machine_scripts_are_valid_shell() -> None:
    for script in sorted((ROOT / "tools").glob("*.sh")):
        subprocess.run(["sh", "-n", str(script)], check=True)


def test_an_unknown_task_of_the_system_script_is_refused() -> None:
    done = subprocess.run(["sh", "tools/system.sh", "nonsense"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "no task 'nonsense'" in done.stderr


# --- the wheel --------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True, text=True)
    (built,) = out.glob("*.whl")
    return built


@pytest.mark.slow
def test_the_wheel_holds_all_data(wheel: Path) -> None:
    held = set(ZipFile(wheel).namelist())
    lexicon = {p.relative_to(ROOT).as_posix() for p in (ROOT / "kg/lexicon").iterdir() if p.suffix in (".toml", ".tsv")}
    samples = {
        p.relative_to(ROOT).as_posix() for p in (ROOT / "kg/samples").rglob("*.*") if p.suffix in (".txt", ".json")
    }
    ontology = {f"kg/ontology/{p.name}" for p in (ROOT / "ontology").iterdir() if p.is_file()}
    assert lexicon
    assert samples
    assert ontology
    assert lexicon | samples | ontology <= held
    assert not [name for name in held if name.startswith("tests/")]


@pytest.mark.slow
def test_the_wheel_works_without_the_checkout(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    with ZipFile(wheel) as archive:
        archive.extractall(site)
    # The wheel's kg shadows the checkout's, which stands later on the path; third-party packages are the environment's.
    env = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(site), "PYTHONDONTWRITEBYTECODE": "1"}
    code = "import sys, kg; assert kg.__file__.startswith(sys.argv[1]), kg.__file__; from kg.cli import main; main(sys.argv[2:])"

    def run(*arguments: str) -> str:
        command = [sys.executable, "-W", "error", "-c", code, str(site), *arguments]
        return subprocess.run(command, cwd=tmp_path, env=env, check=True, capture_output=True, text=True).stdout

    reports = run("samples", "reports").split()
    assert len(reports) >= 5
    run("build", reports[0], "--output", "out")
    assert "valid" in run("validate", "out")


def test_the_version_is_said_once() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    version = project["version"]
    assert not [p for p in MODULES.values() if f'"{version}"' in p.read_text(encoding="utf-8")]
