/** The view as a picture: PNG from the canvas, SVG drawn from the same positions and outlines. */

import type { Core, EdgeSingular, NodeSingular } from "cytoscape";
import { FONT } from "./look";
import { outline } from "./shapes";

export function png(cy: Core): Blob {
  return cy.png({ output: "blob", bg: "#ffffff", scale: 2, full: false }) as unknown as Blob;
}

/** What the viewport shows, with the title of each node. */
export function svg(cy: Core, shapes: (kind: string) => string): Blob {
  const [width, height] = [cy.width(), cy.height()];
  const box = cy.extent();
  const inView = (node: NodeSingular): boolean => {
    const { x1, y1, x2, y2 } = node.boundingBox();
    return x2 >= box.x1 && x1 <= box.x2 && y2 >= box.y1 && y1 <= box.y2;
  };
  const visible = cy.elements(":visible");
  const parts = [
    ...visible.edges().map((edge) => edgePart(edge)),
    ...visible.nodes().filter((node) => inView(node as NodeSingular)).map((node) => nodePart(node as NodeSingular, shapes)),
  ];
  const pan = cy.pan();
  const picture = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${escaped(FONT)}">`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    `<g transform="translate(${fixed(pan.x)} ${fixed(pan.y)}) scale(${cy.zoom()})">`,
    ...parts,
    "</g>",
    "</svg>",
  ];
  return new Blob([picture.join("\n")], { type: "image/svg+xml" });
}

function nodePart(node: NodeSingular, shapes: (kind: string) => string): string {
  const { x, y } = node.position();
  const size = node.width();
  const kind: string = node.data("kind") ?? "";
  const path = outline(kind ? shapes(kind) : "circle", x, y, size, size);
  const dash = { dotted: "2 2", dashed: "4 3" }[node.style("border-style") as string];
  const label: string = node.data("label");
  const letters = parseFloat(node.style("font-size") as string);
  const tspans = (node.data("drawn") as string).split("\n").map(
    (line, at) => `<tspan x="${fixed(x)}" y="${fixed(y + size / 2 + 3 + letters * (at + 0.9))}">${escaped(line)}</tspan>`,
  );
  return [
    `<g opacity="${node.style("opacity")}"><title>${escaped(label)}</title>`,
    `<path d="${path}" fill="${hex(node.style("background-color") as string)}" fill-opacity="${node.style("background-opacity")}" `,
    `stroke="${hex(node.style("border-color") as string)}" stroke-width="${parseFloat(node.style("border-width") as string)}"${dash ? ` stroke-dasharray="${dash}"` : ""}/>`,
    `<text text-anchor="middle" font-size="${letters}" fill="#1d2733">${tspans.join("")}</text></g>`,
  ].join("");
}

function edgePart(edge: EdgeSingular): string {
  const [from, to] = [edge.sourceEndpoint(), edge.targetEndpoint()];
  const colour = hex(edge.style("line-color") as string);
  const width = parseFloat(edge.style("width") as string);
  const dash = edge.style("line-style") === "dashed" ? ' stroke-dasharray="5 4"' : "";
  const line = `<line x1="${fixed(from.x)}" y1="${fixed(from.y)}" x2="${fixed(to.x)}" y2="${fixed(to.y)}" stroke="${colour}" stroke-width="${width}"${dash}/>`;
  const head = edge.style("target-arrow-shape") === "none" ? "" : arrow(from, to, colour, 3 + 2 * width);
  return `<g opacity="${edge.style("opacity")}">${line}${head}${edgeLabel(edge, from, to)}</g>`;
}

/** The name along the line, where it is legible on the screen. */
function edgeLabel(edge: EdgeSingular, from: { x: number; y: number }, to: { x: number; y: number }): string {
  const letters = parseFloat(edge.style("font-size") as string);
  const label: string = edge.data("label") ?? "";
  if (!label || letters * edge.cy().zoom() < parseFloat(edge.style("min-zoomed-font-size") as string)) return "";
  const [x, y] = [(from.x + to.x) / 2, (from.y + to.y) / 2];
  const slope = (Math.atan((to.y - from.y) / (to.x - from.x || 1e-9)) * 180) / Math.PI;
  return (
    `<text text-anchor="middle" dominant-baseline="central" font-size="${letters}" fill="#44505c" stroke="#fff" stroke-width="2.5" ` +
    `paint-order="stroke" transform="translate(${fixed(x)} ${fixed(y)}) rotate(${fixed(slope)})">${escaped(label)}</text>`
  );
}

function arrow(from: { x: number; y: number }, to: { x: number; y: number }, colour: string, size: number): string {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [ux, uy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const at = (along: number, across: number): string =>
    `${fixed(to.x - along * ux - across * uy)} ${fixed(to.y - along * uy + across * ux)}`;
  return `<path d="M${at(0, 0)}L${at(size, size / 2)}L${at(size, -size / 2)}Z" fill="${colour}"/>`;
}

function hex(colour: string): string {
  const [r, g, b] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  return colour.startsWith("rgb") ? `#${[r, g, b].map((part) => part.toString(16).padStart(2, "0")).join("")}` : colour;
}

/** Text that may stand in XML; what XML cannot hold becomes the replacement character. */
function escaped(text: string): string {
  const legal = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd");
  return legal.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

function fixed(value: number): string {
  return value.toFixed(1);
}
