/** Style of the drawn graph, and the colours of kinds as CSS classes. */

import type { StylesheetJson } from "cytoscape";
import type { Payload } from "./payload";
import { OUTLINES } from "./shapes";

export const FONT = '"Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", "Source Han Sans SC", sans-serif';

type Looks = Payload["looks"];

export function graphStyle(looks: Looks): StylesheetJson {
  const kinds = Object.entries(looks).map(([kind, [, colour, shape]]) => ({
    selector: `node[kind = "${kind}"]`,
    style: { "background-color": colour, shape: "polygon", "shape-polygon-points": OUTLINES[shape].join(" ") },
  }));
  return [
    {
      selector: "node",
      style: {
        label: "data(drawn)",
        width: 28,
        height: 28,
        "font-family": FONT,
        "font-size": 11,
        "min-zoomed-font-size": 7,
        color: "#1d2733",
        "text-valign": "bottom",
        "text-margin-y": 3,
        "text-wrap": "wrap",
        "text-max-width": "1000px",
        "text-background-color": "#fff",
        "text-background-opacity": 0.75,
        "text-background-padding": "1px",
        "border-width": 1,
        "border-color": "#333",
        "background-color": "#bbb",
      },
    },
    ...kinds,
    { selector: "node[status = 'Planned']", style: { "background-opacity": 0.35 } },
    { selector: "node[role = 'Input']", style: { "border-style": "dotted", "border-width": 2.5 } },
    { selector: "node[role = 'Outcome']", style: { "border-style": "double", "border-width": 4 } },
    { selector: "node[type = 'group']", style: { width: 46, height: 46, "font-size": 15, "font-weight": "bold", "border-width": 2, "background-opacity": 0.85 } },
    { selector: "node[type = 'home']", style: { width: 64, height: 64, "font-size": 17, "font-weight": "bold", "border-width": 3, "min-zoomed-font-size": 0 } },
    { selector: "node[type = 'more']", style: { shape: "ellipse", "background-color": "#fff", "border-style": "dashed", color: "#555" } },
    {
      selector: "edge",
      style: {
        width: 1.2,
        "line-color": "#8895a3",
        "target-arrow-color": "#8895a3",
        "target-arrow-shape": "triangle",
        "arrow-scale": 0.8,
        "curve-style": "straight",
        "font-family": FONT,
        "font-size": 8,
        "min-zoomed-font-size": 8,
        color: "#44505c",
        "text-rotation": "autorotate",
        "text-background-color": "#fff",
        "text-background-opacity": 0.85,
      },
    },
    { selector: "edge[label]", style: { label: "data(label)" } },
    { selector: "edge[type = 'branch']", style: { width: 1, "line-color": "#c9d1d9", "line-style": "dashed", "target-arrow-shape": "none" } },
    { selector: ".faded", style: { opacity: 0.22 } },
    { selector: "node.near", style: { "border-width": 3 } },
    { selector: "edge.near", style: { "line-color": "#3b4a5a", "target-arrow-color": "#3b4a5a", width: 2 } },
    { selector: "node.chosen", style: { "overlay-color": "#6F00D6", "overlay-opacity": 0.28, "overlay-shape": "ellipse", "overlay-padding": 7, "border-width": 4, "z-index": 10, "min-zoomed-font-size": 0, "font-weight": "bold" } },
    { selector: "node.way", style: { "border-color": "#6F00D6", "border-width": 5, "min-zoomed-font-size": 0 } },
    { selector: "edge.way", style: { "line-color": "#6F00D6", "target-arrow-color": "#6F00D6", width: 4 } },
    { selector: ".off", style: { display: "none" } },
  ] as unknown as StylesheetJson;
}

/** Classes k-Kind: a tint for a fact's words, an underline for a name. */
export function kindClasses(looks: Looks): string {
  return Object.entries(looks)
    .map(([kind, [, colour]]) => `.k-${kind}{--kind:${colour}}`)
    .join("");
}
