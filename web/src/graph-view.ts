/** The drawn graph: what is open, what is chosen, what is filtered out. */

import cytoscape, { type Core, type ElementDefinition, type NodeSingular } from "cytoscape";
import fcose from "cytoscape-fcose";
import { Elements } from "./elements";
import type { Words } from "./i18n";
import { arrange, type LayoutName } from "./layouts";
import { graphStyle } from "./look";
import type { Model } from "./model";
import type { Group, Outline } from "./outline";

cytoscape.use(fcose);

/** How many members or neighbours one step opens. */
const PAGE = 60;
/** How many vertices and groups "show all" opens at most. */
const MOST = 3000;
/** Homes that are opened at the start, as long as their groups stay few. */
const OPEN_GROUPS = 90;

export class GraphView {
  readonly cy: Core;
  private readonly parents = new Map<string, string>();
  private readonly children = new Map<string, Set<string>>();
  private readonly hidden = new Set<string>();
  private readonly elements: Elements;
  private layout: LayoutName = "clusters";
  private capped = false;
  chosen = -1;

  constructor(
    private readonly model: Model,
    private readonly outline: Outline,
    private readonly words: Words,
    container: HTMLElement,
    private readonly on: { choose(vertex: number): void; clear(): void; change(): void },
  ) {
    this.elements = new Elements(model, words);
    this.cy = cytoscape({
      container,
      style: graphStyle(model.data.looks),
      minZoom: 0.03,
      maxZoom: 4,
      boxSelectionEnabled: false,
      autounselectify: true,
      hideEdgesOnViewport: true,
      textureOnViewport: true,
    });
    this.cy.on("tap", (event) => event.target === this.cy && this.on.clear());
    this.cy.on("tap", "node", (event) => this.activate((event.target as NodeSingular).id()));
  }

  // --- opening and closing --------------------------------------------------------------------------------------------

  /** The start: every reporting unit, the first ones with their groups. */
  overview(): void {
    let groups = 0;
    const open: string[] = [];
    this.cy.batch(() => {
      this.reset();
      for (const home of this.model.homes) {
        if (groups && groups + this.outline.of(home).length > OPEN_GROUPS) break;
        groups += this.outline.of(home).length;
        this.openHome(home);
        open.push(...this.family(`v${home}`));
      }
    });
    this.changed(open, false);
  }

  private openHome(home: number): void {
    this.ensure(home);
    for (const group of this.outline.of(home)) this.put(this.elements.group(group), `v${home}`);
  }

  /**
   * A click: a vertex is chosen and shows its neighbours, and hides what it opened when it is clicked again; a group opens or
   * closes; "more" opens the next page.
   */
  private activate(id: string): void {
    this.focusId = id;
    if (!id.startsWith("v")) this.toggle(id);
    else if (this.chosen === Number(id.slice(1))) this.toggle(id);
    else {
      this.on.choose(Number(id.slice(1)));
      if (!this.isOpen(id)) this.expand(id);
    }
  }

  toggle(id: string): void {
    if (id.startsWith("m")) this.expand(id.slice(1));
    else if (this.isOpen(id)) this.collapse(id);
    else this.expand(id);
  }

  isOpen(id: string): boolean {
    return (this.children.get(id)?.size ?? 0) > 0;
  }

  expand(id: string): void {
    const before = this.parents.size;
    this.cy.batch(() => {
      this.remove(`m${id}`);
      if (id.startsWith("g")) this.openGroup(this.outline.groups.get(id)!);
      else this.openVertex(Number(id.slice(1)));
    });
    if (this.parents.size !== before) this.changed(this.family(id));
  }

  /** A node with what was opened from it. */
  private family(id: string): string[] {
    return [id, ...(this.children.get(id) ?? [])];
  }

  private openGroup(group: Group): void {
    if (group.parts.length) for (const part of group.parts) this.put(this.elements.group(part), group.id);
    else this.openPage(group.id, group.members);
  }

  private openVertex(vertex: number): void {
    const id = `v${vertex}`;
    if (this.model.homes.includes(vertex) && !this.isOpen(id)) {
      this.openHome(vertex);
      return;
    }
    const others = [...new Set([...this.model.around(vertex)].map(({ other }) => other))];
    this.openPage(id, others.sort((a, b) => this.model.degree(b) - this.model.degree(a) || a - b));
  }

  private openPage(id: string, members: number[]): void {
    const closed = members.filter((vertex) => !this.cy.getElementById(`v${vertex}`).length);
    for (const vertex of closed.slice(0, PAGE)) this.put(this.elements.vertex(vertex), id);
    const left = closed.length - PAGE;
    if (left > 0) this.put(this.elements.more(id, left), id);
  }

  collapse(id: string): void {
    this.cy.batch(() => [...(this.children.get(id) ?? [])].forEach((child) => this.remove(child)));
    this.changed(this.family(this.parents.get(id) || id));
  }

  hide(vertex: number): void {
    this.cy.batch(() => this.remove(`v${vertex}`));
    this.on.clear();
    this.changed();
  }

