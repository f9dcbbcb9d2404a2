/** The graph in memory. Vertices are the nodes, followed by the reports. */

import type { Payload } from "./payload";

/** Something read from a text: a vertex, an edge between entities, or a statement. */
export interface Fact {
  type: "vertex" | "edge" | "statement";
  at: number;
}

export interface Stretch {
  report: number;
  begin: number;
  end: number;
}

export const ROLE_EDGES = ["hasInput", "hasOutput", "hasOutcome", "hasResult"];
export const PLACES = "places";

export class Model {
  readonly nodeCount: number;
  readonly vertexCount: number;
  /** Edges that reports say; those from each report to its unit follow them. */
  readonly readEdgeCount: number;
  readonly edgeCount: number;
  /** Term positions by local name. */
  readonly term = new Map<string, number>();
  /** Home of each vertex: the vertex of the reporting unit (or of the report, where the unit is unknown). */
  readonly home: Int32Array;
  /** Vertices that are homes, in report order. */
  readonly homes: number[] = [];
  /** Activity that a result belongs to, -1 for none. */
  readonly activityOf: Int32Array;
  private readonly subject: Int32Array;
  private readonly predicate: Int32Array;
  private readonly object: Int32Array;
  private readonly first: Int32Array;
  private readonly incident: Int32Array;

  constructor(readonly data: Payload) {
    data.terms.forEach(([name], at) => this.term.set(name, at));
    this.nodeCount = data.nodes.iri.length;
    this.vertexCount = this.nodeCount + data.reports.length;
    const units = data.reports.flatMap((report, at) => (report.unit < 0 ? [] : [[this.nodeCount + at, report.unit]]));
    this.subject = Int32Array.from([...data.edges.s, ...units.map(([report]) => report)]);
    this.object = Int32Array.from([...data.edges.o, ...units.map(([, unit]) => unit)]);
    this.predicate = Int32Array.from([...data.edges.p, ...units.map(() => this.term.get("reportingUnit")!)]);
    this.readEdgeCount = data.edges.s.length;
    this.edgeCount = this.subject.length;
    [this.first, this.incident] = this.index();
    this.activityOf = this.owners();
    this.home = this.homesOfAll();
  }

  private index(): [Int32Array, Int32Array] {
    const first = new Int32Array(this.vertexCount + 1);
    for (let edge = 0; edge < this.edgeCount; edge++) {
      first[this.subject[edge] + 1]++;
      first[this.object[edge] + 1]++;
    }
    for (let vertex = 0; vertex < this.vertexCount; vertex++) first[vertex + 1] += first[vertex];
    const next = first.slice();
    const incident = new Int32Array(2 * this.edgeCount);
    for (let edge = 0; edge < this.edgeCount; edge++) {
      incident[next[this.subject[edge]]++] = edge;
      incident[next[this.object[edge]]++] = edge;
    }
    return [first, incident];
  }

  private owners(): Int32Array {
    const owners = new Int32Array(this.vertexCount).fill(-1);
    const roles = new Set(ROLE_EDGES.map((name) => this.term.get(name)));
    for (let edge = 0; edge < this.edgeCount; edge++) {
      if (roles.has(this.predicate[edge])) owners[this.object[edge]] = this.subject[edge];
    }
    return owners;
  }

  private homesOfAll(): Int32Array {
    const home = new Int32Array(this.vertexCount);
    const ofReport = this.data.reports.map((report, at) => (report.unit < 0 ? this.nodeCount + at : report.unit));
    const { report, evidence } = this.data.nodes;
    for (let node = 0; node < this.nodeCount; node++) home[node] = ofReport[report[node] < 0 ? evidence[node][0] : report[node]];
    ofReport.forEach((vertex, at) => (home[this.nodeCount + at] = vertex));
    for (const vertex of new Set(ofReport)) {
      home[vertex] = vertex;
      this.homes.push(vertex);
    }
    return home;
  }

  isReport(vertex: number): boolean {
    return vertex >= this.nodeCount;
  }

  kind(vertex: number): string {
    return this.isReport(vertex) ? "Report" : this.data.terms[this.data.nodes.kind[vertex]][0];
  }

  /** Input, Output, Outcome, or "" for no role. */
  role(vertex: number): string {
    const role = this.isReport(vertex) ? -1 : this.data.nodes.role[vertex];
    return role < 0 ? "" : this.data.terms[role][0];
  }

  family(vertex: number): string {
    return this.data.looks[this.kind(vertex)][0];
  }

  isEntity(vertex: number): boolean {
    return !this.isReport(vertex) && this.data.nodes.report[vertex] < 0;
  }

  label(vertex: number): string {
    return this.isReport(vertex) ? this.data.reports[vertex - this.nodeCount].title : this.data.nodes.label[vertex];
  }

  /** Label that stands alone: a measurement is named by its indicator too. */
  caption(vertex: number): string {
    const indicator = this.value(vertex, "indicatorText");
    return indicator ? `${indicator} ${this.label(vertex)}` : this.label(vertex);
  }

  iri(vertex: number): string {
    const { base, reports, nodes } = this.data;
    if (this.isReport(vertex)) return base + reports[vertex - this.nodeCount].iri;
    const report = nodes.report[vertex];
    return base + (report < 0 ? "" : `${reports[report].iri}/`) + nodes.iri[vertex];
  }

