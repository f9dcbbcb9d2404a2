/** What is chosen, in words: a fact with its properties, relations and evidence, or the facts of a sentence. */

import { button, make } from "./dom";
import type { Words } from "./i18n";
import type { Fact, Model } from "./model";
import { Offsets } from "./offsets";
import { icon } from "./shapes";

const RELATIONS = 40;
/** Properties in the order in which a reader asks for them; others follow. */
const ORDER = ["altLabel", "action", "object", "indicatorText", "indicator", "value", "unitText", "honour", "level", "state", "status", "periodStart", "periodEnd", "workArea"];
/** Said already: the unit by its text, the rest by the caption. */
const SKIPPED = new Set(["comparator", "unit", "kind", "label"]);
/** Of a linked place these stand with its chain on the official list. */
const OFFICIAL = new Set(["notation", "linkReason"]);

export interface DetailActions {
  pick(fact: Fact): void;
  evidence(fact: Fact, at: number): void;
  expand(vertex: number): void;
  collapse(vertex: number): void;
  hide(vertex: number): void;
  from(vertex: number): void;
  to(vertex: number): void;
}

export class Detail {
  private showAgain: () => void = () => this.hint();

  constructor(
    private readonly model: Model,
    private readonly words: Words,
    readonly element: HTMLElement,
    private readonly actions: DetailActions,
  ) {}

  relabel(): void {
    this.showAgain();
  }

  hint(): void {
    this.showAgain = () => this.hint();
    this.fill(make("p", { class: "hint" }, this.words.say("detailsHint")));
  }

  /** The facts of a sentence, the one that was clicked first. */
  sentence(facts: Fact[], inner: Fact | null): void {
    this.showAgain = () => this.sentence(facts, inner);
    const isInner = (fact: Fact): boolean => fact.type === inner?.type && fact.at === inner.at;
    const ordered = [...facts.filter(isInner), ...facts.filter((fact) => !isInner(fact))];
    this.fill(
      make("h2", {}, this.words.say(facts.length ? "sentenceFacts" : "noFacts", facts.length)),
      make("ul", { class: "facts" }, ...ordered.map((fact) => make("li", {}, this.factButton(fact, isInner(fact))))),
    );
  }

  /** @param shown number of the evidence that the text shows. */
  fact(fact: Fact, shown: number): void {
    this.showAgain = () => this.fact(fact, shown);
    const vertex = this.model.vertexOf(fact);
    if (fact.type === "vertex") {
      this.fill(this.head(vertex), this.buttons(vertex), this.properties(vertex), this.official(vertex), this.relations(vertex), this.quotes(fact, shown));
    } else {
      const other = fact.type === "edge" ? this.model.ends(fact.at)[1] : -1;
      this.fill(
        make("h2", {}, this.text(fact)),
        make("ul", { class: "facts" }, ...[vertex, other].filter((at) => at >= 0).map((at) => make("li", {}, this.vertexButton(at)))),
        this.vouched(fact),
        this.quotes(fact, shown),
      );
    }
  }

  private fill(...parts: Node[]): void {
    this.element.replaceChildren(...parts);
    this.element.scrollTop = 0;
  }

  private head(vertex: number): HTMLElement {
    const [, colour, shape] = this.model.data.looks[this.model.kind(vertex)];
    const role = this.model.role(vertex);
    const kind = this.words.term(this.model.kind(vertex)) + (role ? ` · ${this.words.term(role)}` : "");
    return make("header", {}, icon(shape, colour), make("div", {}, make("h2", {}, this.model.caption(vertex)), make("p", { class: "aside" }, kind)));
  }

  private buttons(vertex: number): HTMLElement {
    return make(
      "div",
      { class: "buttons" },
      button(this.words.say("expand"), () => this.actions.expand(vertex), { "data-do": "expand" }),
      button(this.words.say("collapse"), () => this.actions.collapse(vertex), { "data-do": "collapse" }),
      button(this.words.say("hide"), () => this.actions.hide(vertex), { "data-do": "hide" }),
      button(this.words.say("asFrom"), () => this.actions.from(vertex), { "data-do": "from" }),
      button(this.words.say("asTo"), () => this.actions.to(vertex), { "data-do": "to" }),
    );
  }

  private properties(vertex: number): HTMLElement {
    const rows = new Map<string, string[]>();
    const linked = this.model.value(vertex, "notation") !== "";
    const place = (name: string): number => (ORDER.indexOf(name) + 1 || ORDER.length + 1);
    const pairs = this.model.properties(vertex).sort(([a], [b]) => place(a) - place(b));
    for (const [name, value] of pairs) {
      if (SKIPPED.has(name) || (linked && OFFICIAL.has(name))) continue;
      const said = typeof value === "number" ? this.words.term(this.model.data.terms[value][0]) : value;
      const term = this.words.term(name);
      rows.set(term, [...new Set([...(rows.get(term) ?? []), said])]);
    }
    const list = make("dl", {});
    for (const [name, values] of rows) list.append(make("dt", {}, name), ...values.map((value) => make("dd", {}, value)));
    if (!this.model.isReport(vertex)) list.append(...this.vouched({ type: "vertex", at: vertex }).childNodes);
    list.append(make("dt", {}, "IRI"), make("dd", { class: "iri" }, this.model.iri(vertex)));
    return list;
  }

