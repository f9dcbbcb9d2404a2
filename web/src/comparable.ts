/** Which measurements can stand beside each other in a chart. */

import type { Row } from "./rows";

export interface Comparison {
  key: string;
  concept: string;
  unit: string;
  kind: string;
  rows: Row[];
  homes: string[];
  periods: string[];
  hasPlan: boolean;
}

/** Indicators with values for two periods or two units, or with both a plan and a result; the richest first. */
export function comparisons(rows: Row[]): Comparison[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    if (!row.concept || !row.period || Number.isNaN(row.value)) continue;
    const key = [row.concept, row.unit, row.kind].join("\u0000");
    const known = groups.get(key);
    if (known) known.push(row);
    else groups.set(key, [row]);
  }
  const found: Comparison[] = [];
  for (const [key, some] of groups) {
    const homes = distinct(some.map(({ home }) => home));
    const periods = distinct(some.map(({ period }) => period)).sort();
    const planned = some.filter(isPlan).length;
    const hasPlan = planned > 0 && planned < some.length;
    if (homes.length < 2 && periods.length < 2 && !hasPlan) continue;
    const { concept, unit, kind } = some[0];
    found.push({ key, concept, unit, kind, rows: some, homes, periods, hasPlan });
  }
  const weight = ({ homes, periods, hasPlan }: Comparison): number => homes.length * periods.length + (hasPlan ? 1 : 0);
  return found.sort((a, b) => weight(b) - weight(a) || b.rows.length - a.rows.length || (a.key < b.key ? -1 : 1));
}

export function isPlan({ status }: Row): boolean {
  return status === "Planned";
}

/** The value that stands first in the text for a unit and a period, as plan or as result. */
export function firstOf({ rows }: Comparison, home: string, period: string, plan: boolean): Row | undefined {
  return rows.find((row) => row.home === home && row.period === period && isPlan(row) === plan);
}

function distinct(values: string[]): string[] {
  return [...new Set(values)];
}
