"""The command line: help, errors, exit codes, and what each command prints."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.errors import ConfigError, InputError, QueryError, SinkError, ValidationError

REPORT = """云塘街道2021年工作总结

一、主要工作
（一）城市管理。全年拆除违章建筑1200平方米，石桥社区获评省级卫生社区。
（二）民生保障。走访困难家庭30户。

二、存在问题
停车难问题依然突出。
"""


def commands() -> Iterator[tuple[str, click.Command]]:
    yield "kg", main
    for name in main.list_commands(click.Context(main)):
        yield f"kg {name}", main.commands[name]


COMMANDS = dict(commands())


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "yuntang-2021.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    path = folder / "yuntang-2021.txt"
    path.write_text(REPORT, encoding="utf-8")
    result = run("build", path, "--output", folder / "out")
    assert result.exit_code == 0, result.output
    return folder / "out"


# --- help -------------------------------------------------------------------------------------------------------------


def test_there_are_the_commands_of_the_readme() -> None:
    assert {"kg build", "kg validate", "kg explain", "kg eval", "kg audit", "kg samples"} <= set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_says_what_it_does(name: str) -> None:
    told = COMMANDS[name].help or ""
    assert len(told.split()) >= 8
    assert told.splitlines()[0].endswith(".")
    assert len(told.splitlines()[0]) <= 78  # or the list of commands would cut it


@pytest.mark.parametrize("name", [name for name in COMMANDS if name != "kg"])
def test_the_readme_speaks_of_it(name: str) -> None:
    assert f"`{name} " in (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", COMMANDS)
def test_an_option_says_what_it_does(name: str) -> None:
    options = [p for p in COMMANDS[name].params if isinstance(p, click.Option)]
    assert [o.name for o in options if not o.help] == []


@pytest.mark.parametrize("name", [name for name in COMMANDS if name != "kg"])
def test_an_argument_is_spoken_of(name: str) -> None:
    arguments = [p for p in COMMANDS[name].params if isinstance(p, click.Argument)]
    words = {a.make_metavar(click.Context(COMMANDS[name])).strip("[].") for a in arguments}
    assert [w for w in words if w not in (COMMANDS[name].help or "")] == []


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"], ["--version"]])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    code = (
        "import sys\nfrom kg.cli import main\n"
        f"try:\n    main({arguments!r})\nexcept SystemExit as end:\n    assert end.code == 0\n"
        "heavy = {'spacy', 'jieba', 'rdflib', 'pyoxigraph', 'neo4j', 'networkx', 'numpy', 'rich', 'kg.pipeline'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr == "[]\n"


# --- errors -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("error", [InputError, ConfigError, ValidationError, SinkError, QueryError])
def test_an_error_is_one_line_and_its_exit_code(error: type[Exception], monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**_: object) -> None:
        raise error("here is\nwhat is wrong")

    monkeypatch.setattr(main.commands["samples"], "callback", fail)
    result = run("samples", "anywhere")
    assert result.exit_code == error.exit_code  # type: ignore[attr-defined]
    assert result.stderr == "kg: here is what is wrong\n"
    assert result.stdout == ""


def test_a_fault_of_the_program_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**_: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr(main.commands["samples"], "callback", fail)
    assert isinstance(run("samples", "anywhere").exception, RuntimeError)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["build", "nowhere"], "nowhere: no such file or folder"),
        (["build", "{report}", "--base", "x"], "base 'x'"),
        (["build", "{report}", "--min-confidence", "2"], "min_confidence 2.0"),
        (["explain", "石桥社区", "nowhere"], "nowhere: holds no build"),
        (["explain", " "], "an empty name"),
        (["validate", "nowhere"], "nowhere"),
        (["eval", "--gold", "nowhere.json", "{report}"], "nowhere.json: cannot be read"),
        (["audit", "nowhere"], "nowhere: no such file or folder"),
    ],
)
def test_what_cannot_be_used_is_named(
    arguments: list[str], said: str, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*[a.format(report=report) for a in arguments])
    assert result.exit_code == 2
    assert result.stderr.startswith("kg: ")
    assert said in result.stderr
    assert result.stderr.count("\n") == 1
    assert sorted(p.name for p in tmp_path.iterdir()) == [report.name]


@pytest.mark.parametrize("arguments", [["explain", "石桥社区"], ["query", "ASK {}"], ["validate"], ["serve"]])
def test_a_build_one_level_down_is_named(arguments: list[str], built: Path) -> None:
    result = run(*arguments, built.parent)
    assert result.exit_code == 2
    assert result.stderr == f"kg: {built.parent}: holds no build; did you mean {built}?\n"


# --- build ------------------------------------------------------------------------------------------------------------


def test_build_says_what_it_made(report: Path, tmp_path: Path) -> None:
    result = run("build", report, "-o", tmp_path / "out")
    assert result.exit_code == 0
    assert result.stdout.startswith("1 report: ")
    assert "Measurement 2" in result.stdout
    written = {p.name for p in (tmp_path / "out").iterdir()}
    assert {"graph.ttl", "graph.nq", "graph.jsonld", "graph.graphml", "graph.gexf", "void.ttl"} <= written
    assert [name for name in written if name not in result.stdout] == []
    assert result.stderr == ""  # no progress bar where nobody looks


def test_one_bad_report_does_not_stop_the_others(report: Path, tmp_path: Path) -> None:
    bad = tmp_path / "empty.txt"
    bad.write_bytes(b"")
    result = run("build", bad, report, "--output", tmp_path / "out")
    assert result.exit_code == 2
    assert result.stdout.startswith("1 report: ")
    assert result.stderr.splitlines()[0].startswith(f"kg: {bad}")
    assert result.stderr.splitlines()[-1] == "kg: 1 of 2 reports could not be built"
    assert (tmp_path / "out" / "graph.ttl").stat().st_size > 0


@pytest.mark.parametrize("arguments", [["build", "-o", "{out}"], ["audit", "--summary"]])
def test_files_that_are_passed_over_are_counted(arguments: list[str], report: Path, tmp_path: Path) -> None:
    for name in ("a.docx", "b.docx", "c.pdf"):
        report.with_name(name).touch()
    result = run(*[a.format(out=tmp_path / ".out") for a in arguments], tmp_path)
    assert result.exit_code == 0
    assert result.stderr == "kg: files passed over: 2 .docx, 1 .pdf; what is read: .md, .text, .txt\n"


def test_nothing_is_written_where_no_report_can_be_built(tmp_path: Path) -> None:
    bad = tmp_path / "empty.txt"
    bad.write_bytes(b"")
    result = run("build", bad, "--output", tmp_path / "out")
    assert result.exit_code == 2
    assert not (tmp_path / "out").exists()


def test_a_file_in_which_nothing_is_found_is_named(report: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("hello world 12", encoding="utf-8")
    said = "kg: other.txt: nothing was found in it; expected is a work report in Chinese\n"
    alone = run("build", other, "-o", tmp_path / "out")
    assert (alone.exit_code, alone.stderr) == (0, said)
    assert alone.stdout.startswith("1 report: 0 nodes, 0 edges.\nWritten to ")
    assert run("build", other, report, "-o", tmp_path / "out").stderr == said


def test_a_licence_can_be_named(report: Path, tmp_path: Path) -> None:
    result = run("build", report, "-o", tmp_path, "--format", "rdf", "--license", "https://example.org/terms")
    assert result.exit_code == 0
    assert "dcterms:license <https://example.org/terms> ;" in (tmp_path / "void.ttl").read_text(encoding="utf-8")


def test_a_base_and_a_format_can_be_chosen(report: Path, tmp_path: Path) -> None:
    result = run("build", report, "-o", tmp_path / "out", "--base", "https://example.org/", "--format", "rdf")
    assert result.exit_code == 0
    assert not list((tmp_path / "out").glob("*.gexf"))
    text = (tmp_path / "out" / "graph.ttl").read_text(encoding="utf-8")
    assert "https://example.org/community/" in text
    wrong = run("build", report, "--format", "svg")
    assert wrong.exit_code == 2
    assert "'svg' is not one of 'rdf', 'networkx', 'explorer'" in wrong.stderr
    assert "w3id.org/jiedao/id/" not in text


# --- the other commands -----------------------------------------------------------------------------------------------


def test_validate_accepts_a_build(built: Path) -> None:
    result = run("validate", built)
    assert result.exit_code == 0
    assert result.stdout == f"{built / 'graph.nq'}: valid\n"
    assert run("validate", built / "graph.ttl").stdout == f"{built / 'graph.ttl'}: valid\n"


def test_validate_names_what_is_wrong(built: Path, tmp_path: Path) -> None:
    text = (built / "graph.nq").read_text(encoding="utf-8")
    assert '"1200平方米"' in text
    (tmp_path / "graph.nq").write_text(text.replace('anchorOf> "', 'anchorOf> "误'), encoding="utf-8")
    result = run("validate", tmp_path / "graph.nq")
    assert result.exit_code == 3
    assert "误" in result.stdout
    assert "violations" in result.stderr


def test_explain_shows_each_line_with_its_sentence(built: Path) -> None:
    result = run("explain", "石桥社区", built)
    assert result.exit_code == 0
    assert result.stdout.startswith("石桥社区 (Community)\n")
    assert "省级卫生社区 [recipient]" in result.stdout
    assert "石桥社区获评省级卫生社区。" in result.stdout
    place = result.stdout.split("(yuntang-2021.txt:")[1].split(")")[0]
    begin, end = map(int, place.split("-"))
    assert "石桥社区" in REPORT[begin:end]


def test_explain_takes_a_part_of_a_name_and_refuses_none(built: Path) -> None:
    assert run("explain", "石桥", built).stdout.startswith("石桥社区 (Community)\n")
    missing = run("explain", "不存在的名字", built)
    assert missing.exit_code == QueryError.exit_code
    assert "nothing is called '不存在的名字'" in missing.stderr


def test_audit_lists_every_numeral(report: Path) -> None:
    result = run("audit", report)
    assert result.exit_code == 0
    *lines, counts, share = result.stdout.splitlines()
    uses = {row[1]: (row[2], row[3]) for row in (line.split("\t") for line in lines)}
    assert uses["2021年"] == ("date", "")
    assert uses["1200平方米"] == ("quantity", "拆除违章建筑 1200平方米")
    assert uses["30户"] == ("quantity", "走访困难家庭 30户")
    assert counts.startswith(f"{len(lines)} numerals: ")
    assert share == "unread: 0.00 %"
    assert run("audit", "--summary", report).stdout.splitlines() == [counts, share]
    assert run("audit", "--unread", report).stdout.splitlines() == [counts, share]


def test_audit_goes_on_after_a_report_that_cannot_be_read(report: Path, tmp_path: Path) -> None:
    bad = tmp_path / "empty.txt"
    bad.write_bytes(b"")
    result = run("audit", "--summary", bad, report)
    assert result.exit_code == 2
    assert result.stdout == run("audit", "--summary", report).stdout
    assert result.stderr.splitlines() == [
        f"kg: {bad}: the file is empty; a report's text is expected",
        "kg: 1 of 2 reports could not be read",
    ]


def test_eval_scores_against_gold(report: Path, tmp_path: Path) -> None:
    gold = {
        "report": report.name,
        "entities": [{"class": "Community", "name": "石桥社区", "aliases": [], "also": []}],
        "measurements": [],
        "recognitions": [
            {"quote": "石桥社区获评省级卫生社区", "recipient": "石桥社区", "honour": "省级卫生社区", "level": "province", "status": "achieved"}
        ],
        "relations": [],
    }  # fmt: skip
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "a.json").write_text(json.dumps(gold), encoding="utf-8")
    result = run("eval", "--gold", tmp_path / "gold", report, "--json")
    assert result.exit_code == 0
    figures = json.loads(result.stdout)
    assert figures["ALL"] == figures[report.name]
    assert (figures["ALL"]["recognitions"]["tp"], figures["ALL"]["recognitions"]["due"]) == (1, 1)
    # of a folder only those count whose report is there
    (tmp_path / "gold" / "b.json").write_text('{"report": "other.txt"}', encoding="utf-8")
    assert json.loads(run("eval", "--gold", tmp_path / "gold", report, "--json").stdout) == figures
    told = run("eval", "--gold", tmp_path / "gold" / "a.json", report, "--errors")
    assert "  entities spurious: 云塘街道 as AdministrativeArea" in told.stdout.splitlines()
    assert told.stdout.splitlines()[-1].startswith("mean F1 over layers: ")


def test_eval_needs_the_reports_that_gold_is_for(report: Path, tmp_path: Path) -> None:
    gold = tmp_path / "a.json"
    gold.write_text('{"report": "other.txt"}', encoding="utf-8")
    result = run("eval", "--gold", gold, report)
    assert result.exit_code == 2
    assert "is for other.txt, which is not among the inputs" in result.stderr
    result = run("eval", "--gold", tmp_path, report)
    assert result.exit_code == 2
    assert "no gold file for any of the inputs; it has some for other.txt" in result.stderr


def test_samples_are_copied_with_their_gold(tmp_path: Path) -> None:
    result = run("samples", tmp_path / "s", "--gold")
    assert result.exit_code == 0
    reports = sorted((tmp_path / "s").glob("*.txt"))
    golds = sorted((tmp_path / "s" / "gold").glob("*.json"))
    assert result.stdout.split() == [str(p) for p in [*reports, *golds]]
    assert [json.loads(g.read_text(encoding="utf-8"))["report"] for g in golds] == [r.name for r in reports]
    assert len(reports) >= 5
