"""A progress bar on stderr, where a person is looking."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def progress(title: str) -> Iterator[Callable[[int, int, str], None] | None]:
    """Gives a function that shows how far the work is; None where stderr is no terminal.

    Args:
        title: what is being done.

    Yields:
        A function of the number done, the number of all, and the name of what was done last.
    """
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    if not console.is_terminal:
        yield None
        return
    columns = (
        TextColumn(title),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[last]}"),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(title, total=None, last="")

        def show(done: int, total: int, name: str) -> None:
            bar.update(task, completed=done, total=total, last=name)

        yield show
