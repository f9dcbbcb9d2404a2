/** The overview: each home with groups of its vertices by kind, large groups of facts by field of work. */

import type { Model } from "./model";

/** Groups of facts up to this size are not split by field of work. */
const SPLIT_ABOVE = 24;

export interface Group {
  id: string;
  home: number;
  kind: string;
  /** Local name of the field of work, "" where it is unknown, null for the whole kind. */
  area: string | null;
  members: number[];
  parts: Group[];
}

export class Outline {
  readonly groups = new Map<string, Group>();
  private readonly ofHome = new Map<number, Group[]>();
  /** Members of a home are gathered when they are asked for. */
  private readonly members = new Map<number, number[]>();

  constructor(private readonly model: Model) {
    for (const home of model.homes) this.members.set(home, []);
    for (let vertex = 0; vertex < model.vertexCount; vertex++) {
      // a result hangs on its activity, not on the unit
      if (model.home[vertex] !== vertex && model.activityOf[vertex] < 0) this.members.get(model.home[vertex])!.push(vertex);
    }
  }

  /** Number of vertices that the groups of a home hold. */
  size(home: number): number {
    return this.members.get(home)!.length;
  }

  of(home: number): Group[] {
    const known = this.ofHome.get(home);
    if (known) return known;
    const byKind = new Map<string, number[]>();
    for (const kind of Object.keys(this.model.data.looks)) byKind.set(kind, []);
    for (const vertex of this.members.get(home)!) byKind.get(this.model.kind(vertex))!.push(vertex);
    const made = [...byKind].filter(([, members]) => members.length).map(([kind, members]) => this.group(home, kind, null, members));
    this.ofHome.set(home, made);
    return made;
  }

  private group(home: number, kind: string, area: string | null, members: number[]): Group {
    const id = area === null ? `g${home}:${kind}` : `g${home}:${kind}:${area}`;
    const made: Group = { id, home, kind, area, members: this.ranked(members), parts: [] };
    this.groups.set(id, made);
    if (area === null && members.length > SPLIT_ABOVE && !this.model.isEntity(members[0])) {
      const byArea = new Map<string, number[]>();
      for (const vertex of members) {
        const found = this.model.value(vertex, "workArea");
        const known = byArea.get(found);
        if (known) known.push(vertex);
        else byArea.set(found, [vertex]);
      }
      if (byArea.size > 1) {
        const parts = [...byArea].sort((a, b) => Number(!a[0]) - Number(!b[0]) || b[1].length - a[1].length);
        made.parts = parts.map(([found, some]) => this.group(home, kind, found, some));
      }
    }
    return made;
  }

  /** What has most to tell first. */
  private ranked(members: number[]): number[] {
    return [...members].sort((a, b) => this.model.degree(b) - this.model.degree(a) || a - b);
  }

  /** Chain of groups that leads from a vertex's home to it. */
  chain(vertex: number): Group[] {
    const top = this.of(this.model.home[vertex]).find(({ members }) => members.includes(vertex));
    if (!top) return [];
    const part = top.parts.find(({ members }) => members.includes(vertex));
    return part ? [top, part] : [top];
  }
}
