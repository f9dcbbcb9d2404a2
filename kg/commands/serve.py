"""`kg serve`."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("folder", metavar="[DIR]", default="exports", type=click.Path(path_type=Path))
@click.option("--port", default=8765, show_default=True, type=click.IntRange(0, 65535), help="Port; 0 for a free one.")
@click.option("--timeout", default=30.0, show_default=True, help="Seconds that a query may take.")
@click.option("--max-result", default=50, show_default=True, help="Megabytes that an answer may have.")
@click.option("--max-memory", default=1024, show_default=True, help="Megabytes that a query may use.")
@click.option("--workers", default=2, show_default=True, help="Queries that run at the same time.")
def serve(folder: Path, port: int, timeout: float, max_result: int, max_memory: int, workers: int) -> None:
    """Serve a graph to this computer's browser and tools.

    DIR is a folder that `kg build` wrote to, exports/ by default. On 127.0.0.1 there are then a page to ask questions
    on, a SPARQL endpoint (/sparql), the explorer (/explorer.html) and a page for each thing at its IRI's path: what is
    named https://w3id.org/jiedao/id/community/… stands at /jiedao/id/community/…, in HTML, Turtle or JSON-LD as the
    client asks. Stop with Ctrl+C.
    """
    from kg.serve.limits import Limits
    from kg.serve.server import serve as serve_folder

    serve_folder(folder, port, Limits(timeout, max_result * 1_000_000, max_memory * 1_000_000, workers), click.echo)
