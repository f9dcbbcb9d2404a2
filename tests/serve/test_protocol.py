"""The SPARQL 1.1 Protocol over a running server: requests, formats, refusals, limits."""

from __future__ import annotations

import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import quote

import httpx
import pyoxigraph as ox
import pytest

from kg.vocabulary import ONTOLOGY_IRI
from tests.serve.conftest import serving

COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s a jd:Community }"
GRAPH = "CONSTRUCT { ?s a ?k } WHERE { ?s a ?k FILTER(?k = jd:Village) }"
QUERY = {"content-type": "application/sparql-query"}
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
HUGE = "SELECT * { ?a ?b ?c . ?d ?e ?f }"
GREEDY = "SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?c), STR(?d), STR(?f))) AS ?x) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


def count(response: httpx.Response) -> int:
    assert response.status_code == 200, response.text
    return int(response.json()["results"]["bindings"][0]["n"]["value"])


# --- requests ---------------------------------------------------------------------------------------------------------


def test_the_three_ways_to_ask(client: httpx.Client) -> None:
    assert count(client.get("/sparql", params={"query": COUNT})) == 1
    assert count(client.post("/sparql", data={"query": COUNT})) == 1
    assert count(client.post("/sparql", content=COUNT, headers=QUERY)) == 1


def test_a_query_in_chinese(client: httpx.Client) -> None:
    query = 'SELECT (COUNT(*) AS ?n) { ?s rdfs:label "石桥社区"@zh }'
    assert count(client.get("/sparql", params={"query": query})) == 1
    assert count(client.post("/sparql", data={"query": query})) == 1
    assert count(client.post("/sparql", content=query.encode(), headers=QUERY)) == 1


def test_the_dataset_is_that_of_the_request(client: httpx.Client) -> None:
    ontology = {"default-graph-uri": ONTOLOGY_IRI}
    assert count(client.get("/sparql", params={"query": COUNT, **ontology})) == 0
    assert count(client.post("/sparql", data={"query": COUNT, **ontology})) == 0
    assert count(client.post("/sparql", params=ontology, content=COUNT, headers=QUERY)) == 0
    within = COUNT.replace("{ ", "{ GRAPH ?g { ").replace(" }", " } }")
    assert count(client.get("/sparql", params={"query": within})) == 2
    assert count(client.get("/sparql", params={"query": within, "named-graph-uri": ONTOLOGY_IRI})) == 0


@pytest.mark.parametrize(
    ("dataset", "said"),
    [
        ({"default-graph-uri": "file:///etc/passwd"}, "graph <file:///etc/passwd>: is not in this build"),
        ({"named-graph-uri": "http://127.0.0.1:9/"}, "is not in this build"),
        ({"default-graph-uri": "no iri"}, "is no IRI"),
        ({"default-graph-uri": [ONTOLOGY_IRI, "https://w3id.org/jiedao/id/provenance"]}, "one default graph together"),
    ],
)
def test_a_dataset_that_cannot_be_is_refused(dataset: dict[str, str], said: str, client: httpx.Client) -> None:
    response = client.get("/sparql", params={"query": COUNT, **dataset})
    assert response.status_code == 400
    assert said in response.text


def test_a_bad_query_comes_back_with_the_parsers_words(client: httpx.Client) -> None:
    response = client.get("/sparql", params={"query": "SELECT * WHERE {\n ?s a foo:bar }"})
    assert response.status_code == 400
    assert response.headers["content-type"] == "text/plain; charset=utf-8"
    assert response.text == "query, line 2, column 14, at '}': prefix not found\n"


@pytest.mark.parametrize(
    ("request_", "status", "said"),
    [
        (httpx.Request("GET", "http://x/sparql"), 400, "has 0 queries"),
        (httpx.Request("GET", "http://x/sparql?query=ASK%7B%7D&query=ASK%7B%7D"), 400, "has 2 queries"),
        (httpx.Request("GET", "http://x/sparql?query=%ff"), 400, "no percent-encoded UTF-8"),
        (httpx.Request("POST", "http://x/sparql", content=b"\xff", headers=QUERY), 400, "no UTF-8"),
        (httpx.Request("POST", "http://x/sparql", data={"q": "ASK{}"}), 400, "has 0 queries"),
        (
            httpx.Request("POST", "http://x/sparql", content="ASK{}", headers={"content-type": "text/plain"}),
            415,
            "POST",
        ),
        (httpx.Request("POST", "http://x/sparql", content="ASK{}"), 415, "content type ''"),
        (httpx.Request("POST", "http://x/sparql", content=b" " * 1_000_001, headers=QUERY), 413, "1000000 bytes"),
        (httpx.Request("GET", "http://x/sparql?" + "&".join(f"a{n}=1" for n in range(101))), 400, "100 parameters"),
        (httpx.Request("PUT", "http://x/sparql"), 405, "Method Not Allowed"),
        (httpx.Request("DELETE", "http://x/sparql"), 405, "Method Not Allowed"),
    ],
)
def test_what_is_no_query_is_refused(request_: httpx.Request, status: int, said: str, client: httpx.Client) -> None:
    target = client.base_url.copy_with(raw_path=request_.url.raw_path)
    headers = {name: value for name, value in request_.headers.items() if name == "content-type"}
    response = client.request(request_.method, target, content=request_.read(), headers=headers)
    assert (response.status_code, said in response.text) == (status, True), response.text


