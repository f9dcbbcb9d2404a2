/** Where nodes are put. Clusters is the default: it keeps thousands of nodes apart and is the same each time. */

import type { Core, LayoutOptions } from "cytoscape";
import { hierarchy, pack, type HierarchyNode } from "d3-hierarchy";

export type LayoutName = "clusters" | "force" | "rings";

interface Branch {
  id: string;
  own: boolean;
  children: Branch[];
}

/** Beyond this many elements nothing is animated. */
const ANIMATED = 300;
const SPACE = 46;
const GROUP_SPACE = 58;
const ROOT_SPACE = 92;
/** Beyond this many nodes they move closer. */
const CROWDED = 250;
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
export function arrange(cy: Core, name: LayoutName, parents: Map<string, string>, frame: string[] | null, mayAnimate: boolean): void {
  const visible = cy.elements(":visible");
  const ids = visible.nodes().map((node) => node.id());
  const animate = mayAnimate && visible.length <= ANIMATED && !matchMedia("(prefers-reduced-motion: reduce)").matches;
  const places = clusters(branched(ids, parents), parents);
  const positions = (node: unknown): Point => places.get(idOf(node))!;
  if (name === "clusters") {
    const shown = (frame ?? ids).flatMap((id) => places.get(id) ?? []);
    const options = { name: "preset", animate, animationDuration: 250, fit: false, positions, ...viewport(cy, shown) };
    visible.layout(options as LayoutOptions).run();
    return;
  }
  // forces pull from the same start each time
  visible.nodes().positions(positions);
  visible.layout({ animate: false, fit: false, ...options(name, parents) } as LayoutOptions).run();
  const shown = (frame ?? ids).flatMap((id) => cy.getElementById(id).nodes().map((node) => node.position()));
  cy.viewport(viewport(cy, shown));
}

function options(name: LayoutName, parents: Map<string, string>): object {
  if (name === "force") {
    // the library's quality "draft" fails where places are not random
    return { name: "fcose", quality: "default", randomize: false, nodeSeparation: 90, idealEdgeLength: 70, nodeRepulsion: 9000 };
  }
  const depth = (id: string): number => (parents.get(id) ? 1 + depth(parents.get(id)!) : 0);
  return { name: "concentric", concentric: (node: unknown) => -depth(idOf(node)), levelWidth: () => 1, minNodeSpacing: 26 };
}

/** Zoom and pan that show some points; a few are not blown up. */
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

/** What was opened from what, as a tree under one root without a name. */
function branched(ids: string[], parents: Map<string, string>): HierarchyNode<Branch> {
  const branches = new Map<string, Branch>(ids.map((id) => [id, { id, own: false, children: [] }]));
  const roots: Branch[] = [];
  for (const [id, branch] of branches) (nearestVisible(id, parents, branches)?.children ?? roots).push(branch);
  return hierarchy<Branch>({ id: "", own: false, children: roots });
}

function nearestVisible(id: string, parents: Map<string, string>, branches: Map<string, Branch>): Branch | undefined {
  for (let above = parents.get(id); above; above = parents.get(above)) {
    const found = branches.get(above);
    if (found) return found;
  }
  return undefined;
}

/** Circles within circles: a node in the midst of what was opened from it. */
function clusters(root: HierarchyNode<Branch>, parents: Map<string, string>): Map<string, Point> {
  for (const { data } of root.descendants()) {
    // the node itself comes first, so packing puts it in the middle
    if (data.id && data.children.length) data.children.unshift({ id: data.id, own: true, children: [] });
  }
  const leaf = root.descendants().length > CROWDED ? SPACE * 0.75 : SPACE;
  const radius = (id: string): number => (!parents.get(id) ? ROOT_SPACE : id.startsWith("g") ? GROUP_SPACE : leaf);
  const whole = hierarchy(root.data).count();
  // the largest first packs best, but moves what is known already; few nodes stay in the order of the legend
  if (leaf < SPACE) whole.sort((a, b) => Number(b.data.own) - Number(a.data.own) || b.value! - a.value!);
  const packed = pack<Branch>().radius(({ data }) => radius(data.id)).padding(6)(whole);
  const places = new Map<string, Point>();
  for (const node of packed.descendants()) {
    if (node.data.id && (node.data.own || !node.children)) places.set(node.data.id, { x: node.x * 1.15, y: node.y });
  }
  return places;
}
