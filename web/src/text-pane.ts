/** The report beside the graph: every evidence highlighted, each sentence a way to its facts. */

import { make } from "./dom";
import type { Fact, Model, Stretch } from "./model";
import { Offsets, sentences, type Piece } from "./offsets";

interface Placed extends Piece {
  fact: Fact;
}

export class TextPane {
  private report = -1;
  private marks: { mark: HTMLElement; placed: Placed[] }[] = [];
  private placed: Placed[] = [];
  private offsets = new Offsets("");
  private readonly sentenceFacts = new WeakMap<HTMLElement, Fact[]>();
  private readonly hidden = new Set<string>();

  constructor(
    private readonly model: Model,
    readonly element: HTMLElement,
    private readonly onSentence: (facts: Fact[], inner: Fact | null) => void,
    private readonly onReport: (report: number) => void,
  ) {
    element.addEventListener("click", (event) => this.choose(event.target as HTMLElement));
    element.addEventListener("keydown", (event) => this.onKey(event));
  }

  show(report: number): void {
    if (report === this.report) return;
    this.report = report;
    const text = this.model.data.reports[report].text;
    this.offsets = new Offsets(text);
    this.placed = this.model
      .factsOf(report)
      .map(({ fact, begin, end }) => ({ fact, begin: this.offsets.unit(begin), end: this.offsets.unit(end) }))
      .sort((a, b) => a.begin - b.begin || b.end - a.end);
    this.marks = [];
    const sweep = new Sweep(this.placed);
    this.element.replaceChildren(
      ...sentences(text).map((pieces) => make("p", {}, ...pieces.map((piece) => this.sentence(text, piece, sweep)))),
    );
    this.element.querySelector<HTMLElement>(".sentence")?.setAttribute("tabindex", "0");
    this.element.scrollTop = 0;
    this.paint();
    this.onReport(report);
  }

  private sentence(text: string, piece: Piece, sweep: Sweep): HTMLElement {
    const here = sweep.upTo(piece);
    const made = make("span", { class: here.length ? "sentence" : "sentence bare", role: "button", tabindex: -1 });
    const cuts = [...new Set([piece.begin, piece.end, ...here.flatMap(({ begin, end }) => [begin, end])])]
      .filter((at) => at >= piece.begin && at <= piece.end)
      .sort((a, b) => a - b);
    for (let at = 0; at + 1 < cuts.length; at++) {
      const [begin, end] = [cuts[at], cuts[at + 1]];
      const covering = here.filter((placed) => placed.begin <= begin && placed.end >= end);
      const words = text.slice(begin, end);
      if (!covering.length) {
        made.append(words);
        continue;
      }
      covering.sort((a, b) => a.end - a.begin - (b.end - b.begin));
      const mark = make("mark", {}, words);
      this.marks.push({ mark, placed: covering });
      made.append(mark);
    }
    this.sentenceFacts.set(made, distinct(here.map(({ fact }) => fact)));
    return made;
  }

  /** Kinds that are filtered out lose their highlights. */
  hide(kinds: Set<string>): void {
    this.hidden.clear();
    kinds.forEach((kind) => this.hidden.add(kind));
    this.paint();
  }

  private paint(): void {
    for (const { mark, placed } of this.marks) {
      const seen = placed.filter(({ fact }) => !this.hidden.has(this.model.kind(this.model.vertexOf(fact))));
      const inner = seen.find(({ fact }) => fact.type === "vertex") ?? seen[0];
      const entity = seen.some(({ fact }) => fact.type === "vertex" && this.model.isEntity(fact.at));
      const look = inner ? `k-${this.model.kind(this.model.vertexOf(inner.fact))}${entity ? " name" : ""}` : "off";
      mark.className = mark.classList.contains("current") ? `${look} current` : look;
    }
  }

  /** Scrolls to a stretch and points it out. */
  reveal(stretch: Stretch): void {
    this.show(stretch.report);
    this.clear();
    const [begin, end] = [this.offsets.unit(stretch.begin), this.offsets.unit(stretch.end)];
    const hit = this.marks.filter(({ placed }) => placed.some((one) => one.begin === begin && one.end === end));
    hit.forEach(({ mark }) => mark.classList.add("current"));
    const sentence = hit[0]?.mark.closest<HTMLElement>(".sentence");
    if (!sentence) {
      this.element.scrollTop = 0;
      return;
    }
    this.point(sentence);
    const box = this.element.getBoundingClientRect();
    this.element.scrollTop += sentence.getBoundingClientRect().top - box.top - this.element.clientHeight / 3;
  }

  private point(sentence: HTMLElement): void {
    this.element.querySelectorAll('.sentence[tabindex="0"]').forEach((other) => other.setAttribute("tabindex", "-1"));
    sentence.tabIndex = 0;
    sentence.classList.add("pointed");
  }

  private clear(): void {
    this.element.querySelectorAll(".current, .pointed").forEach((old) => old.classList.remove("current", "pointed"));
  }

  private choose(target: HTMLElement): void {
    const sentence = target.closest<HTMLElement>(".sentence");
    if (!sentence) return;
    this.clear();
    this.point(sentence);
    const mark = this.marks.find((one) => one.mark === target);
    this.onSentence(this.sentenceFacts.get(sentence)!, mark ? mark.placed[0].fact : null);
  }

  private onKey(event: KeyboardEvent): void {
    const sentence = (event.target as HTMLElement).closest<HTMLElement>(".sentence");
    if (!sentence) return;
    if (event.key === "Enter" || event.key === " ") this.choose(sentence);
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const all = [...this.element.querySelectorAll<HTMLElement>(".sentence")];
      const next = all[all.indexOf(sentence) + (event.key === "ArrowDown" ? 1 : -1)];
      if (next) {
        sentence.tabIndex = -1;
        next.tabIndex = 0;
        next.focus();
      }
    } else return;
    event.preventDefault();
  }
}

/** Hands out, sentence by sentence, the stretches that overlap it. */
class Sweep {
  private next = 0;
  private open: Placed[] = [];

  constructor(private readonly placed: Placed[]) {}

  upTo(piece: Piece): Placed[] {
    while (this.next < this.placed.length && this.placed[this.next].begin < piece.end) this.open.push(this.placed[this.next++]);
    this.open = this.open.filter(({ end }) => end > piece.begin);
    return this.open.filter(({ begin }) => begin < piece.end);
  }
}

function distinct(facts: Fact[]): Fact[] {
  const seen = new Set<string>();
  return facts.filter(({ type, at }) => !seen.has(`${type}${at}`) && seen.add(`${type}${at}`));
}
