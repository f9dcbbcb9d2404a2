/** A path between two picked nodes. */

import { button, make } from "./dom";
import type { Words } from "./i18n";
import type { Model } from "./model";

export class Paths {
  private from = -1;
  private to = -1;
  private way: number[] | null = null;

  constructor(
    private readonly model: Model,
    private readonly words: Words,
    readonly element: HTMLElement,
    private readonly on: { way(way: number[]): void; pick(vertex: number): void },
  ) {
    this.relabel();
  }

  setFrom(vertex: number): void {
    this.from = vertex;
    this.find();
  }

  setTo(vertex: number): void {
    this.to = vertex;
    this.find();
  }

  private find(): void {
    const both = this.from >= 0 && this.to >= 0;
    this.way = both ? this.model.path(this.from, this.to) : null;
    this.relabel();
    if (this.way?.length) this.on.way(this.way);
  }

  private clear(): void {
    this.from = this.to = -1;
    this.way = null;
    this.relabel();
    this.on.way([]);
  }

  relabel(): void {
    const say = this.words.say.bind(this.words);
    const end = (vertex: number): string => (vertex < 0 ? "—" : this.model.caption(vertex));
    const steps = this.way?.map((vertex) => make("li", {}, button(this.model.caption(vertex), () => this.on.pick(vertex), { class: "link" })));
    this.element.replaceChildren(
      make("h2", {}, say("path")),
      make("dl", {}, make("dt", {}, say("pathFrom")), make("dd", { id: "from" }, end(this.from)), make("dt", {}, say("pathTo")), make("dd", { id: "to" }, end(this.to))),
      this.way ? make("p", { role: "status" }, this.way.length ? say("pathLength", this.way.length - 1) : say("pathNone")) : make("p", { class: "aside" }, say("pathPick")),
      make("ol", { id: "way" }, ...(steps ?? [])),
      make("div", { class: "buttons" }, button(say("pathFind"), () => this.find(), { id: "find" }), button(say("pathClear"), () => this.clear(), { id: "clear" })),
    );
  }
}
