/** Elements are made with text nodes only: no string of a report is ever parsed as markup. */

type Attributes = Record<string, string | boolean | number | ((event: never) => void)>;

export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name, value as EventListener);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false) made.setAttribute(name, String(value));
  }
  made.append(...children);
  return made;
}

export function button(label: string, onClick: (event: MouseEvent) => void, attributes: Attributes = {}): HTMLButtonElement {
  return make("button", { type: "button", click: onClick as never, ...attributes }, label);
}

/** Hands a file to the reader. */
export function download(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = make("a", { href: address, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Up and down (or left and right), Home and End move the focus among a group's items, of which one is a tab stop. */
export function roving(container: HTMLElement, selector: string, keys: { back: string; on: string }): void {
  container.addEventListener("keydown", (event) => {
    if (![keys.back, keys.on, "Home", "End"].includes(event.key)) return;
    const items = [...container.querySelectorAll<HTMLElement>(selector)];
    const at = items.indexOf((event.target as HTMLElement).closest<HTMLElement>(selector) as HTMLElement);
    if (at < 0) return;
    const last = items.length - 1;
    const next = { [keys.back]: Math.max(0, at - 1), [keys.on]: Math.min(last, at + 1), Home: 0, End: last }[event.key]!;
    items[at].tabIndex = -1;
    items[next].tabIndex = 0;
    items[next].focus();
    event.preventDefault();
  });
}