@pytest.mark.parametrize(
    "update", ["INSERT DATA { <a:a> <a:b> <a:c> }", "LOAD <file:///etc/passwd>", "CLEAR ALL", "DROP DEFAULT"]
)
def test_updates_are_refused(update: str, client: httpx.Client) -> None:
    before = count(client.get("/sparql", params={"query": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"}))
    kind = {"content-type": "application/sparql-update"}
    for response in (
        client.post("/sparql", data={"update": update}),
        client.post("/sparql", content=update, headers=kind),
        client.get("/sparql", params={"update": update}),
    ):
        assert response.status_code == 403
        assert "updates are refused" in response.text
    assert client.post("/sparql", data={"query": update}).status_code == 400
    assert count(client.get("/sparql", params={"query": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"})) == before


def test_service_is_refused(client: httpx.Client) -> None:
    response = client.get("/sparql", params={"query": "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"})
    assert response.status_code == 400
    assert "SERVICE is refused" in response.text


# --- formats ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("accept", "given"),
    [
        (None, "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("application/json", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/*", "text/csv; charset=utf-8"),
        ("text/csv;q=0.5, text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("text/html, application/xhtml+xml, */*;q=0.8", "application/sparql-results+json"),
        ("application/sparql-results+json;q=0, text/csv;q=0.1", "text/csv; charset=utf-8"),
    ],
)
def test_rows_come_as_asked(accept: str | None, given: str, client: httpx.Client) -> None:
    headers = {} if accept is None else {"accept": accept}
    response = client.get("/sparql", params={"query": COUNT}, headers=headers)
    assert (response.status_code, response.headers["content-type"]) == (200, given)
    kind = ox.QueryResultsFormat.from_media_type(given.partition(";")[0])
    assert kind is not None
    if kind == ox.QueryResultsFormat.CSV:
        assert response.text == "n\r\n1\r\n"
        return
    solutions = ox.parse_query_results(response.content, format=kind)
    assert isinstance(solutions, ox.QuerySolutions)
    assert [row["n"].value for row in solutions] == ["1"]


@pytest.mark.parametrize(
    ("accept", "given"),
    [
        ("*/*", "text/turtle; charset=utf-8"),
        ("application/n-triples", "application/n-triples"),
        ("application/rdf+xml", "application/rdf+xml"),
        ("application/ld+json", "application/ld+json"),
        ("application/sparql-results+json, text/turtle;q=0.2", "text/turtle; charset=utf-8"),
    ],
)
def test_a_graph_comes_as_asked(accept: str, given: str, client: httpx.Client) -> None:
    response = client.get("/sparql", params={"query": GRAPH}, headers={"accept": accept})
    assert (response.status_code, response.headers["content-type"]) == (200, given)
    kind = ox.RdfFormat.from_media_type(given.partition(";")[0])
    assert kind is not None
    (quad,) = ox.parse(response.content, format=kind)
    assert quad.object == ox.NamedNode("https://w3id.org/jiedao/ontology#Village")


@pytest.mark.parametrize(("query", "accept"), [(COUNT, "text/turtle"), (GRAPH, "text/csv"), (COUNT, "image/png;q=1")])
def test_what_cannot_be_given_is_406(query: str, accept: str, client: httpx.Client) -> None:
    response = client.get("/sparql", params={"query": query}, headers={"accept": accept})
    assert response.status_code == 406
    assert "the answer can be given as" in response.text


def test_yes_and_no(client: httpx.Client) -> None:
    assert client.get("/sparql", params={"query": "ASK { ?s a jd:Village }"}).json()["boolean"] is True
    assert client.get("/sparql", params={"query": "ASK { ?s a jd:X }"}).json()["boolean"] is False


def test_a_browser_without_a_query_is_sent_to_the_page(client: httpx.Client) -> None:
    response = client.get("/sparql", headers={"accept": "text/html"})
    assert (response.status_code, response.headers["location"]) == (307, "/")


# --- limits -----------------------------------------------------------------------------------------------------------


def test_an_endless_query_is_stopped_and_the_next_one_answered(client: httpx.Client) -> None:
    response = client.get("/sparql", params={"query": ENDLESS})
    assert response.status_code == 503
    assert response.text == "the query took more than 2 s and was stopped; ask for less\n"
    assert count(client.get("/sparql", params={"query": COUNT})) == 1


def test_a_huge_answer_is_refused(client: httpx.Client) -> None:
    response = client.get("/sparql", params={"query": HUGE})
    assert response.status_code == 400
    assert "more than 1000000 bytes" in response.text


def test_a_query_that_takes_all_memory_ends_alone(client: httpx.Client) -> None:
    response = client.get("/sparql", params={"query": GREEDY})
    assert response.status_code == 503
    assert "was stopped" in response.text
    assert count(client.get("/sparql", params={"query": COUNT})) == 1


def test_other_queries_are_answered_beside_an_endless_one(client: httpx.Client) -> None:
    with ThreadPoolExecutor(1) as one:
        endless = one.submit(client.get, "/sparql", params={"query": ENDLESS})
        for _ in range(5):
            assert count(client.get("/sparql", params={"query": COUNT})) == 1
        assert endless.result().status_code == 503


def test_too_many_endless_queries_are_told_to_wait(client: httpx.Client) -> None:
    with ThreadPoolExecutor(8) as crowd:
        answers = list(crowd.map(lambda _: client.get("/sparql", params={"query": ENDLESS}), range(8)))
    assert {answer.status_code for answer in answers} == {503}
    assert any("are busy" in answer.text for answer in answers)
    assert count(client.get("/sparql", params={"query": COUNT})) == 1


def test_a_client_that_goes_away_leaves_the_server_well(client: httpx.Client) -> None:
    for _ in range(4):
        with pytest.raises(httpx.ReadTimeout):
            client.get("/sparql", params={"query": ENDLESS}, timeout=0.2)
    for _ in range(30):  # what nobody waits for any more still takes its turn
        response = client.get("/sparql", params={"query": COUNT})
        if "are busy" not in response.text:
            break
    assert count(response) == 1


# --- who may ask ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("host", ["example.org", "127.0.0.1.example.org", "localhost.example.org:80"])
def test_another_hosts_name_is_refused(host: str, client: httpx.Client) -> None:
    assert client.get("/sparql", params={"query": COUNT}, headers={"host": host}).status_code == 400


def test_it_listens_on_the_loopback_address_only(client: httpx.Client) -> None:
    port = client.base_url.port
    assert port is not None
    lines = Path("/proc/net/tcp").read_text(encoding="ascii").splitlines()[1:]
    listening = [line.split()[1] for line in lines if line.split()[3] == "0A"]
    assert [address for address in listening if address.endswith(f":{port:04X}")] == [f"0100007F:{port:04X}"]


def test_an_answer_allows_no_other_site(client: httpx.Client) -> None:
    headers = client.get("/sparql", params={"query": COUNT}, headers={"origin": "https://example.org"}).headers
    assert "access-control-allow-origin" not in headers
    assert headers["x-content-type-options"] == "nosniff"


# --- a crowd ----------------------------------------------------------------------------------------------------------


def resident(process: int) -> int:
    """Kilobytes that a process and its children hold."""
    held = 0
    of_threads = [path.read_text(encoding="ascii") for path in Path(f"/proc/{process}/task").glob("*/children")]
    for number in (process, *map(int, " ".join(of_threads).split())):
        status = Path(f"/proc/{number}/status").read_text(encoding="utf-8")
        held += sum(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS:"))
    return held


def talk(port: int, number: int, until: float, wrong: list[str], done: list[int]) -> None:
    """One client of the crowd: one connection, one request after another."""
    count_ = f"/sparql?query={quote(COUNT)}"
    paths = (count_, f"/jiedao/id/community/{quote('石桥社区')}", count_, "/questions.json")
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        # every client asks at least once, however slow the machine
        while not done[number] or time.monotonic() < until:
            path = paths[(number + done[number]) % len(paths)]
            connection.request("GET", path)
            response = connection.getresponse()
            body = response.read()
            if response.status != 200 or (path == count_ and b'"value":"1"' not in body):
                wrong.append(f"{path}: {response.status} {body[:200]!r}")
            done[number] += 1
    except (OSError, HTTPException) as error:
        wrong.append(repr(error))
    finally:
        connection.close()


@pytest.mark.slow
def test_200_clients_for_20_seconds(small: Path) -> None:
    clients = 200
    wrong: list[str] = []
    done = [0] * clients
    held: list[int] = []
    with serving(small) as client:
        port, process = client.base_url.port, int(client.headers["x-process"])
        assert port is not None
        until = time.monotonic() + 20
        crowd = [threading.Thread(target=talk, args=(port, n, until, wrong, done)) for n in range(clients)]
        for one in crowd:
            one.start()
        while any(one.is_alive() for one in crowd):
            time.sleep(0.5)
            held.append(resident(process))
    assert wrong == []
    assert min(done) >= 1
    # a flat line: once all are connected, memory no longer grows
    third = len(held) // 3
    assert max(held[-third:]) < max(held[:third]) * 1.1 + 8_000, held


def test_a_slow_talker_holds_up_nobody(client: httpx.Client) -> None:
    port = client.base_url.port
    assert port is not None
    talkers = [socket.create_connection(("127.0.0.1", port)) for _ in range(50)]
    try:
        for talker in talkers:
            talker.sendall(b"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n")
        assert count(client.get("/sparql", params={"query": COUNT})) == 1
    finally:
        for talker in talkers:
            talker.close()
