/** Vertices and groups as elements of the drawing library: what they are, and their label in full and in lines. */

import type { ElementDefinition } from "cytoscape";
import type { Words } from "./i18n";
import { lines, shortened } from "./lines";
import type { Model } from "./model";
import type { Group } from "./outline";

export class Elements {
  constructor(
    private readonly model: Model,
    private readonly words: Words,
  ) {}

  vertex(vertex: number): ElementDefinition {
    const [kind, role, status] = [this.model.kind(vertex), this.model.role(vertex), this.model.value(vertex, "status")];
    const type = this.model.home[vertex] === vertex ? "home" : "vertex";
    const label = shortened(this.model.caption(vertex), 26);
    return { data: { id: `v${vertex}`, kind, role, status, type, ...named(label, type === "home" ? 11 : 8) } };
  }

  group({ id, kind, area, members }: Group): ElementDefinition {
    const name = area === null ? this.words.term(kind) : area ? this.words.term(area) : this.words.say("otherArea");
    return { data: { id, kind, role: "", status: "", type: "group", ...named(`${name} ${members.length}`, 9) } };
  }

  /** What stands for the members or neighbours of a node that are not shown yet. */
  more(id: string, left: number): ElementDefinition {
    return { data: { id: `m${id}`, type: "more", left, ...named(this.words.say("more", left), 9) } };
  }
}

function named(label: string, width: number): { label: string; drawn: string } {
  return { label, drawn: lines(label, width).join("\n") };
}
