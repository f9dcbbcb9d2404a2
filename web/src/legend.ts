/** The legend: what each colour and shape means, how many there are, and whether they are shown. */

import { button, make } from "./dom";
import type { Words } from "./i18n";
import type { Model } from "./model";
import { icon } from "./shapes";

export class Legend {
  private readonly hidden = new Set<string>();
  private readonly counts = new Map<string, number>();

  constructor(
    private readonly model: Model,
    private readonly words: Words,
    readonly element: HTMLElement,
    private readonly onFilter: (hidden: Set<string>) => void,
  ) {
    for (let vertex = 0; vertex < model.vertexCount; vertex++) {
      this.counts.set(model.kind(vertex), (this.counts.get(model.kind(vertex)) ?? 0) + 1);
    }
    this.relabel();
  }

  relabel(): void {
    const say = this.words.say.bind(this.words);
    const kinds = Object.entries(this.model.data.looks).filter(([kind]) => this.counts.get(kind));
    const items = kinds.map(([kind, [, colour, shape]]) => {
      const box = make("input", { type: "checkbox", value: kind });
      box.checked = !this.hidden.has(kind);
      box.addEventListener("change", () => this.set([kind], box.checked));
      return make("li", {}, make("label", {}, box, icon(shape, colour), make("span", {}, this.words.term(kind)), make("span", { class: "aside" }, String(this.counts.get(kind)))));
    });
    const all = kinds.map(([kind]) => kind);
    this.element.replaceChildren(
      make("h2", {}, say("legend")),
      make("div", { class: "buttons" }, button(say("all"), () => this.setAll(all, true), { id: "all" }), button(say("noKind"), () => this.setAll(all, false), { id: "none" })),
      make("ul", {}, ...items),
      make("h3", {}, say("roles")),
      make("ul", { class: "looks" }, ...(["roleInput", "roleOutput", "roleOutcome", "plannedLook"] as const).map((key) => make("li", { class: key }, say(key)))),
    );
  }

  private setAll(kinds: string[], shown: boolean): void {
    this.set(kinds, shown);
    this.relabel();
  }

  private set(kinds: string[], shown: boolean): void {
    kinds.forEach((kind) => (shown ? this.hidden.delete(kind) : this.hidden.add(kind)));
    this.onFilter(new Set(this.hidden));
  }
}
