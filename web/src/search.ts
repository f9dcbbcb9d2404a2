/** Search by name: a combobox over all labels and aliases. */

import { make } from "./dom";
import type { Words } from "./i18n";
import type { Model } from "./model";
import { icon } from "./shapes";

const LISTED = 30;

export class Search {
  readonly element: HTMLElement;
  private readonly input: HTMLInputElement;
  private readonly list: HTMLElement;
  private readonly note: HTMLElement;
  private names: string[] = [];
  private found: number[] = [];
  private at = -1;

  constructor(
    private readonly model: Model,
    private readonly words: Words,
    private readonly onPick: (vertex: number) => void,
  ) {
    this.input = make("input", {
      type: "search", id: "search", role: "combobox", autocomplete: "off", spellcheck: "false",
      "aria-expanded": "false", "aria-controls": "found", "aria-autocomplete": "list",
    });
    this.list = make("ul", { id: "found", role: "listbox", hidden: true });
    this.note = make("p", { class: "note", "aria-live": "polite", hidden: true });
    this.element = make("div", { class: "search" }, this.input, make("div", { class: "found" }, this.note, this.list));
    // an input method composes a word before it is meant
    this.input.addEventListener("input", (event) => (event as InputEvent).isComposing || this.look());
    this.input.addEventListener("compositionend", () => this.look());
    this.input.addEventListener("keydown", (event) => event.isComposing || this.onKey(event));
    this.input.addEventListener("focus", () => this.input.value && this.look());
    this.element.addEventListener("focusout", (event) => this.element.contains(event.relatedTarget as Node) || this.close());
    this.relabel();
  }

  relabel(): void {
    this.input.placeholder = this.words.say("search");
    this.input.setAttribute("aria-label", this.words.say("searchLabel"));
  }

  /** Gathered when they are first asked for: a large graph opens the sooner. */
  private allNames(): string[] {
    return Array.from({ length: this.model.vertexCount }, (_, vertex) =>
      [this.model.caption(vertex), ...this.model.aliases(vertex)].join("\n").toLocaleLowerCase(),
    );
  }

  /** Matches in order: whole name, beginning, entities before facts, shorter before longer. */
  private matches(wanted: string): number[] {
    const ranked: { vertex: number; rank: number }[] = [];
    this.names.forEach((name, vertex) => {
      const at = name.indexOf(wanted);
      if (at < 0) return;
      const whole = name.split("\n").includes(wanted) ? 0 : 1;
      const start = at === 0 || name[at - 1] === "\n" ? 0 : 1;
      const fact = this.model.isEntity(vertex) ? 0 : 1;
      ranked.push({ vertex, rank: whole * 4e6 + fact * 2e6 + start * 1e6 + Math.min(name.length, 999_999) });
    });
    return ranked.sort((a, b) => a.rank - b.rank || a.vertex - b.vertex).map(({ vertex }) => vertex);
  }

  private look(): void {
    if (!this.names.length) this.names = this.allNames();
    const wanted = this.input.value.trim().toLocaleLowerCase();
    if (!wanted) return this.close();
    this.found = this.matches(wanted);
    this.at = -1;
    const [all, some] = [this.found.length, Math.min(this.found.length, LISTED)];
    this.note.textContent =
      all === 0 ? this.words.say("none") : all > LISTED ? this.words.say("foundMore", all, some) : this.words.say("found", all);
    this.list.replaceChildren(...this.found.slice(0, LISTED).map((vertex, at) => this.option(vertex, at)));
    this.list.hidden = all === 0;
    this.note.hidden = false;
    this.input.setAttribute("aria-expanded", String(all > 0));
    this.input.removeAttribute("aria-activedescendant");
  }

  private option(vertex: number, at: number): HTMLElement {
    const [, colour, shape] = this.model.data.looks[this.model.kind(vertex)];
    const home = this.model.home[vertex];
    const option = make(
      "li",
      { id: `found-${at}`, role: "option", "aria-selected": "false" },
      icon(shape, colour),
      make("span", { class: "name" }, this.model.caption(vertex)),
      make("span", { class: "aside" }, this.words.term(this.model.kind(vertex)), home === vertex ? "" : ` · ${this.model.label(home)}`),
    );
    option.addEventListener("mousedown", (event) => event.preventDefault());
    option.addEventListener("click", () => this.pick(at));
    return option;
  }

  private onKey(event: KeyboardEvent): void {
    const last = Math.min(this.found.length, LISTED) - 1;
    if (event.key === "ArrowDown") this.mark(Math.min(last, this.at + 1));
    else if (event.key === "ArrowUp") this.mark(Math.max(0, this.at - 1));
    else if (event.key === "Enter") this.pick(Math.max(0, this.at));
    else if (event.key === "Escape") this.close();
    else return;
    event.preventDefault();
  }

  private mark(at: number): void {
    if (at < 0) return;
    this.list.children[this.at]?.setAttribute("aria-selected", "false");
    this.at = at;
    const option = this.list.children[at];
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", option.id);
  }

  private pick(at: number): void {
    if (this.list.hidden || at >= this.found.length) return;
    const vertex = this.found[at];
    this.close();
    this.onPick(vertex);
  }

  private close(): void {
    this.list.hidden = this.note.hidden = true;
    this.found = [];
    this.input.setAttribute("aria-expanded", "false");
  }
}