  /** Where a place stands on the official list, apart from what reports say of it. */
  private official(vertex: number): HTMLElement {
    const chain = this.model.chain(vertex);
    if (!chain.length) return make("section", {});
    const items = chain.map(({ code, name, vertex: at }) => {
      const label = at < 0 || at === vertex ? make("span", { class: "name" }, name) : button(name, () => this.actions.pick({ type: "vertex", at }), { class: "link" });
      return make("li", {}, label, make("code", {}, code));
    });
    return make(
      "section",
      { class: "official" },
      make("h3", {}, this.words.say("official", this.model.data.listed)),
      make("ol", { class: "chain" }, ...items),
      make("p", { class: "aside" }, `${this.words.term("linkReason")}: ${this.model.value(vertex, "linkReason")}`),
    );
  }

  private vouched({ type, at }: Fact): HTMLElement {
    const { nodes, edges, statements, rules } = this.model.data;
    const columns = type === "vertex" ? nodes : type === "edge" ? edges : statements;
    return make(
      "dl",
      {},
      make("dt", {}, this.words.say("rule")),
      make("dd", {}, rules[columns.rule[at]]),
      make("dt", {}, this.words.say("confidence")),
      make("dd", {}, columns.sure[at].toFixed(2)),
    );
  }

  private relations(vertex: number): HTMLElement {
    const groups = new Map<string, number[]>();
    for (const { predicate, other, out } of this.model.around(vertex)) {
      const name = out ? this.words.term(predicate) : `← ${this.words.term(predicate)}`;
      groups.set(name, [...(groups.get(name) ?? []), other]);
    }
    const part = make("section", {}, make("h3", {}, this.words.say("relations")));
    for (const [name, others] of groups) {
      const list = make("ul", { class: "facts" });
      const add = (some: number[]): void => list.append(...some.map((other) => make("li", {}, this.vertexButton(other))));
      add(others.slice(0, RELATIONS));
      if (others.length > RELATIONS) {
        const rest = button(this.words.say("moreRelations", others.length - RELATIONS), () => {
          rest.remove();
          add(others.slice(RELATIONS));
        });
        part.append(make("h4", {}, name), list, rest);
      } else part.append(make("h4", {}, name), list);
    }
    return groups.size ? part : make("section", {});
  }

  private quotes(fact: Fact, shown: number): HTMLElement {
    const list = make("ol", { class: "quotes" });
    this.model.evidence(fact).forEach(({ report, begin, end }, at) => {
      const { file, text } = this.model.data.reports[report];
      const offsets = new Offsets(text);
      const quote = end > begin ? text.slice(offsets.unit(begin), offsets.unit(end)) : file;
      const place = this.words.say("evidenceAt", file, begin + 1, end);
      const show = button(quote, () => this.actions.evidence(fact, at), { title: place, class: "quote", "aria-pressed": String(at === shown) });
      list.append(make("li", {}, show, make("span", { class: "aside" }, end > begin ? place : "")));
    });
    return make("section", {}, make("h3", {}, this.words.say("evidence")), list);
  }

  private vertexButton(vertex: number): HTMLElement {
    return this.factButton({ type: "vertex", at: vertex }, false);
  }

  private factButton(fact: Fact, isCurrent: boolean): HTMLElement {
    const kind = this.model.kind(this.model.vertexOf(fact));
    const [, colour, shape] = this.model.data.looks[kind];
    const made = button("", () => this.actions.pick(fact), { class: isCurrent ? "fact current" : "fact" });
    made.append(icon(shape, colour), make("span", { class: "name" }, this.text(fact)), make("span", { class: "aside" }, fact.type === "vertex" ? this.words.term(kind) : this.words.say("statement")));
    return made;
  }

  private text(fact: Fact): string {
    if (fact.type === "vertex") return this.model.caption(fact.at);
    const { statements, terms } = this.model.data;
    if (fact.type === "statement") {
      return `${this.model.label(statements.s[fact.at])} · ${this.words.term(terms[statements.p[fact.at]][0])}：${statements.v[fact.at]}`;
    }
    const [subject, object] = this.model.ends(fact.at);
    return `${this.model.label(subject)} · ${this.words.term(this.model.predicateOf(fact.at))} → ${this.model.label(object)}`;
  }
}
