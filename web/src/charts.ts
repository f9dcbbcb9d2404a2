/** Charts of what can be compared: an indicator over years and units, and plans against results. */

import { BarController, BarElement, CategoryScale, Chart, Legend, LinearScale, Tooltip, type ChartDataset } from "chart.js";
import { firstOf, isPlan, comparisons, type Comparison } from "./comparable";
import { button, make, roving } from "./dom";
import type { Words } from "./i18n";
import { shortened } from "./lines";
import { FONT } from "./look";
import { shownValue, type Row } from "./rows";

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Legend, Tooltip);
Chart.defaults.font.family = FONT;
Chart.defaults.animation = false;

/** Okabe and Ito's colours, the ones that stand out on white first. */
const COLOURS = ["#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442", "#000000"];
const LISTED = 300;
const LABEL = 10;

export class Charts {
  private all: Comparison[] = [];
  private chosen: Comparison | undefined;
  private drawn: Chart[] = [];
  private list = make("ul", { class: "facts", id: "indicators" });
  private board = make("div", { id: "board" });

  constructor(
    private readonly words: Words,
    private readonly data: () => Row[],
    readonly element: HTMLElement,
    private readonly onPick: (vertex: number) => void,
  ) {}

  /** Built when it is first looked at, and anew in another language. */
  show(): void {
    if (this.element.childElementCount) return;
    this.all = comparisons(this.data());
    this.chosen ??= this.all[0];
    if (!this.all.length) {
      this.element.replaceChildren(make("p", { class: "hint" }, this.words.say("chartNone")));
      return;
    }
    const label = this.words.say("chartFilter");
    const filter = make("input", { type: "search", placeholder: label, "aria-label": label });
    filter.addEventListener("input", () => this.listAll(filter.value.trim()));
    this.list = make("ul", { class: "facts", id: "indicators" });
    this.board = make("div", { id: "board" });
    roving(this.list, "button", { back: "ArrowUp", on: "ArrowDown" });
    this.element.replaceChildren(make("aside", { class: "picker" }, make("h2", {}, this.words.say("chartPick")), filter, this.list), this.board);
    this.listAll("");
    this.draw();
  }

  relabel(): void {
    this.drawn.forEach((chart) => chart.destroy());
    this.drawn = [];
    this.element.replaceChildren();
  }

  private name({ concept, unit, kind }: Comparison): string {
    return `${this.words.term(concept)}（${kind === "amount" ? "" : `${this.words.form(kind)}，`}${unit}）`;
  }

  private listAll(wanted: string): void {
    const some = this.all.filter((one) => this.name(one).includes(wanted)).slice(0, LISTED);
    this.list.replaceChildren(
      ...some.map((one, at) => {
        const notes = [
          one.periods.length > 1 ? `${one.periods.length} ${this.words.say("years")}` : "",
          one.homes.length > 1 ? `${one.homes.length} ${this.words.say("units")}` : "",
          one.hasPlan ? `${this.words.say("plan")}/${this.words.say("result")}` : "",
        ];
        const entry = button("", () => this.pick(one, entry), { class: "fact", "aria-pressed": String(one.key === this.chosen?.key), tabindex: at ? -1 : 0 });
        entry.append(make("span", { class: "name" }, this.name(one)), make("span", { class: "aside" }, notes.filter(Boolean).join(" · ")));
        return make("li", {}, entry);
      }),
    );
  }

  private pick(one: Comparison, entry: HTMLElement): void {
    this.chosen = one;
    this.list.querySelectorAll("[aria-pressed=true]").forEach((old) => old.setAttribute("aria-pressed", "false"));
    entry.setAttribute("aria-pressed", "true");
    this.draw();
  }

  private draw(): void {
    this.drawn.forEach((chart) => chart.destroy());
    this.drawn = [];
    const one = this.chosen!;
    const homes = this.richest(one);
    const parts: Node[] = [];
    if (one.rows.some((row) => !isPlan(row))) parts.push(this.overTime(one, homes));
    if (one.hasPlan) parts.push(this.planAndResult(one, homes));
    if (homes.length < one.homes.length) parts.push(make("p", { class: "aside" }, this.words.say("chartTop", homes.length)));
    parts.push(make("p", { class: "aside" }, this.words.say("chartMany")), this.table(one));
    this.board.replaceChildren(...parts);
  }

  private richest({ rows, homes }: Comparison): string[] {
    const count = (home: string): number => rows.filter((row) => row.home === home).length;
    const most = [...homes].sort((a, b) => count(b) - count(a)).slice(0, COLOURS.length);
    return most.sort((a, b) => a.localeCompare(b, "zh-Hans-CN"));
  }

