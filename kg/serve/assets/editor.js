// The editor page: YASGUI over this server's endpoint, and the questions that come with the program.
"use strict";

const endpoint = new URL("/sparql", window.location.href).href;

// Completion of terms would ask hosts on the web; this page asks none but its own.
Yasgui.Yasqe.defaults.autocompleters = ["variables"];
Yasgui.Yasqe.defaults.prefixCcApi = null;
// Bare values in whole: data types would fill the table, and columns be cut to make room for them.
Yasgui.Yasr.defaults.plugins.table.dynamicConfig = { compact: true, isEllipsed: false };

const editor = document.getElementById("editor");
const yasgui = new Yasgui(editor, {
    persistenceId: "jiedao-kg",
    requestConfig: { endpoint },
    copyEndpointOnNewTab: false,
    endpointCatalogueOptions: { getData: () => [{ endpoint }], keys: ["endpoint"] },
});

// What an answer names has a page here, at the path of its IRI.
editor.addEventListener("click", (event) => {
    const link = event.target.closest("a.iri");
    if (!link || !link.href.startsWith(editor.dataset.base)) return;
    const { pathname, hash } = new URL(link.href);
    link.href = pathname + hash;
});

/** Opens a question in a tab of its own, or goes to the tab it is open in, and runs it. */
function ask(question) {
    const name = question.title.zh;
    const open = Object.values(yasgui._tabs).find((tab) => tab.getName() === name);
    const tab = open || yasgui.addTab(true, { name, yasqe: { value: question.sparql }, requestConfig: { endpoint } });
    yasgui.selectTabId(tab.getId());
    tab.query().catch(() => undefined); // the page shows what went wrong
}

function item(question) {
    const button = document.createElement("button");
    button.type = "button";
    button.title = `${question.line.zh}\n${question.line.en}`;
    for (const language of ["zh", "en"]) {
        const part = document.createElement("span");
        part.className = language === "zh" ? "title" : "en";
        part.lang = language;
        part.textContent = question.title[language];
        button.append(part);
    }
    button.addEventListener("click", () => ask(question));
    const entry = document.createElement("li");
    entry.append(button);
    return entry;
}

fetch("/questions.json")
    .then((response) => response.json())
    .then((questions) => {
        const list = document.getElementById("questions");
        const entries = questions.map((question) => [item(question), JSON.stringify(question).toLowerCase()]);
        list.append(...entries.map(([entry]) => entry));
        document.getElementById("filter").addEventListener("input", (event) => {
            const sought = event.target.value.trim().toLowerCase();
            for (const [entry, text] of entries) entry.hidden = !text.includes(sought);
        });
    });