  /** Opens everything, up to a bound: what is not filtered out and what belongs to one home first. */
  openAll(first: number): void {
    this.on.clear();
    this.cy.batch(() => {
      this.reset();
      for (const filtered of [false, true]) {
        for (const home of new Set([first, ...this.model.homes])) {
          if (this.parents.size < MOST) this.openHome(home);
          for (let vertex = 0; vertex < this.model.vertexCount && !this.capped; vertex++) {
            if (this.model.home[vertex] !== home || this.hidden.has(this.model.kind(vertex)) !== filtered) continue;
            if (this.parents.size < MOST) this.ensure(vertex);
            else this.capped = !this.parents.has(`v${vertex}`);
          }
        }
      }
    });
    this.changed();
  }

  /** Nothing but the reporting units. */
  private reset(): void {
    this.cy.elements().remove();
    this.parents.clear();
    this.children.clear();
    this.capped = false;
    for (const home of this.model.homes) this.put(this.elements.vertex(home), "");
  }

  /** How many nodes, edges between them, reports and groups are on screen, and whether the bound kept "show all" from the rest. */
  shown(): { nodes: number; edges: number; reports: number; groups: number; capped: boolean } {
    const seen = new Set(this.cy.nodes(":visible").map((node) => node.id()));
    const vertices = [...seen].flatMap((id) => (id.startsWith("v") ? [Number(id.slice(1))] : []));
    const reports = vertices.filter((vertex) => this.model.isReport(vertex)).length;
    let edges = 0;
    for (let edge = 0; edge < this.model.readEdgeCount; edge++) edges += Number(this.model.ends(edge).every((end) => seen.has(`v${end}`)));
    return { nodes: vertices.length - reports, edges, reports, groups: seen.size - vertices.length, capped: this.capped };
  }

  /** Makes a vertex visible where the overview has its place, or with its activity. */
  private ensure(vertex: number): void {
    if (this.cy.getElementById(`v${vertex}`).length) return;
    const owner = this.model.activityOf[vertex];
    let parent = "";
    if (owner >= 0) {
      this.ensure(owner);
      parent = `v${owner}`;
    } else if (this.model.home[vertex] !== vertex) {
      this.ensure(this.model.home[vertex]);
      parent = `v${this.model.home[vertex]}`;
      for (const group of this.outline.chain(vertex)) {
        this.put(this.elements.group(group), parent);
        parent = group.id;
      }
    }
    this.put(this.elements.vertex(vertex), parent);
  }

  private put(element: ElementDefinition, parent: string): void {
    const id = element.data.id!;
    if (this.cy.getElementById(id).length) return;
    const from = parent ? this.cy.getElementById(parent) : null;
    const near = from?.length ? from.position() : { x: 0, y: 0 };
    const spread = this.parents.size;
    // a start near the parent, each a little elsewhere
    this.cy.add({ ...element, group: "nodes", position: { x: near.x + (spread % 7) - 3, y: near.y + (spread % 11) - 5 } });
    this.parents.set(id, parent);
    if (parent) {
      this.children.set(parent, (this.children.get(parent) ?? new Set()).add(id));
      if (!parent.startsWith("v") || !id.startsWith("v")) {
        this.cy.add({ group: "edges", data: { id: `b${id}`, source: parent, target: id, type: "branch" } });
      }
    }
    if (id.startsWith("v")) this.connect(Number(id.slice(1)));
  }

  /** Draws the edges to what is visible already; several between the same two become one line with all names. */
  private connect(vertex: number): void {
    for (const { edge, predicate, other } of this.model.around(vertex)) {
      if (!this.cy.getElementById(`v${other}`).length || other === vertex) continue;
      const [subject, object] = this.model.ends(edge);
      const id = `e${subject}-${object}`;
      const known = this.cy.getElementById(id);
      const name = this.words.term(predicate);
      if (known.length) known.data("label", [...new Set([...String(known.data("label")).split(" · "), name])].join(" · "));
      else this.cy.add({ group: "edges", data: { id, source: `v${subject}`, target: `v${object}`, type: "edge", label: name } });
    }
  }

  private remove(id: string): void {
    const node = this.cy.getElementById(id);
    if (!node.length) return;
    [...(this.children.get(id) ?? [])].forEach((child) => this.remove(child));
    this.children.delete(id);
    this.children.get(this.parents.get(id) ?? "")?.delete(id);
    this.parents.delete(id);
    node.remove();
  }

  // --- choosing -------------------------------------------------------------------------------------------------------

  /** Shows a vertex, opened from its place in the overview where it was not visible, and marks it and its neighbours. */
  choose(vertex: number, center: boolean): void {
    const isNew = !this.cy.getElementById(`v${vertex}`).length;
    if (isNew) {
      this.cy.batch(() => {
        this.ensure(vertex);
        this.openVertex(vertex);
      });
    }
    this.chosen = vertex;
    if (isNew) this.changed(this.family(`v${vertex}`));
    else this.mark();
    if (center && !isNew) this.center(`v${vertex}`);
  }

  clear(): void {
    this.chosen = -1;
    this.mark();
  }