  /** Properties as pairs of a term's local name and a text or the position of a term. */
  properties(vertex: number): [string, string | number][] {
    const flat = this.isReport(vertex) ? this.data.reports[vertex - this.nodeCount].props : this.data.nodes.props[vertex];
    const pairs: [string, string | number][] = [];
    for (let at = 0; at < flat.length; at += 2) pairs.push([this.data.terms[flat[at] as number][0], flat[at + 1]]);
    return pairs;
  }

  /** First value of a property; a concept is its local name; "" for none. */
  value(vertex: number, name: string): string {
    if (this.isReport(vertex)) return "";
    const term = this.term.get(name);
    const flat = this.data.nodes.props[vertex];
    for (let at = 0; at < flat.length; at += 2) {
      if (flat[at] === term) {
        const value = flat[at + 1];
        return typeof value === "number" ? this.data.terms[value][0] : value;
      }
    }
    return "";
  }

  aliases(vertex: number): string[] {
    return this.isEntity(vertex) ? this.properties(vertex).flatMap(([name, value]) => (name === "altLabel" ? [String(value)] : [])) : [];
  }

  degree(vertex: number): number {
    return this.first[vertex + 1] - this.first[vertex];
  }

  /** Edges of a vertex with the vertex at the other end. */
  *around(vertex: number): Generator<{ edge: number; predicate: string; other: number; out: boolean }> {
    for (let at = this.first[vertex]; at < this.first[vertex + 1]; at++) {
      const edge = this.incident[at];
      const out = this.subject[edge] === vertex;
      yield { edge, predicate: this.predicateOf(edge), other: out ? this.object[edge] : this.subject[edge], out };
    }
  }

  predicateOf(edge: number): string {
    return this.data.terms[this.predicate[edge]][0];
  }

  ends(edge: number): [number, number] {
    return [this.subject[edge], this.object[edge]];
  }

  evidence(fact: Fact): Stretch[] {
    const flat = this.flatEvidence(fact);
    const found: Stretch[] = [];
    for (let at = 0; at < flat.length; at += 3) found.push({ report: flat[at], begin: flat[at + 1], end: flat[at + 2] });
    return found;
  }

  private flatEvidence({ type, at }: Fact): number[] {
    if (type === "statement") return this.data.statements.evidence[at];
    if (type === "edge") return at < this.data.edges.evidence.length ? this.data.edges.evidence[at] : [];
    return this.isReport(at) ? [at - this.nodeCount, 0, 0] : this.data.nodes.evidence[at];
  }

  /** All facts with evidence in a report, each stretch of its own. */
  factsOf(report: number): { fact: Fact; begin: number; end: number }[] {
    const found: { fact: Fact; begin: number; end: number }[] = [];
    const gather = (type: Fact["type"], columns: number[][]): void =>
      columns.forEach((flat, at) => {
        for (let i = 0; i < flat.length; i += 3) {
          if (flat[i] === report) found.push({ fact: { type, at }, begin: flat[i + 1], end: flat[i + 2] });
        }
      });
    gather("vertex", this.data.nodes.evidence);
    gather("edge", this.data.edges.evidence);
    gather("statement", this.data.statements.evidence);
    return found;
  }

  /** The vertex that a fact speaks of first. */
  vertexOf({ type, at }: Fact): number {
    return type === "vertex" ? at : type === "edge" ? this.subject[at] : this.data.statements.s[at];
  }

  /** The divisions of the official list from the province down to a linked place, each with its vertex or -1; [] for any other. */
  chain(vertex: number): { code: string; name: string; vertex: number }[] {
    const found: { code: string; name: string; vertex: number }[] = [];
    const known = new Map(this.data.divisions.map((division) => [division[0], division]));
    const start = `${this.data.base}division/`;
    const iri = this.iri(vertex);
    let next = iri.startsWith(start) ? known.get(iri.slice(start.length)) : undefined;
    for (; next; next = known.get(next[2])) found.unshift({ code: next[0], name: next[1], vertex: this.vertexOfIri(start + next[0]) });
    return found;
  }

  vertexOfIri(iri: string): number {
    for (let vertex = 0; vertex < this.vertexCount; vertex++) if (this.iri(vertex) === iri) return vertex;
    return -1;
  }

  /**
   * A shortest path by breadth-first search, edges taken in either direction.
   *
   * @returns its vertices from one end to the other, [] where there is none.
   */
  path(from: number, to: number): number[] {
    const before = new Int32Array(this.vertexCount).fill(-1);
    before[from] = from;
    let level = [from];
    while (level.length && before[to] < 0) {
      const next: number[] = [];
      for (const vertex of level) {
        for (let at = this.first[vertex]; at < this.first[vertex + 1]; at++) {
          const edge = this.incident[at];
          const other = this.subject[edge] === vertex ? this.object[edge] : this.subject[edge];
          if (before[other] < 0) {
            before[other] = vertex;
            next.push(other);
          }
        }
      }
      level = next;
    }
    if (before[to] < 0) return [];
    const way = [to];
    while (way[0] !== from) way.unshift(before[way[0]]);
    return way;
  }
}
