/** Measurements as rows of a table. */

import type { Model } from "./model";
import { PLACES } from "./model";
import { period } from "./periods";

export interface Row {
  vertex: number;
  home: string;
  report: string;
  indicator: string;
  /** Code-list indicator's local name, or the indicator's own words: what makes two rows comparable. */
  concept: string;
  value: number;
  comparator: string;
  unit: string;
  change: string;
  kind: string;
  role: string;
  status: string;
  period: string;
  place: string;
  about: string;
  activity: string;
}

export function rows(model: Model): Row[] {
  const found: Row[] = [];
  const homes = homeNames(model);
  for (let vertex = 0; vertex < model.nodeCount; vertex++) {
    if (model.kind(vertex) === "Measurement") found.push(row(model, vertex, homes.get(model.home[vertex])!));
  }
  return withChanges(model, found);
}

/** Names of the reporting units; two of one name are told apart by the area that they are part of. */
function homeNames(model: Model): Map<number, string> {
  const uses = new Map<string, number>();
  for (const home of model.homes) uses.set(model.label(home), (uses.get(model.label(home)) ?? 0) + 1);
  const named = model.homes.map((home): [number, string] => {
    const name = model.label(home);
    const above = [...model.around(home)].find(({ predicate, out }) => out && predicate === "partOf");
    return [home, uses.get(name)! > 1 && above ? `${name}（${model.label(above.other)}）` : name];
  });
  return new Map(named);
}

function row(model: Model, vertex: number, home: string): Row {
  const values = new Map(
    model.properties(vertex).map(([name, value]) => [name, typeof value === "number" ? model.data.terms[value][0] : value]),
  );
  const activity = model.activityOf[vertex];
  const places: string[] = [];
  const others: string[] = [];
  const put = (other: number): void => void (model.family(other) === PLACES ? places : others).push(model.label(other));
  for (const { predicate, other, out } of model.around(vertex)) if (out && predicate === "about") put(other);
  if (activity >= 0) {
    for (const { predicate, other, out } of model.around(activity)) if (out && predicate === "atPlace") put(other);
  }
  const indicator = values.get("indicatorText") ?? "";
  return {
    vertex,
    home,
    report: model.data.reports[model.data.nodes.report[vertex]].file,
    indicator,
    concept: values.get("indicator") ?? indicator,
    value: Number(values.get("value")),
    comparator: values.get("comparator") ?? "=",
    unit: values.get("unitText") ?? "",
    change: "",
    kind: values.get("kind") ?? "",
    role: model.role(vertex),
    status: values.get("status") ?? "",
    period: period(values.get("periodStart") ?? "", values.get("periodEnd") ?? ""),
    place: [...new Set(places)].join("、"),
    about: [...new Set(others)].join("、"),
    activity: activity < 0 ? "" : model.label(activity),
  };
}

/** In the order of the texts. A growth belongs to the last amount before it in its sentence that has the same indicator; both rows show it. */
function withChanges(model: Model, all: Row[]): Row[] {
  const ordered = all.map((one) => ({ one, ...model.evidence({ type: "vertex", at: one.vertex })[0] }));
  ordered.sort((a, b) => a.report - b.report || a.end - b.end);
  ordered.forEach(({ one, report, begin }, at) => {
    if (one.kind !== "change") return;
    one.change = signed(one);
    for (let before = at - 1; before >= 0; before--) {
      const other = ordered[before];
      if (other.report !== report || /[。！？!?\n]/.test(between(model, report, other.end, begin))) break;
      if (other.one.kind === "amount" && other.one.concept === one.concept) {
        other.one.change ||= one.change;
        break;
      }
    }
  });
  return ordered.map(({ one }) => one);
}

function between(model: Model, report: number, begin: number, end: number): string {
  // the count of code points is near enough to look for a sentence's end
  return model.data.reports[report].text.slice(begin, end);
}

function signed({ value, unit }: Row): string {
  return `${value > 0 ? "+" : ""}${value}${unit}`;
}

/** A number as the report means it: 约, more than and less than as signs. */
export function shownValue({ value, comparator }: Row): string {
  const sign = comparator === "=" || comparator === "" ? "" : comparator === "~" ? "≈" : comparator;
  return sign + value.toLocaleString("en-US", { maximumFractionDigits: 6 });
}
