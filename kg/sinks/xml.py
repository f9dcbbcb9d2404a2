"""GraphML and GEXF, written node by node.

Sources: GraphML 1.0 with the attributes extension (graphml.graphdrawing.org); GEXF 1.2 draft (gexf.net), the version that
Gephi and networkx both read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TextIO, TypeAlias

Attributes: TypeAlias = Mapping[str, str]
"""Attribute names, each with its value as XML, in the order in which they are written."""

Types: TypeAlias = Sequence[tuple[str, str]]
"""Attribute names, each with its type: `string`, `long` or `double`."""

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_MARKUP = re.compile(r'[&<>"\t\n\r\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]')
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}


def legible(text: str) -> str:
    """The text as XML can hold it: a control character that XML 1.0 forbids becomes its picture (U+2400 to U+241F)."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", lambda found: _picture(found[0]), text)


def escaped(text: str) -> str:
    """The text as XML character data or attribute value, line ends and tabs included."""
    if not _MARKUP.search(text):
        return text
    return _MARKUP.sub(lambda found: _ENTITIES.get(found[0]) or _picture(found[0]), text)


def _picture(character: str) -> str:
    return chr(0x2400 + ord(character)) if character < " " else "\ufffd"


class GraphmlWriter:
    """Writes a directed graph as GraphML.

    Args:
        file: where to.
        node_types: attributes that nodes may have.
        edge_types: attributes that edges may have.
    """

    def __init__(self, file: TextIO, node_types: Types, edge_types: Types) -> None:
        self.file = file
        self.edges = 0
        self.node_keys = {name: f"n{index}" for index, (name, _) in enumerate(node_types)}
        self.edge_keys = {name: f"e{index}" for index, (name, _) in enumerate(edge_types)}
        file.write(_DECLARATION + '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n')
        for scope, keys, types in (("node", self.node_keys, node_types), ("edge", self.edge_keys, edge_types)):
            for name, kind in types:
                file.write(f'<key id="{keys[name]}" for="{scope}" attr.name="{escaped(name)}" attr.type="{kind}"/>\n')
        file.write('<graph edgedefault="directed">\n')

    def node(self, iri: str, attributes: Attributes) -> None:
        """Write a node."""
        self.file.write(f'<node id="{escaped(iri)}">{self._data(self.node_keys, attributes)}</node>\n')

    def edge(self, source: str, target: str, attributes: Attributes) -> None:
        """Write an edge between two nodes that are written."""
        ends = f'source="{escaped(source)}" target="{escaped(target)}"'
        self.file.write(f'<edge id="{self.edges}" {ends}>{self._data(self.edge_keys, attributes)}</edge>\n')
        self.edges += 1

    def close(self) -> None:
        """Write the end."""
        self.file.write("</graph>\n</graphml>\n")

    @staticmethod
    def _data(keys: Mapping[str, str], attributes: Attributes) -> str:
        return "".join([f'<data key="{keys[name]}">{value}</data>' for name, value in attributes.items()])


class GexfWriter:
    """Writes a directed graph as GEXF; `label` and `weight` are GEXF's own, the rest are attributes.

    Args:
        file: where to.
        node_types: attributes that nodes may have.
        edge_types: attributes that edges may have.
    """

    def __init__(self, file: TextIO, node_types: Types, edge_types: Types) -> None:
        self.file = file
        self.edges = 0
        self.node_keys = _numbered(node_types, ("label",))
        self.edge_keys = _numbered(edge_types, ("label", "weight"))
        file.write(_DECLARATION + '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n')
        file.write('<graph defaultedgetype="directed" mode="static">\n')
        for scope, keys, types in (("node", self.node_keys, node_types), ("edge", self.edge_keys, edge_types)):
            file.write(f'<attributes class="{scope}" mode="static">\n')
            for name, kind in types:
                if name in keys:
                    file.write(f'<attribute id="{keys[name]}" title="{escaped(name)}" type="{kind}"/>\n')
            file.write("</attributes>\n")
        file.write("<nodes>\n")

    def node(self, iri: str, attributes: Attributes) -> None:
        """Write a node; all nodes come before the first edge."""
        values = self._values(self.node_keys, attributes)
        self.file.write(f'<node id="{escaped(iri)}" label="{attributes["label"]}">{values}</node>\n')

    def edge(self, source: str, target: str, attributes: Attributes) -> None:
        """Write an edge between two nodes that are written."""
        if not self.edges:
            self.file.write("</nodes>\n<edges>\n")
        ends = f'source="{escaped(source)}" target="{escaped(target)}"'
        told = f'label="{attributes["label"]}" weight="{attributes["weight"]}"'
        values = self._values(self.edge_keys, attributes)
        self.file.write(f'<edge id="{self.edges}" {ends} {told}>{values}</edge>\n')
        self.edges += 1

    def close(self) -> None:
        """Write the end."""
        self.file.write(f"{'</edges>' if self.edges else '</nodes>'}\n</graph>\n</gexf>\n")

    @staticmethod
    def _values(keys: Mapping[str, str], attributes: Attributes) -> str:
        values = [
            f'<attvalue for="{keys[name]}" value="{value}"/>' for name, value in attributes.items() if name in keys
        ]
        return f"<attvalues>{''.join(values)}</attvalues>"


def _numbered(types: Types, without: Sequence[str]) -> dict[str, str]:
    return {name: str(index) for index, (name, _) in enumerate(types) if name not in without}
