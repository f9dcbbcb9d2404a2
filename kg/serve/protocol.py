"""The SPARQL 1.1 Protocol, queries only (W3C, 2013): what a request asks for, and what it is told."""

from __future__ import annotations

from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response

from kg.query.sparql import Dataset
from kg.serve.limits import Limits
from kg.serve.negotiation import GRAPH_TYPES, RESULT_TYPES, choose
from kg.serve.pool import Pool
from kg.serve.worker import TEXT, Answer, Task

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"

_MOST_FIELDS = 100


class RefusedError(Exception):
    """A request that is not answered: the HTTP status and the reason, in a line."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status, self.reason = status, reason


async def endpoint(request: Request, pool: Pool) -> Response:
    """Answers a request to the endpoint."""
    try:
        task = await read_task(request, pool.limits)
    except RefusedError as refused:
        if request.method in ("GET", "HEAD") and not request.url.query and _wants_page(request):
            return RedirectResponse("/")
        return plain(refused.status, refused.reason)
    return respond(await pool.ask(task))


def respond(answer: Answer) -> Response:
    """An answer as a response."""
    headers = {"content-type": answer.media_type, "vary": "Accept", "cache-control": "no-store"}
    return Response(answer.body, answer.status, headers)


def plain(status: int, reason: str) -> Response:
    """A refusal as a response."""
    return Response(f"{reason}\n", status, {"content-type": TEXT})


async def read_task(request: Request, limits: Limits) -> Task:
    """What a request asks for (SPARQL 1.1 Protocol, 2.1).

    Raises:
        RefusedError: it is no query.
    """
    fields = _fields(request.scope["query_string"], "the address")
    if request.method == "POST":
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind == UPDATE:
            raise RefusedError(403, "updates are refused: the graph is for reading only")
        if kind not in (FORM, QUERY):
            raise RefusedError(415, f"content type {kind!r} is refused; POST a query as {FORM} or {QUERY}")
        body = await _body(request, limits.request)
        fields += [("query", _decoded(body, "the body"))] if kind == QUERY else _fields(body, "the body")
    if any(name == "update" for name, _ in fields):
        raise RefusedError(403, "updates are refused: the graph is for reading only")
    queries = [value for name, value in fields if name == "query"]
    if len(queries) != 1:
        raise RefusedError(400, f"the request has {len(queries)} queries; give one as the parameter 'query'")
    accept = ",".join(request.headers.getlist("accept"))
    default = tuple(dict.fromkeys(value for name, value in fields if name == "default-graph-uri"))
    named = tuple(dict.fromkeys(value for name, value in fields if name == "named-graph-uri"))
    return Task(
        queries[0],
        Dataset(default, named) if default or named else None,
        choose(accept, RESULT_TYPES),
        choose(accept, GRAPH_TYPES),
    )


async def _body(request: Request, most: int) -> bytes:
    held = bytearray()
    try:
        async for part in request.stream():
            held += part
            if len(held) > most:
                raise RefusedError(413, f"the request has more than {most} bytes")
    except ClientDisconnect as error:
        raise RefusedError(400, "the request broke off") from error
    return bytes(held)


def _fields(encoded: bytes, place: str) -> list[tuple[str, str]]:
    try:
        text = encoded.decode("ascii", errors="strict")
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
    except UnicodeDecodeError as error:
        raise RefusedError(400, f"{place} is no percent-encoded UTF-8: {error.reason} at {error.start}") from error
    except ValueError as error:
        raise RefusedError(400, f"{place} has more than {_MOST_FIELDS} parameters") from error


def _decoded(body: bytes, place: str) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise RefusedError(400, f"{place} is no UTF-8: {error.reason} at byte {error.start}") from error


def _wants_page(request: Request) -> bool:
    return "text/html" in request.headers.get("accept", "")
