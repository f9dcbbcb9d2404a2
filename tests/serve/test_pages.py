"""Pages of things at their IRIs' paths: formats, escaping, paths that try to get elsewhere, and other pages."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote, unquote

import httpx
import pyoxigraph as ox
import pytest

from kg.ids import DEFAULT_BASE, segment
from kg.query.questions import load_questions
from kg.vocabulary import PREFIXES
from tests.sinks.hand_built import HOSTILE

ROOT = "/jiedao/id/"
BRIDGE = "community/" + segment("石桥社区")
TURTLE, JSON_LD = {"accept": "text/turtle"}, {"accept": "application/ld+json"}


class Page(HTMLParser):
    """The parts of a page that tests look at."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.shown: list[str] = []
        self.marked: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        values = dict(attrs)
        if values.get("href"):
            self.links.append(values["href"] or "")
        if values.get("id"):
            self.ids.add(values["id"] or "")
        assert not [name for name in values if name.startswith("on")]

    def handle_data(self, data: str) -> None:
        self.shown.append(data)
        if self.tags and self.tags[-1] == "mark":
            self.marked.append(data)

    @property
    def text(self) -> str:
        return "".join(self.shown)


def page(client: httpx.Client, path: str) -> Page:
    response = client.get(path, headers={"accept": "text/html"})
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert "default-src 'none'" in response.headers["content-security-policy"]
    return Page(response.text)


def report_iri(client: httpx.Client, file: str) -> str:
    query = f'SELECT ?r {{ ?r jd:sourceFile "{file}" }}'
    found = client.get("/sparql", params={"query": query}).json()["results"]["bindings"]
    return str(found[0]["r"]["value"])


# --- a thing ----------------------------------------------------------------------------------------------------------


def test_a_page_shows_what_the_graph_says(client: httpx.Client) -> None:
    shown = page(client, ROOT + BRIDGE)
    assert "石桥社区" in shown.text
    assert "社区 community" in shown.text
    assert DEFAULT_BASE + BRIDGE in shown.text
    assert "石桥社区" in shown.marked  # its mentions, in their sentences
    assert "投入120万元改造石桥社区路面3公里，居民满意度达96%。" in shown.text
    assert "隶属于 part of" in shown.text
    assert "改造路面" in shown.text  # what refers to it
    assert ROOT + "village/" + segment("东渡村") not in shown.links
    assert ROOT + "administrative-area/" + segment("云塘街道") in shown.links


def test_every_link_of_a_page_leads_somewhere(client: httpx.Client) -> None:
    followed = 0
    for link in set(page(client, ROOT + BRIDGE).links):
        if link.startswith("/") or link.startswith("?"):
            target = link if link.startswith("/") else f"{ROOT}{BRIDGE}{link}"
            assert client.get(target).status_code == 200, link
            followed += 1
    assert followed > 8


def test_a_report_shows_its_text_with_an_anchor_for_each_evidence(client: httpx.Client) -> None:
    path = ROOT + report_iri(client, "yuntang-2021.txt").removeprefix(DEFAULT_BASE)
    shown = page(client, path)
    assert "投入120万元改造石桥社区路面3公里" in shown.text
    linked = {link.partition("#")[2] for link in page(client, ROOT + BRIDGE).links if link.startswith(f"{path}#")}
    assert linked
    assert linked <= shown.ids


def test_turtle_and_json_ld_say_the_same(client: httpx.Client) -> None:
    turtle = client.get(ROOT + BRIDGE, headers=TURTLE)
    json_ld = client.get(ROOT + BRIDGE, headers=JSON_LD)
    assert turtle.headers["content-type"] == "text/turtle; charset=utf-8"
    assert json_ld.headers["content-type"] == "application/ld+json"
    assert turtle.headers["vary"] == json_ld.headers["vary"] == "Accept"
    triples = {quad.triple for quad in ox.parse(turtle.content, format=ox.RdfFormat.TURTLE)}
    assert {quad.triple for quad in ox.parse(json_ld.content, format=ox.RdfFormat.JSON_LD)} == triples
    node = ox.NamedNode(DEFAULT_BASE + BRIDGE)
    assert ox.Triple(node, ox.NamedNode(PREFIXES["rdfs"] + "label"), ox.Literal("石桥社区", language="zh")) in triples
    assert [t for t in triples if t.subject == node and t.predicate.value == PREFIXES["jd"] + "evidence"]
    words = [t.object for t in triples if t.predicate.value == PREFIXES["nif"] + "anchorOf"]
    assert ox.Literal("石桥社区") in words


