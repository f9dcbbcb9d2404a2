#!/usr/bin/env python3
"""Renew the outputs shown in a page: each fenced block after `<!-- output of: COMMAND -->` becomes what COMMAND prints.

    python tools/readme.py README.md

Commands run in the checkout with the project's environment on the path, in the order in which they stand. A block shows at
most 24 lines, each cut at 150 characters; what is cut is marked with an ellipsis. Exits 1 where a command fails.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LINES, COLUMNS = 24, 150
_BLOCK = re.compile(r"(<!-- output of: (?P<command>.+?) -->\n```[a-z]*\n)(?P<output>.*?)(```\n)", re.DOTALL)


def output_of(command: str) -> str:
    """What a command prints, as a reader of the page sees it."""
    env = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    done = subprocess.run(command, shell=True, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{command}: exit {done.returncode}\n{done.stderr}")
    lines = [line if len(line) <= COLUMNS else line[: COLUMNS - 1] + "…" for line in done.stdout.splitlines()]
    if len(lines) > LINES:
        lines = [*lines[: LINES - 1], "…"]
    return "".join(f"{line}\n" for line in lines)


def main() -> None:
    """Renews the page."""
    page = Path(sys.argv[1])
    text = page.read_text(encoding="utf-8")
    renewed = _BLOCK.sub(lambda m: m[1] + output_of(m["command"]) + m[4], text)
    page.write_text(renewed, encoding="utf-8")
    print(f"{page}: {len(_BLOCK.findall(text))} outputs renewed")


if __name__ == "__main__":
    main()
