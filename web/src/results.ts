/** The table of measurements. */

import { Tabulator, DownloadModule, EditModule, FilterModule, FormatModule, InteractionModule, ResizeColumnsModule, SortModule, type CellComponent, type ColumnDefinition } from "tabulator-tables";
import { button, download, make } from "./dom";
import type { Key, Words } from "./i18n";
import type { Model } from "./model";
import { shownValue, type Row } from "./rows";

Tabulator.registerModule([DownloadModule, EditModule, FilterModule, FormatModule, InteractionModule, ResizeColumnsModule, SortModule]);

export class Results {
  private table: Tabulator | null = null;
  private rowsShown = make("p", { class: "aside", "aria-live": "polite", id: "rows" });

  constructor(
    private readonly model: Model,
    private readonly words: Words,
    private readonly data: () => Row[],
    readonly element: HTMLElement,
    private readonly onPick: (vertex: number) => void,
  ) {}

  /** Built when it is first looked at, and anew in another language. */
  show(): void {
    if (this.table) return;
    const filter = make("input", { type: "search", id: "filter", placeholder: this.words.say("filter"), "aria-label": this.words.say("filter") });
    const holder = make("div", { id: "table" });
    this.element.replaceChildren(
      make("div", { class: "bar" }, filter, this.rowsShown, button(this.words.say("csv"), () => this.csv(), { id: "csv" })),
      holder,
    );
    const data = this.data();
    const table = new Tabulator(holder, {
      data: data.map((row) => this.worded(row)),
      columns: this.columns(),
      height: "100%",
      layout: "fitDataFill",
      index: "vertex",
      placeholder: this.words.say("none"),
      columnDefaults: { formatter: (cell: CellComponent) => plain(String(cell.getValue() ?? "")), headerSortTristate: true },
    });
    const count = (): void => {
      this.rowsShown.textContent = this.words.say("rows", table.getDataCount("active"), data.length);
    };
    table.on("tableBuilt", count);
    table.on("dataFiltered", (_, active) => {
      this.rowsShown.textContent = this.words.say("rows", active.length, data.length);
    });
    table.on("rowClick", (event, row) => {
      if (!(event.target as HTMLElement).closest("button")) this.onPick((row.getData() as Row).vertex);
    });
    filter.addEventListener("input", () => {
      const wanted = filter.value.trim().toLocaleLowerCase();
      // each letter over tens of thousands of rows is still quick; the columns' own filters stay in force
      table.setFilter((row: Record<string, unknown>) => !wanted || Object.values(row).join("\n").toLocaleLowerCase().includes(wanted));
    });
    this.table = table;
  }

  relabel(): void {
    this.table?.destroy();
    this.table = null;
  }

  /** What stands in the cells: words of the interface's language instead of local names. */
  private worded(row: Row): Row {
    const status = row.status && this.words.term(row.status);
    return { ...row, kind: this.words.form(row.kind), role: this.words.role(row.role), status };
  }

  private columns(): ColumnDefinition[] {
    const text = (field: keyof Row, title: Key, minWidth: number): ColumnDefinition & { maxInitialWidth: number } => ({
      field,
      title: this.words.say(title),
      minWidth,
      maxInitialWidth: field === "indicator" ? 260 : 150,
      headerFilter: "input",
      headerFilterParams: this.labelled(title),
      sorter: (a: string, b: string) => a.localeCompare(b, "zh-Hans-CN"),
    });
    const choice = (field: keyof Row, title: Key, values: string[]): ColumnDefinition => ({
      ...text(field, title, 84),
      headerFilter: "list",
      headerFilterFunc: (wanted: string, value: string) => !wanted || wanted === this.words.say("any") || value === wanted,
      headerFilterParams: { ...this.labelled(title), values: [this.words.say("any"), ...values] },
    });
    const named = ["Achieved", "Ongoing", "Planned"].map((name) => this.words.term(name));
    const kinds = ["amount", "change", "rate", "rank"].map((kind) => this.words.form(kind));
    const roles = ["Input", "Output", "Outcome", ""].map((role) => this.words.role(role));
    return [
      {
        field: "vertex",
        title: this.words.say("source"),
        headerSort: false,
        download: false,
        width: 64,
        formatter: (cell) => button(this.words.say("showSource"), () => this.onPick(cell.getValue() as number), { class: "link" }),
      },
      text("indicator", "indicator", 160),
      {
        ...text("value", "value", 110),
        hozAlign: "right",
        sorter: "number",
        formatter: (cell) => plain(shownValue(cell.getData() as Row)),
        headerFilterPlaceholder: this.words.say("numberFilter"),
        headerFilterFunc: (wanted: string, value: number) => inRange(wanted, value),
      },
      text("unit", "unit", 70),
      { ...text("change", "change", 90), sorter: (a: string, b: string) => (parseFloat(a) || 0) - (parseFloat(b) || 0), hozAlign: "right" },
      choice("kind", "form", kinds),
      choice("role", "role", roles),
      choice("status", "status", named),
      text("period", "period", 100),
      text("place", "place", 110),
      text("about", "about", 110),
      text("activity", "activity", 130),
      text("home", "unitColumn", 120),
      text("report", "report", 120),
    ];
  }

  private labelled(title: Key): object {
    return { elementAttributes: { "aria-label": `${this.words.say("filterColumn")} ${this.words.say(title)}` } };
  }

  /** The rows that pass the filters, in the order shown, as RFC 4180 with a byte order mark for spreadsheets. */
  private csv(): void {
    const fields = ["indicator", "value", "comparator", "unit", "change", "kind", "role", "status", "period", "place", "about", "activity", "home", "report"] as const;
    const titles = fields.map((field) => this.words.say(field === "home" ? "unitColumn" : field === "kind" ? "form" : field));
    const lines = [[...titles, "IRI"]];
    for (const row of this.table!.getData("active") as Row[]) {
      lines.push([...fields.map((field) => String(row[field])), this.model.iri(row.vertex)]);
    }
    const text = lines.map((line) => line.map(quoted).join(",")).join("\r\n");
    download("results.csv", new Blob([`\ufeff${text}\r\n`], { type: "text/csv;charset=utf-8" }));
  }
}

function plain(text: string): HTMLElement {
  return make("span", { title: text }, text);
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** `>100`, `<5`, `10..20` or a plain number. */
export function inRange(wanted: string, value: number): boolean {
  const said = wanted.replaceAll(",", "").replaceAll(" ", "");
  const bounds = /^(-?[\d.]+)\.\.(-?[\d.]+)$/.exec(said);
  if (bounds) return value >= Number(bounds[1]) && value <= Number(bounds[2]);
  const [, sign, number] = /^([<>]=?)?(.*)$/.exec(said)!;
  const bound = Number(number);
  if (number === "" || Number.isNaN(bound)) return true;
  if (sign === ">") return value > bound;
  if (sign === ">=") return value >= bound;
  if (sign === "<") return value < bound;
  if (sign === "<=") return value <= bound;
  return value === bound;
}
