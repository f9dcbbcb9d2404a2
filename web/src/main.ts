/** The page: puts the parts together and lets a choice in one show in the others. */

import "tabulator-tables/dist/css/tabulator_simple.min.css";
import "./style.css";
import { Charts } from "./charts";
import { Detail } from "./detail";
import { button, download, make, roving } from "./dom";
import { GraphView } from "./graph-view";
import { Words, type Key, type Language } from "./i18n";
import { Legend } from "./legend";
import type { LayoutName } from "./layouts";
import { shortened } from "./lines";
import { kindClasses } from "./look";
import { Model, type Fact } from "./model";
import { Outline } from "./outline";
import { Paths } from "./paths";
import { embedded, type Payload } from "./payload";
import { png, svg } from "./picture";
import { Results } from "./results";
import { rows, type Row } from "./rows";
import { Search } from "./search";
import { TextPane } from "./text-pane";

type Tab = "graph" | "results" | "charts";
const TABS: [Tab, Key][] = [["graph", "tabGraph"], ["results", "tabResults"], ["charts", "tabCharts"]];
const LAYOUTS: [LayoutName, Key][] = [["clusters", "layoutClusters"], ["force", "layoutForce"], ["rings", "layoutRings"]];

class Page {
  private readonly model = new Model(embedded<Payload>("data"));
  private readonly words = new Words(navigator.language.startsWith("zh") ? "zh" : "en", this.model);
  private readonly said: (() => void)[] = [];
  private readonly cached: { rows?: Row[] } = {};
  private readonly outline = new Outline(this.model);
  private readonly panels = new Map<Tab, HTMLElement>();
  private readonly tabs = new Map<Tab, HTMLButtonElement>();
  private readonly announcer = make("p", { class: "unseen", role: "status", "aria-live": "polite" });
  private readonly counter = make("p", { class: "aside", id: "shown", "aria-live": "polite" });
  private readonly reports = make("select", { id: "reports" });
  private readonly drawing = make("div", { id: "cy", tabindex: 0, role: "application" });
  private readonly graph: GraphView;
  private readonly text: TextPane;
  private readonly detail: Detail;
  private readonly legend: Legend;
  private readonly paths: Paths;
  private readonly search: Search;
  private readonly results: Results;
  private readonly charts: Charts;

  constructor() {
    const { model, words } = this;
    document.head.append(make("style", {}, kindClasses(model.data.looks)));
    const pick = (vertex: number): void => this.pick({ type: "vertex", at: vertex }, true);
    this.search = new Search(model, words, pick);
    this.legend = new Legend(model, words, make("section", { id: "legend" }), (hidden) => {
      this.graph.filter(hidden);
      this.text.hide(hidden);
    });
    this.paths = new Paths(model, words, make("section", { id: "path" }), { way: (way) => this.graph.showWay(way), pick });
    this.detail = new Detail(model, words, make("section", { id: "detail" }), {
      pick: (fact) => this.pick(fact, true),
      evidence: (fact, at) => this.showFact(fact, at),
      expand: (vertex) => this.graph.expand(`v${vertex}`),
      collapse: (vertex) => this.graph.collapse(`v${vertex}`),
      hide: (vertex) => this.graph.hide(vertex),
      from: (vertex) => this.paths.setFrom(vertex),
      to: (vertex) => this.paths.setTo(vertex),
    });
    this.text = new TextPane(
      model,
      make("div", { id: "text", lang: "zh" }),
      (facts, inner) => {
        this.detail.sentence(facts, inner);
        this.graph.point(facts.map((fact) => model.vertexOf(fact)));
      },
      (report) => (this.reports.value = String(report)),
    );
    const all = (): Row[] => (this.cached.rows ??= rows(model));
    this.results = new Results(model, words, all, make("div", { id: "results" }), pick);
    this.charts = new Charts(words, all, make("div", { id: "charts" }), pick);
    this.build();
    this.graph = new GraphView(model, this.outline, words, this.drawing, {
      choose: (vertex) => this.pick({ type: "vertex", at: vertex }, false),
      clear: () => this.clear(),
      change: () => this.count(),
    });
    this.keys();
    this.start();
  }

  // --- building -------------------------------------------------------------------------------------------------------

  /** A text that follows the language. */
  private word<E extends HTMLElement>(element: E, key: Key, put: (element: E, text: string) => void = (e, text) => (e.textContent = text)): E {
    this.said.push(() => put(element, this.words.say(key)));
    return element;
  }

  private named<E extends HTMLElement>(element: E, key: Key): E {
    return this.word(element, key, (e, text) => e.setAttribute("aria-label", text));
  }

  private build(): void {
    const language = this.word(button("", () => this.setLanguage(this.words.language === "zh" ? "en" : "zh"), { id: "language" }), "language");
    const about = this.about();
    const tabs = this.named(make("div", { role: "tablist" }), "views");
    for (const [tab, key] of TABS) {
      const made = this.word(button("", () => this.show(tab), { role: "tab", id: `tab-${tab}`, "aria-controls": `panel-${tab}` }), key);
      this.tabs.set(tab, made);
      tabs.append(made);
      this.panels.set(tab, make("div", { role: "tabpanel", id: `panel-${tab}`, "aria-labelledby": `tab-${tab}` }));
    }
    roving(tabs, "button", { back: "ArrowLeft", on: "ArrowRight" });
    const right = make("aside", { id: "right" }, this.named(this.detail.element, "details"), this.reading());
    this.panels.get("graph")!.append(make("aside", { id: "left" }, this.legend.element, this.paths.element), this.middle(), right);
    this.panels.get("results")!.append(this.results.element);
    this.panels.get("charts")!.append(this.charts.element);
    document.body.append(
      this.word(make("a", { href: "#main", class: "skip" }), "skip"),
      make("header", { id: "top" }, this.word(make("h1"), "title"), this.search.element, tabs, language, this.word(button("", () => about.showModal(), { id: "about" }), "about_")),
      make("main", { id: "main", tabindex: -1 }, ...this.panels.values()),
      about,
      this.announcer,
    );
    this.show("graph");
  }

