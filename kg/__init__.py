"""jiedao-kg: knowledge graphs from the work reports of Chinese local governments.

    >>> import kg
    >>> result = kg.build("exports/demo/reports", "build/python")  # doctest: +SKIP
    >>> [node.label for report in result.graph.reports for node in report.nodes if node.kinds == ("Community",)]  # doctest: +SKIP

The names below are loaded when they are first used, so that `import kg` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.config import Settings
    from kg.errors import ConfigError, InputError, KGError, QueryError, SinkError, ValidationError
    from kg.model import Document, Edge, Evidence, Graph, Node, ReportGraph
    from kg.pipeline import BuildResult, Failure, build, build_report, gather

__all__ = [
    "BuildResult",
    "ConfigError",
    "Document",
    "Edge",
    "Evidence",
    "Failure",
    "Graph",
    "InputError",
    "KGError",
    "Node",
    "QueryError",
    "ReportGraph",
    "Settings",
    "SinkError",
    "ValidationError",
    "build",
    "build_report",
    "gather",
]

_HOME = {
    "kg.config": ("Settings",),
    "kg.errors": ("ConfigError", "InputError", "KGError", "QueryError", "SinkError", "ValidationError"),
    "kg.model": ("Document", "Edge", "Evidence", "Graph", "Node", "ReportGraph"),
    "kg.pipeline": ("BuildResult", "Failure", "build", "build_report", "gather"),
}
_MODULE_OF = {name: module for module, names in _HOME.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _MODULE_OF:
        raise AttributeError(f"module 'kg' has no attribute {name!r}; it has {', '.join(__all__)}")
    return getattr(import_module(_MODULE_OF[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
