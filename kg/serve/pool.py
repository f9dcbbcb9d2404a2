"""Worker processes that answer queries; one that takes too long is ended and replaced."""

from __future__ import annotations

import asyncio
import multiprocessing
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from pathlib import Path

from kg.errors import QueryError
from kg.serve.limits import Limits
from kg.serve.worker import Answer, Task, refusal, work

# How long a new worker may take until it is ready, in seconds.
_START = 60.0


class WorkerDiedError(Exception):
    """A worker ended in the middle of a query."""


class WorkerLateError(Exception):
    """A worker did not answer in time."""


class _Worker:
    """A process and the way to talk to it."""

    def __init__(self, path: Path, limits: Limits) -> None:
        # a fresh interpreter: a fork would inherit the server's open sockets
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        self.connection: Connection = ours
        self.process = context.Process(target=work, args=(theirs, path, limits), daemon=True)
        self.process.start()
        theirs.close()
        try:
            ready = self.connection.poll(_START) and self.connection.recv() == "ready"
        except EOFError:
            ready = False
        if not ready:
            self.end()
            raise QueryError(f"{path}: no worker process could open the store; exit code {self.process.exitcode}")

    def ask(self, task: Task, seconds: float) -> Answer:
        try:
            self.connection.send(task)
            if not self.connection.poll(seconds):
                raise WorkerLateError
            reply = self.connection.recv()
        except (EOFError, OSError) as error:
            raise WorkerDiedError from error
        if not isinstance(reply, Answer):
            raise TypeError(f"a worker answered with {type(reply).__name__}")
        return reply

    def stop(self) -> None:
        """Ends the process; whoever waits for its answer is told that it died."""
        self.process.kill()

    def end(self) -> None:
        self.connection.close()
        self.process.kill()
        self.process.join()
        self.process.close()


class Pool:
    """A fixed number of workers; each answers one query at a time."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self.path, self.limits = path, limits
        self._idle: list[_Worker] = []
        self._busy: set[_Worker] = set()
        self._free = asyncio.Semaphore(limits.workers)
        self._threads = ThreadPoolExecutor(limits.workers, thread_name_prefix="query")

    async def start(self) -> None:
        """Starts the first worker, so that a store that cannot be opened is told at once.

        Raises:
            QueryError: a worker cannot be started.
        """
        self._idle.append(await asyncio.get_running_loop().run_in_executor(self._threads, self._hired))

    async def close(self) -> None:
        """Ends all workers, the busy ones too."""
        for worker in tuple(self._busy):
            worker.stop()
        self._threads.shutdown(wait=True, cancel_futures=True)
        while self._idle:
            self._idle.pop().end()

    async def ask(self, task: Task) -> Answer:
        """The answer to a task; what goes wrong becomes an answer with a status of its own."""
        try:
            async with asyncio.timeout(self.limits.seconds):
                await self._free.acquire()
        except TimeoutError:
            return refusal(503, f"all {self.limits.workers} workers are busy; ask again later")
        # shielded: a client that goes away must not take the worker's bookkeeping with it
        return await asyncio.shield(asyncio.ensure_future(self._converse(task)))

    async def _converse(self, task: Task) -> Answer:
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(self._threads, self._asked, task)
        except WorkerLateError:
            return refusal(503, f"the query took more than {self.limits.seconds:g} s and was stopped; ask for less")
        except WorkerDiedError:
            limit = f"{self.limits.memory // 1_000_000} MB"
            return refusal(503, f"the query was stopped, most likely because it needs more than {limit}; ask for less")
        finally:
            self._free.release()

    def _asked(self, task: Task) -> Answer:
        """Talks to a worker; runs in a thread of its own, of which there are no more than workers."""
        try:
            worker = self._idle.pop()
        except IndexError:
            worker = self._hired()
        self._busy.add(worker)
        try:
            reply = worker.ask(task, self.limits.seconds)
        except BaseException:
            worker.end()
            raise
        else:
            self._idle.append(worker)
        finally:
            self._busy.discard(worker)
        return reply

    def _hired(self) -> _Worker:
        return _Worker(self.path, self.limits)