  private middle(): HTMLElement {
    const act = (key: Key, id: string, onClick: () => void): HTMLButtonElement => this.word(button("", onClick, { id }), key);
    const layouts = this.named(make("select", { id: "layout" }), "layout");
    for (const [name, key] of LAYOUTS) layouts.append(this.word(make("option", { value: name }), key));
    layouts.addEventListener("change", () => this.graph.setLayout(layouts.value as LayoutName));
    const bar = make(
      "div",
      { class: "bar", role: "toolbar" },
      layouts,
      this.named(button("+", () => this.graph.zoom(1.4), { id: "in" }), "zoomIn"),
      this.named(button("−", () => this.graph.zoom(1 / 1.4), { id: "out" }), "zoomOut"),
      act("fit", "fit", () => this.graph.fit()),
      act("overview", "overview", () => this.overview()),
      act("showAll", "show-all", () => this.graph.openAll(this.currentHome())),
      act("png", "png", () => download("graph.png", png(this.graph.cy))),
      act("svg", "svg", () => download("graph.svg", svg(this.graph.cy, (kind) => this.model.data.looks[kind][2]))),
    );
    return make("section", { id: "middle" }, bar, this.named(this.drawing, "graphLabel"), this.counter);
  }

  private reading(): HTMLElement {
    this.model.data.reports.forEach(({ title, file }, at) => {
      this.reports.append(make("option", { value: at }, title === file ? file : `${title}（${file}）`));
    });
    this.reports.addEventListener("change", () => this.text.show(Number(this.reports.value)));
    return make("section", { id: "reading" }, this.named(this.reports, "report"), this.named(this.text.element, "textLabel"));
  }

  private about(): HTMLDialogElement {
    const dialog = make("dialog", {});
    const notice = make("pre", { tabindex: 0 });
    dialog.append(this.word(make("h2"), "licences"), notice, this.word(button("", () => dialog.close()), "close"));
    dialog.addEventListener("toggle", () => (notice.textContent ||= embedded<string>("notice")));
    return dialog;
  }

  private keys(): void {
    const steps: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    this.drawing.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (steps[event.key]) this.graph.step(...steps[event.key]);
      else if (event.key === "Enter" || event.key === " ") this.graph.focusId && this.graph.toggle(this.graph.focusId);
      else if (event.key === "+" || event.key === "=") this.graph.zoom(1.4);
      else if (event.key === "-") this.graph.zoom(1 / 1.4);
      else if (event.key === "0") this.graph.fit();
      else if (event.key === "Escape") this.clear();
      else return;
      event.preventDefault();
    });
  }

  private start(): void {
    this.setLanguage(this.words.language);
    if (this.model.data.reports.length) this.text.show(0);
    this.detail.hint();
    this.graph.overview();
    // an IRI after # opens the page on its thing
    const wanted = location.hash ? this.model.vertexOfIri(location.hash.slice(1)) : -1;
    if (wanted >= 0) this.pick({ type: "vertex", at: wanted }, true);
    document.documentElement.dataset.ready = String(Math.round(performance.now()));
  }

  // --- what the parts tell each other ---------------------------------------------------------------------------------

  private pick(fact: Fact, center: boolean): void {
    this.show("graph");
    const vertex = this.model.vertexOf(fact);
    this.graph.focusId = `v${vertex}`;
    this.graph.choose(vertex, center);
    this.showFact(fact, 0);
    this.announcer.textContent = this.words.say("selected", this.model.caption(vertex));
  }

  private showFact(fact: Fact, at: number): void {
    this.detail.fact(fact, at);
    const evidence = this.model.evidence(fact);
    if (evidence.length) this.text.reveal(evidence[at]);
  }

  private clear(): void {
    this.graph.clear();
    this.detail.hint();
  }

  private overview(): void {
    this.clear();
    this.graph.overview();
  }

  private currentHome(): number {
    return this.graph.chosen >= 0 ? this.model.home[this.graph.chosen] : this.model.home[this.model.nodeCount + Number(this.reports.value)];
  }

  private count(): void {
    if (!this.graph) return;
    const { nodes, edges, reports, groups, capped } = this.graph.shown();
    const { model, words } = this;
    const shown = words.say("shown", nodes, model.nodeCount, edges, model.readEdgeCount, reports, model.data.reports.length, groups);
    this.counter.textContent = capped ? `${shown} ${words.say("capped")}` : shown;
  }

  private show(tab: Tab): void {
    for (const [name, panel] of this.panels) {
      panel.hidden = name !== tab;
      const made = this.tabs.get(name)!;
      made.setAttribute("aria-selected", String(name === tab));
      made.tabIndex = name === tab ? 0 : -1;
    }
    // it looks for nodes; the table and the charts have filters of their own
    this.search.element.hidden = tab !== "graph";
    if (tab === "results") this.results.show();
    if (tab === "charts") this.charts.show();
  }

  private setLanguage(language: Language): void {
    this.words.language = language;
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
    this.said.forEach((say) => say());
    document.title = `${shortened(this.model.data.reports.map(({ title }) => title).join("、"), 40)} · ${this.words.say("title")}`;
    for (const part of [this.search, this.legend, this.paths, this.detail, this.results, this.charts, this.graph]) part?.relabel();
    for (const [tab, panel] of this.panels) if (!panel.hidden) this.show(tab);
    this.count();
  }
}

new Page();
