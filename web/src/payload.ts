/** The JSON that kg/sinks/explorer_data.py writes; see there for what each column holds. */

export interface Payload {
  base: string;
  looks: Record<string, [family: string, colour: string, shape: string]>;
  reports: { iri: string; file: string; title: string; unit: number; props: (number | string)[]; text: string }[];
  nodes: {
    iri: string[];
    kind: number[];
    role: number[];
    label: string[];
    report: number[];
    rule: number[];
    sure: number[];
    props: (number | string)[][];
    evidence: number[][];
  };
  edges: { s: number[]; p: number[]; o: number[]; rule: number[]; sure: number[]; evidence: number[][] };
  statements: { s: number[]; p: number[]; v: string[]; rule: number[]; sure: number[]; evidence: number[][] };
  divisions: [code: string, name: string, above: string][];
  listed: number;
  rules: string[];
  terms: [name: string, zh: string, en: string][];
}

export function embedded<T>(id: string): T {
  return JSON.parse(document.getElementById(id)!.textContent!) as T;
}
