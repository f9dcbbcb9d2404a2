/** Offsets count code points; a browser's strings count UTF-16 units. */

export class Offsets {
  private readonly units: Uint32Array | null;

  constructor(text: string) {
    // without a surrogate pair both counts agree
    this.units = /[\ud800-\udbff][\udc00-\udfff]/.test(text) ? positions(text) : null;
  }

  /** Index into the string of a code point. */
  unit(point: number): number {
    return this.units ? this.units[point] : point;
  }
}

function positions(text: string): Uint32Array {
  const found: number[] = [];
  let at = 0;
  for (const character of text) {
    found.push(at);
    at += character.length;
  }
  found.push(at);
  return Uint32Array.from(found);
}

export interface Piece {
  begin: number;
  end: number;
}

/** Sentences of a text: up to an end mark with the closing quotes and brackets after it, or to the end of the line. */
export function sentences(text: string): Piece[][] {
  const lines: Piece[][] = [];
  for (const line of text.matchAll(/[^\r\n]+/g)) {
    const pieces: Piece[] = [];
    for (const found of line[0].matchAll(/[^。！？!?]*(?:[。！？!?]+[”’」』）)》]*|$)/g)) {
      if (found[0]) pieces.push({ begin: line.index + found.index, end: line.index + found.index + found[0].length });
    }
    lines.push(pieces);
  }
  return lines;
}
