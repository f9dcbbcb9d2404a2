/** Outlines of the node shapes, one list for the canvas, the legend and the SVG download. */

/** Corner points x1, y1, x2, y2 … in [-1, 1], y downwards. */
export const OUTLINES: Record<string, number[]> = {
  circle: regular(24, 0),
  square: [-0.85, -0.85, 0.85, -0.85, 0.85, 0.85, -0.85, 0.85],
  diamond: [0, -1, 1, 0, 0, 1, -1, 0],
  triangle: [0, -0.95, 1, 0.8, -1, 0.8],
  pentagon: regular(5, -90),
  hexagon: regular(6, 0),
  octagon: regular(8, 22.5),
  star: star(5, 0.45),
  house: [0, -1, 1, -0.15, 0.75, -0.15, 0.75, 0.9, -0.75, 0.9, -0.75, -0.15, -1, -0.15],
  drop: [0, 1, -0.75, -0.1, -0.6, -0.7, 0, -1, 0.6, -0.7, 0.75, -0.1],
  flag: [-0.85, -0.9, 1, -0.35, -0.55, 0.2, -0.55, 1, -0.85, 1],
  page: [-0.75, -1, 0.35, -1, 0.75, -0.6, 0.75, 1, -0.75, 1],
  book: [-1, -0.7, 0, -0.45, 1, -0.7, 1, 0.6, 0, 0.85, -1, 0.6],
  pill: [-0.7, -0.6, 0.7, -0.6, 0.93, -0.4, 1, 0, 0.93, 0.4, 0.7, 0.6, -0.7, 0.6, -0.93, 0.4, -1, 0, -0.93, -0.4],
  bars: [-0.9, 0.9, -0.9, 0.1, -0.3, 0.1, -0.3, -0.4, 0.3, -0.4, 0.3, -0.9, 0.9, -0.9, 0.9, 0.9],
  cross: [-0.9, -0.6, -0.6, -0.9, 0, -0.3, 0.6, -0.9, 0.9, -0.6, 0.3, 0, 0.9, 0.6, 0.6, 0.9, 0, 0.3, -0.6, 0.9, -0.9, 0.6, -0.3, 0],
};

function regular(corners: number, turn: number): number[] {
  return Array.from({ length: corners }, (_, at) => polar(1, turn + (360 * at) / corners)).flat();
}

function star(points: number, inner: number): number[] {
  return Array.from({ length: 2 * points }, (_, at) => polar(at % 2 ? inner : 1, -90 + (180 * at) / points)).flat();
}

function polar(radius: number, degrees: number): number[] {
  const angle = (degrees * Math.PI) / 180;
  return [round(radius * Math.cos(angle)), round(radius * Math.sin(angle))];
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** Path data of a shape about a point. */
export function outline(shape: string, x: number, y: number, width: number, height: number): string {
  const points = OUTLINES[shape];
  const corners: string[] = [];
  for (let at = 0; at < points.length; at += 2) {
    corners.push(`${round(x + (points[at] * width) / 2)} ${round(y + (points[at + 1] * height) / 2)}`);
  }
  return `M${corners.join("L")}Z`;
}

const SVG = "http://www.w3.org/2000/svg";

/** A small picture of a shape. */
export function icon(shape: string, colour: string): SVGSVGElement {
  const picture = document.createElementNS(SVG, "svg");
  picture.setAttribute("viewBox", "-9 -9 18 18");
  picture.setAttribute("class", "icon");
  picture.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", outline(shape, 0, 0, 15, 15));
  path.setAttribute("fill", colour);
  path.setAttribute("stroke", "#333");
  path.setAttribute("stroke-width", "1");
  path.setAttribute("stroke-linejoin", "round");
  picture.append(path);
  return picture;
}