def test_a_thing_has_exactly_what_the_store_says_of_it(client: httpx.Client) -> None:
    query = f"SELECT (COUNT(*) AS ?n) {{ <{DEFAULT_BASE}{BRIDGE}> ?p ?o }}"
    told = client.get("/sparql", params={"query": query}).json()["results"]["bindings"][0]["n"]["value"]
    triples = [quad.triple for quad in ox.parse(client.get(ROOT + BRIDGE, headers=TURTLE).content, ox.RdfFormat.TURTLE)]
    assert len([t for t in triples if t.subject == ox.NamedNode(DEFAULT_BASE + BRIDGE)]) == int(told)


@pytest.mark.parametrize(
    ("name", "given"),
    [("html", "text/html; charset=utf-8"), ("turtle", "text/turtle; charset=utf-8"), ("jsonld", "application/ld+json")],
)
def test_a_format_can_be_named_in_the_address(name: str, given: str, client: httpx.Client) -> None:
    response = client.get(f"{ROOT}{BRIDGE}?format={name}", headers={"accept": "image/png"})
    assert (response.status_code, response.headers["content-type"]) == (200, given)


@pytest.mark.parametrize(
    ("address", "accept"), [("", "image/png"), ("", "application/pdf, text/html;q=0"), ("?format=x", "*/*")]
)
def test_what_cannot_be_given_is_406(address: str, accept: str, client: httpx.Client) -> None:
    response = client.get(f"{ROOT}{BRIDGE}{address}", headers={"accept": accept})
    assert response.status_code == 406
    assert "text/html, text/turtle, application/ld+json" in response.text


def test_head_is_get_without_a_body(client: httpx.Client) -> None:
    response = client.head(ROOT + BRIDGE)
    assert (response.status_code, response.content) == (200, b"")
    assert client.head(ROOT + "community/nothing").status_code == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_a_thing_is_for_reading_only(method: str, client: httpx.Client) -> None:
    assert client.request(method, ROOT + BRIDGE).status_code == 405


def test_another_encoding_of_the_same_path_is_found(client: httpx.Client) -> None:
    lower = ROOT + "community/" + quote("石桥社区").lower()
    assert client.get(client.base_url.copy_with(raw_path=lower.encode())).status_code == 200


def test_the_path_without_that_of_the_base_leads_to_the_thing(client: httpx.Client) -> None:
    response = client.get(f"/{BRIDGE}?format=turtle")
    assert (response.status_code, response.headers["location"]) == (308, f"{ROOT}{BRIDGE}?format=turtle")
    assert client.get(f"/{BRIDGE}").headers["location"] == ROOT + BRIDGE


# --- what comes from a report is text ---------------------------------------------------------------------------------


def things(client: httpx.Client) -> list[str]:
    query = f'SELECT DISTINCT ?s {{ ?s rdfs:label ?l FILTER(STRSTARTS(STR(?s), "{DEFAULT_BASE}")) }}'
    found = client.get("/sparql", params={"query": query}).json()["results"]["bindings"]
    return [row["s"]["value"].removeprefix(DEFAULT_BASE) for row in found]


