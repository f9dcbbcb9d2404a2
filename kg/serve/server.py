"""Serving one export on this computer's loopback address."""

from __future__ import annotations

import socket
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import uvicorn

from kg.errors import ConfigError
from kg.query.store import store_of
from kg.serve.app import build_app
from kg.serve.limits import Limits

ADDRESS = "127.0.0.1"

_BACKLOG = 512
_LAST_WORDS = 2  # seconds that open requests get at the end
_KEEP_ALIVE = 75  # seconds; closing a connection earlier may cross a busy client's next request


def serve(export: Path, port: int, limits: Limits, say: Callable[[str], object]) -> None:
    """Serves an export until the process is interrupted.

    Args:
        export: a folder that a build wrote to.
        port: a port, 0 for any that is free.
        limits: what a query may cost.
        say: told the address once requests are taken.

    Raises:
        InputError: the folder holds no build.
        ConfigError: the port cannot be had.
    """
    with store_of(export) as store, closing(_listening(port)) as listening:
        app = build_app(export, store, limits)
        config = uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_keep_alive=_KEEP_ALIVE,
            timeout_graceful_shutdown=_LAST_WORDS,
        )
        say(f"Serving {export} on http://{ADDRESS}:{listening.getsockname()[1]}/ (stop with Ctrl+C)")
        try:
            uvicorn.Server(config).run(sockets=[listening])
        except KeyboardInterrupt:
            return


def _listening(port: int) -> socket.socket:
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((ADDRESS, port))
        made.listen(_BACKLOG)
    except OSError as error:
        made.close()
        raise ConfigError(f"port {port}: cannot be had ({error.strerror}); give another with --port") from error
    return made