  /** Points out those of some vertices that are visible, as for a sentence. */
  point(vertices: number[]): void {
    this.chosen = -1;
    this.cy.batch(() => {
      this.cy.elements().removeClass("chosen near faded way");
      const found = this.cy.nodes().filter((node) => vertices.includes(Number(node.id().slice(1))) && node.id().startsWith("v"));
      if (!found.length) return;
      this.cy.elements().not(found.union(found.edgesWith(found))).addClass("faded");
      found.addClass("near");
    });
  }

  private mark(): void {
    this.cy.batch(() => {
      this.cy.elements().removeClass("chosen near faded way");
      const node = this.cy.getElementById(`v${this.chosen}`);
      if (!node.length) return;
      const near = node.closedNeighborhood();
      this.cy.elements().not(near).addClass("faded");
      near.addClass("near");
      node.addClass("chosen");
    });
  }

  /** Draws a path and marks it. */
  showWay(way: number[]): void {
    this.cy.batch(() => {
      way.forEach((vertex, at) => (at ? this.put(this.elements.vertex(vertex), `v${way[at - 1]}`) : this.ensure(vertex)));
    });
    this.chosen = -1;
    this.changed(way.length ? way.map((vertex) => `v${vertex}`) : null);
    this.cy.batch(() => {
      for (let at = 0; at < way.length; at++) {
        const node = this.cy.getElementById(`v${way[at]}`).addClass("way");
        if (at) node.edgesWith(this.cy.getElementById(`v${way[at - 1]}`)).addClass("way");
      }
      if (way.length) this.cy.elements().not(".way").addClass("faded");
    });
  }

  /** Moves the selection to the nearest visible node in a direction. */
  step(dx: number, dy: number): void {
    const nodes = this.cy.nodes(":visible");
    const from = this.cy.getElementById(this.focusId);
    if (!from.length || !from.visible()) {
      if (nodes.length) this.focus(nodes[0].id());
      return;
    }
    const here = from.position();
    let best: NodeSingular | null = null;
    let least = Infinity;
    nodes.forEach((node) => {
      const [x, y] = [node.position().x - here.x, node.position().y - here.y];
      const along = x * dx + y * dy;
      const cost = along + 2 * Math.abs(x * dy - y * dx);
      if (along > 1 && cost < least) [best, least] = [node, cost];
    });
    if (best) this.focus((best as NodeSingular).id());
  }

  focusId = "";

  private focus(id: string): void {
    this.focusId = id;
    if (id.startsWith("v")) this.on.choose(Number(id.slice(1)));
    else {
      this.on.clear();
      this.cy.getElementById(id).addClass("chosen");
    }
    this.center(id);
  }

  private center(id: string): void {
    this.cy.stop();
    if (this.cy.zoom() < 0.7) this.cy.zoom(1);
    this.cy.center(this.cy.getElementById(id));
  }

  // --- filter, layout, language ---------------------------------------------------------------------------------------

  filter(hidden: Set<string>): void {
    this.hidden.clear();
    hidden.forEach((kind) => this.hidden.add(kind));
    this.changed();
  }

  setLayout(name: LayoutName): void {
    this.layout = name;
    this.changed();
  }

  zoom(factor: number): void {
    this.cy.zoom({ level: this.cy.zoom() * factor, renderedPosition: { x: this.cy.width() / 2, y: this.cy.height() / 2 } });
  }

  fit(): void {
    this.cy.fit(this.cy.elements(":visible"), 24);
  }

  /** Names every label anew, after a change of language. */
  relabel(): void {
    this.cy.batch(() => {
      this.cy.nodes("[type = 'group']").forEach((node) => void node.data(this.elements.group(this.outline.groups.get(node.id())!).data));
      this.cy.nodes("[type = 'more']").forEach((node) => void node.data(this.elements.more(node.id().slice(1), node.data("left")).data));
      this.cy.edges("[type = 'edge']").forEach((edge) => {
        const [subject, object] = edge.id().slice(1).split("-").map(Number);
        const names = [...this.model.around(subject)].filter(({ other, out }) => out && other === object);
        edge.data("label", [...new Set(names.map(({ predicate }) => this.words.term(predicate)))].join(" · "));
      });
    });
  }

  /**
   * @param frame ids of the nodes to show, null for all.
   * @param animate whether nodes may glide to their places; at the start there is nothing to glide from.
   */
  private changed(frame: string[] | null = null, animate = true): void {
    this.cy.batch(() =>
      this.cy.nodes().forEach((node) => {
        const kind: string = node.data("kind") ?? this.cy.getElementById(this.parents.get(node.id())!).data("kind");
        // a unit stays, it holds the rest together
        node.toggleClass("off", this.hidden.has(kind) && node.data("type") !== "home");
      }),
    );
    // what `:visible` says is kept by Cytoscape until the style is next asked for
    this.cy.nodes().forEach((node) => void node.style("display"));
    this.cy.resize();
    arrange(this.cy, this.layout, this.parents, frame, animate);
    this.mark();
    this.on.change();
  }
}
