"""The web application over one export."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.query.questions import load_questions
from kg.query.store import open_store
from kg.serve.limits import Limits
from kg.serve.negotiation import PAGE_TYPES, choose
from kg.serve.pages import Pages, load_assets, questions_json
from kg.serve.pool import Pool
from kg.serve.protocol import endpoint, plain
from kg.serve.things import Things

HOSTS = ("127.0.0.1", "localhost")
"""What a request may call this host; another name means that a foreign page reaches in through its own DNS."""

EXPLORER = "explorer.html"

_FORMATS = {"html": "text/html", "turtle": "text/turtle", "jsonld": "application/ld+json"}
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


def build_app(export: Path, store: Path, limits: Limits) -> Starlette:
    """The application.

    Args:
        export: the folder of a build, for its explorer page.
        store: the folder of its store.
        limits: what a query may cost.

    Raises:
        InputError: the store cannot be opened.
        ConfigError: the package is not complete.
    """
    site = _Site(export, Pages(Things(open_store(store))), Pool(store, limits))
    app = Starlette(
        routes=[
            Route("/", site.home),
            Route("/sparql", site.sparql, methods=["GET", "POST"]),
            Route("/questions.json", site.questions),
            Route(f"/{EXPLORER}", site.explorer),
            Route("/assets/{name}", site.asset),
            Route("/{path:path}", site.thing),
        ],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=list(HOSTS)), Middleware(_Headers)],
        lifespan=site.lifespan,
    )
    app.router.redirect_slashes = False
    return app


class _Site:
    """What the routes share."""

    def __init__(self, export: Path, pages: Pages, pool: Pool) -> None:
        self.file, self.pages, self.pool = export / EXPLORER, pages, pool
        self.assets = load_assets()
        self.asked = questions_json(load_questions())

    @asynccontextmanager
    async def lifespan(self, _: Starlette) -> AsyncIterator[None]:
        await self.pool.start()
        try:
            yield
        finally:
            await self.pool.close()

    async def home(self, _: Request) -> Response:
        return _page(self.pages.editor(explorer=self.file.is_file()))

    async def sparql(self, request: Request) -> Response:
        return await endpoint(request, self.pool)

    async def questions(self, _: Request) -> Response:
        return Response(self.asked, media_type="application/json")

    async def explorer(self, _: Request) -> Response:
        if not self.file.is_file():
            return plain(404, f"this build has no {EXPLORER}; kg build writes one")
        return FileResponse(self.file, media_type="text/html")

    async def asset(self, request: Request) -> Response:
        found = self.assets.get(request.path_params["name"])
        if found is None:
            return plain(404, "no such file")
        content, media_type = found
        return Response(content, headers={"content-type": media_type, "cache-control": "max-age=3600"})

    async def thing(self, request: Request) -> Response:
        try:
            iri = self.pages.iri_of(request.scope["raw_path"])
            known = await run_in_threadpool(self.pages.things.holds, iri)
        except ValueError:  # no UTF-8, or no IRI
            known = False
        if not known:
            return plain(404, f"nothing in this graph has the address {request.url.path!r}")
        if not request.scope["raw_path"].startswith(self.pages.things.root.encode()):
            return RedirectResponse(f"{self.pages.things.href(iri)}?{request.url.query}".rstrip("?"), 308)
        wanted = request.query_params.get("format")
        accept = ",".join(request.headers.getlist("accept")) if wanted is None else _FORMATS.get(wanted, "?")
        chosen = choose(accept, PAGE_TYPES)
        if not chosen:
            return plain(406, f"the page can be given as {', '.join(PAGE_TYPES)}; the request takes none of these")
        body = await run_in_threadpool(self._written, iri, chosen)
        response = _page(body) if chosen == PAGE_TYPES["text/html"] else Response(body)
        response.headers["content-type"] = chosen
        response.headers["vary"] = "Accept"
        return response

    def _written(self, iri: str, media_type: str) -> str:
        if media_type == PAGE_TYPES["text/html"]:
            return self.pages.page(iri, explorer=self.file.is_file())
        return self.pages.turtle(iri) if media_type == PAGE_TYPES["text/turtle"] else self.pages.json_ld(iri)


def _page(body: str) -> Response:
    return Response(body, headers={"content-type": PAGE_TYPES["text/html"], "content-security-policy": _POLICY})


class _Headers:
    """Tells browsers to take each answer for what it says it is, and to tell other hosts nothing."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["x-content-type-options"] = "nosniff"
                headers["referrer-policy"] = "no-referrer"
            await send(message)

        await self.app(scope, receive, with_headers if scope["type"] == "http" else send)