def test_markup_in_a_report_is_shown_not_run(hostile: httpx.Client) -> None:
    paths = things(hostile)
    assert len(paths) > 10
    everything = ""
    for path in paths:
        shown = page(hostile, ROOT + path)
        assert "script" not in shown.tags
        assert set(shown.tags) <= {
            *("html", "head", "meta", "title", "link", "body", "header", "nav", "a", "span", "main", "h1", "h2", "p"),
            *("code", "table", "tr", "th", "td", "div", "blockquote", "mark", "cite"),
        }
        assert not [link for link in shown.links if link.lower().startswith(("javascript:", "data:text", "//"))]
        everything += shown.text
    assert "<script>alert(1)</script>" in everything
    assert HOSTILE[0] in everything


def test_hostile_things_come_as_turtle_and_json_ld(hostile: httpx.Client) -> None:
    for path in things(hostile):
        turtle = {q.triple for q in ox.parse(hostile.get(ROOT + path, headers=TURTLE).content, ox.RdfFormat.TURTLE)}
        body = hostile.get(ROOT + path, headers=JSON_LD).content
        assert {q.triple for q in ox.parse(body, ox.RdfFormat.JSON_LD)} == turtle
        assert json.loads(body)["@graph"]


# --- paths ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/assets/..%2f..%2fsecret.txt",
        "/assets/../../secret.txt",
        "/assets/%2e%2e/limits.py",
        "/assets/",
        "/assets/page.css%00.html",
        "/explorer.html/../secret.txt",
        "/graph.ttl",
        "/store",
        "//etc/passwd",
        "/etc/passwd",
        "/file:///etc/passwd",
        "/%00",
        "/%ff",
        "/%",
        "/%zz",
        "/community",
        "/community/",
        "/jiedao/id",
        ROOT,
        ROOT + "/community",
        ROOT + "/" + BRIDGE,
        ROOT + "%2e%2e/secret.txt",
        "/community//",
        "/community/%3Cscript%3Ealert(1)%3C/script%3E",
        "/" + "a" * 20_000,
        "/" + "../" * 500 + "etc/passwd",
        "/sparql/",
        ROOT + BRIDGE + "/",
        ROOT + BRIDGE + "%20",
        ROOT + BRIDGE + "%23x",
    ],
)
def test_a_path_that_is_no_things_is_404(path: str, client: httpx.Client) -> None:
    response = client.get(client.base_url.copy_with(raw_path=path.encode()))
    assert response.status_code == 404, response.text[:200]
    assert response.headers["content-type"].startswith("text/plain")
    assert "root:" not in response.text
    assert response.text != "secret"


def test_a_path_is_not_taken_for_a_header(client: httpx.Client) -> None:
    response = client.get(client.base_url.copy_with(raw_path=b"/x%0d%0aset-cookie:%20a=b"))
    assert response.status_code == 404
    assert "set-cookie" not in response.headers


# --- other pages ------------------------------------------------------------------------------------------------------


def test_the_explorer_is_the_builds(client: httpx.Client, hostile: httpx.Client, small: Path) -> None:
    response = client.get("/explorer.html")
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert response.content == (small / "explorer.html").read_bytes()
    assert "/explorer.html" in page(client, "/").links
    assert hostile.get("/explorer.html").status_code == 404
    assert "/explorer.html" not in page(hostile, "/").links


def test_the_questions_are_those_of_the_program(client: httpx.Client) -> None:
    told = client.get("/questions.json").json()
    assert [question["name"] for question in told] == [question.name for question in load_questions()]
    assert told[0]["title"] == load_questions()[0].title
    assert told[0]["sparql"] == load_questions()[0].sparql


def test_all_that_pages_load_is_served_here(client: httpx.Client) -> None:
    body = client.get("/").text
    parts = [part.split('"')[0] for part in body.replace('src="', 'href="').split('href="')[1:]]
    assert not [part for part in parts if "://" in part]
    for part in parts:
        if part.startswith("/"):
            assert client.get(part).status_code == 200, part


def test_paths_are_those_of_the_iris(client: httpx.Client) -> None:
    for path in things(client):
        assert client.get(client.base_url.copy_with(raw_path=f"{ROOT}{path}".encode())).status_code == 200, unquote(
            path
        )
