/** Where nodes are put. Clusters is the default: it keeps thousands of nodes apart and is the same each time. */

import type { Core, LayoutOptions } from "cytoscape";
import { hierarchy, pack } from "d3-hierarchy";

export type LayoutName = "clusters" | "force" | "tree" | "rings";

interface Branch {
  id: string;
  own: boolean;
  children: Branch[];
}

/** Beyond this many elements nothing is animated. */
const ANIMATED = 300;
const SPACE = 46;
const ROOT_SPACE = 88;
const MARGIN = 150;

interface Point {
  x: number;
  y: number;
}

/**
 * Lays out what is visible.
 *
 * @param parents id of each visible node's parent in the tree of what was opened, "" for a root.
 * @param frame ids of the nodes that the view is to show afterwards, null for all.
 */
export function arrange(cy: Core, name: LayoutName, parents: Map<string, string>, frame: string[] | null): void {
  const visible = cy.elements(":visible");
  const ids = visible.nodes().map((node) => node.id());
  const animate = visible.length <= ANIMATED && !matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (name === "clusters") {
    const places = clusters(ids, parents);
    const shown = (frame ?? ids).flatMap((id) => places.get(id) ?? []);
    const positions = (node: unknown): Point => places.get(idOf(node))!;
    const options = { name: "preset", animate, animationDuration: 250, fit: false, positions, ...viewport(cy, shown) };
    visible.layout(options as LayoutOptions).run();
    return;
  }
  visible.layout({ animate: false, fit: false, ...options(cy, name, parents) } as LayoutOptions).run();
  const shown = (frame ?? ids).flatMap((id) => cy.getElementById(id).nodes().map((node) => node.position()));
  cy.viewport(viewport(cy, shown));
}

function options(cy: Core, name: LayoutName, parents: Map<string, string>): object {
  const nodes = cy.nodes(":visible");
  if (name === "force") {
    const quality = nodes.length > 800 ? "draft" : "default";
    return { name: "fcose", quality, randomize: false, nodeSeparation: 90, idealEdgeLength: 70, nodeRepulsion: 9000 };
  }
  if (name === "tree") {
    return { name: "breadthfirst", roots: nodes.filter((node) => !parents.get(node.id())), spacingFactor: 0.9 };
  }
  const depth = (id: string): number => (parents.get(id) ? 1 + depth(parents.get(id)!) : 0);
  return { name: "concentric", concentric: (node: unknown) => -depth(idOf(node)), levelWidth: () => 1, minNodeSpacing: 26 };
}

/** Zoom and pan that show some points; a few points are not blown up, many not shrunk beyond seeing. */
function viewport(cy: Core, points: Point[]): { zoom: number; pan: Point } {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const span = (values: number[]): [number, number] =>
    values.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity]);
  const [[left, right], [top, bottom]] = [span(xs), span(ys)];
  const zoom = Math.min(1.25, cy.width() / (right - left + MARGIN), cy.height() / (bottom - top + MARGIN));
  const pan = { x: cy.width() / 2 - (zoom * (left + right)) / 2, y: cy.height() / 2 - (zoom * (top + bottom)) / 2 };
  return { zoom, pan };
}

function idOf(node: unknown): string {
  return typeof node === "string" ? node : (node as { id(): string }).id();
}

/** Circles within circles: a node in the midst of what was opened from it. */
export function clusters(ids: string[], parents: Map<string, string>): Map<string, Point> {
  const branches = new Map<string, Branch>(ids.map((id) => [id, { id, own: false, children: [] }]));
  const roots: Branch[] = [];
  for (const [id, branch] of branches) {
    const parent = nearestVisible(id, parents, branches);
    if (parent) parent.children.push(branch);
    else roots.push(branch);
  }
  for (const branch of branches.values()) {
    // the node itself comes first, so packing puts it in the middle
    if (branch.children.length) branch.children.unshift({ id: branch.id, own: true, children: [] });
  }
  const packed = pack<Branch>().radius(({ data }) => (parents.get(data.id) ? SPACE : ROOT_SPACE)).padding(6)(
    hierarchy<Branch>({ id: "", own: false, children: roots }).count(),
  );
  const places = new Map<string, Point>();
  for (const node of packed.descendants()) {
    if (node.data.id && (node.data.own || !node.children)) places.set(node.data.id, { x: node.x * 1.15, y: node.y });
  }
  return places;
}

function nearestVisible(id: string, parents: Map<string, string>, branches: Map<string, Branch>): Branch | undefined {
  for (let above = parents.get(id); above; above = parents.get(above)) {
    const found = branches.get(above);
    if (found) return found;
  }
  return undefined;
}