  private overTime(one: Comparison, homes: string[]): HTMLElement {
    const periods = one.periods.filter((period) => homes.some((home) => firstOf(one, home, period, false)));
    const series = homes.filter((home) => periods.some((period) => firstOf(one, home, period, false)));
    const datasets = series.map((home, at) => ({
      label: shortened(home, LABEL),
      data: periods.map((period) => firstOf(one, home, period, false)?.value ?? null),
      backgroundColor: COLOURS[at],
      borderColor: "#333",
      borderWidth: 1,
    }));
    return this.chart("compare", one, periods, datasets, (at, bar) => firstOf(one, series[at], periods[bar], false));
  }

  private planAndResult(one: Comparison, homes: string[]): HTMLElement {
    const bars = homes.flatMap((home) =>
      one.periods.filter((period) => firstOf(one, home, period, true) || firstOf(one, home, period, false)).map((period) => ({ home, period })),
    );
    const several = new Set(bars.map(({ home }) => home)).size > 1;
    const labels = bars.map(({ home, period }) => (several ? [shortened(home, LABEL), period] : period));
    const side = (plan: boolean): ChartDataset<"bar", (number | null)[]> => ({
      label: this.words.say(plan ? "plan" : "result"),
      data: bars.map(({ home, period }) => firstOf(one, home, period, plan)?.value ?? null),
      backgroundColor: plan ? hatched("#0072B2") : "#0072B2",
      borderColor: "#0072B2",
      borderWidth: 1.5,
    });
    return this.chart("planResult", one, labels, [side(true), side(false)], (at, bar) => firstOf(one, bars[bar].home, bars[bar].period, at === 0));
  }

  private chart(
    title: "compare" | "planResult",
    one: Comparison,
    labels: (string | string[])[],
    datasets: ChartDataset<"bar", (number | null)[]>[],
    rowAt: (dataset: number, bar: number) => Row | undefined,
  ): HTMLElement {
    const canvas = make("canvas", { role: "img", "aria-label": `${this.words.say(title)}: ${this.name(one)}` });
    const chart = new Chart(canvas, {
      type: "bar",
      data: { labels, datasets: datasets.map((set) => ({ ...set, maxBarThickness: 56 })) },
      options: {
        responsive: true,
        maintainAspectRatio: false,
        onClick: (_, elements) => {
          const row = elements.length ? rowAt(elements[0].datasetIndex, elements[0].index) : undefined;
          if (row) this.onPick(row.vertex);
        },
        scales: { y: { grace: "5%", title: { display: true, text: one.unit }, ticks: { callback: (value) => compact(Number(value), this.words.language) } } },
        plugins: {
          tooltip: {
            callbacks: {
              label: ({ datasetIndex, dataIndex, dataset }) => {
                const row = rowAt(datasetIndex, dataIndex);
                return row ? `${dataset.label}: ${shownValue(row)} ${row.unit}` : "";
              },
              afterLabel: ({ datasetIndex, dataIndex }) => rowAt(datasetIndex, dataIndex)?.indicator ?? "",
            },
          },
        },
      },
    });
    this.drawn.push(chart);
    return make("figure", { "data-chart": title }, make("figcaption", {}, `${this.words.say(title)} · ${this.name(one)}`), make("div", { class: "canvas" }, canvas));
  }

  /** All values, for those who cannot see the charts and for what the charts leave out. */
  private table({ rows }: Comparison): HTMLElement {
    const titles = ["unitColumn", "period", "status", "indicator", "value", "place", "source"] as const;
    const ordered = [...rows].sort((a, b) => a.period.localeCompare(b.period) || a.home.localeCompare(b.home, "zh-Hans-CN"));
    const body = ordered.map((row) => {
      const cells = [row.home, row.period, this.words.term(row.status), row.indicator, `${shownValue(row)} ${row.unit}`, row.place];
      const show = button(this.words.say("showSource"), () => this.onPick(row.vertex), { class: "link" });
      return make("tr", {}, ...cells.map((cell) => make("td", {}, cell)), make("td", {}, show));
    });
    return make(
      "table",
      { class: "plain" },
      make("caption", {}, this.words.say("chartData")),
      make("thead", {}, make("tr", {}, ...titles.map((title) => make("th", { scope: "col" }, this.words.say(title))))),
      make("tbody", {}, ...body),
    );
  }
}

/** Numbers on an axis in the language's own steps: 万 and 亿, or thousands and millions. */
function compact(value: number, language: string): string {
  return new Intl.NumberFormat(language === "zh" ? "zh-CN" : "en-US", { notation: "compact", maximumFractionDigits: 2 }).format(value);
}

function hatched(colour: string): CanvasPattern {
  const tile = make("canvas", { width: 8, height: 8 });
  const pen = tile.getContext("2d")!;
  pen.strokeStyle = colour;
  pen.lineWidth = 1.5;
  for (const shift of [-8, 0, 8]) {
    pen.moveTo(shift, 8);
    pen.lineTo(shift + 8, 0);
  }
  pen.stroke();
  return pen.createPattern(tile, "repeat")!;
}
