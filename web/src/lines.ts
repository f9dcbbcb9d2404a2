/** Labels broken into lines by characters, never inside one: the drawing library would cut those beyond the BMP in two. */

/** At most so many characters, the last an ellipsis where some are left out. */
export function shortened(text: string, most: number): string {
  const characters = [...text];
  return characters.length > most ? `${characters.slice(0, most - 1).join("")}…` : text;
}

/**
 * Lines of a label.
 *
 * @param most width of a line in Chinese characters; a Latin letter counts half, and a word of them is kept together.
 */
export function lines(label: string, most: number): string[] {
  const made: string[] = [];
  let [line, width] = ["", 0];
  for (const part of label.replace(/\s+/g, " ").match(/[!-~]+| |[^!-~\s]/gu) ?? []) {
    const own = [...part].reduce((sum, character) => sum + (character.codePointAt(0)! < 0x2000 ? 0.5 : 1), 0);
    if (line && width + own > most) {
      made.push(line.trimEnd());
      [line, width] = ["", 0];
    }
    if (line || part.trim()) {
      line += part;
      width += own;
    }
  }
  return line ? [...made, line] : made;
}
